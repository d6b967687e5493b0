package generator

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/scanner"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/constraint"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// unit is the part of a package whose files have one build constraint.
type unit struct {
	pkg *packages.Package
	// constraint is nil for the files that are built always.
	constraint constraint.Expr
	files      []*ast.File
	types      *types.Package
	info       *types.Info
	errors     []types.Error
	// made are the packages that were not looked at, by import path: their
	// names are guesses.
	made map[string]*types.Package
	// dots are its names from imports with a dot of packages that are not loaded.
	dots *dotted
	// byMethod are the SDK's interfaces by the names of their methods, nil until
	// needed.
	byMethod map[string][]*types.Interface
}

// unitsOf are the units of pkg, the one without a constraint first.
//
// One load sees one configuration, that of the machine it runs on. So that the
// output does not depend on it, files with a constraint are type-checked here,
// whether the load has them or not, each together with those files of the
// package that are built with it in the usual configuration nearest to its
// constraint. Packages that nothing but such files import may not exist on
// this machine: they are taken to have the types that are mentioned, as plain
// data.
func unitsOf(src *source, pkg *packages.Package, report, warn func(token.Position, string)) []*unit {
	fset := src.fset
	always := &unit{pkg: pkg, types: pkg.Types, info: pkg.TypesInfo, errors: pkg.TypeErrors}
	units := []*unit{always}
	constrained := constrainedFiles(fset, pkg, report, warn)
	always.files = alwaysBuilt(fset, pkg)
	byText := map[string]*unit{}
	for _, c := range constrained {
		u := byText[c.constraint.String()]
		if u == nil {
			u = &unit{pkg: pkg, constraint: c.constraint}
			byText[c.constraint.String()] = u
			units = append(units, u)
		}
		u.files = append(u.files, c.file)
	}
	slices.SortFunc(units[1:], func(a, b *unit) int { return cmp.Compare(a.constraint.String(), b.constraint.String()) })
	for _, u := range units[1:] {
		u.check(src, always.files, constrained)
	}
	return units
}

// alwaysBuilt are the loaded files of pkg that have no build constraint.
func alwaysBuilt(fset *token.FileSet, pkg *packages.Package) []*ast.File {
	var files []*ast.File
	for _, file := range pkg.Syntax {
		name := fset.File(file.FileStart).Name()
		byCgo := slices.Contains(pkg.CompiledGoFiles, name) && !slices.Contains(pkg.GoFiles, name)
		if !byCgo && constraint.Of(name, file) == nil {
			files = append(files, file)
		}
	}
	return files
}

// constrainedFile is a file with a build constraint.
type constrainedFile struct {
	name       string
	file       *ast.File
	constraint constraint.Expr
}

// constrainedFiles are the files of pkg that have a build constraint, whether
// this configuration builds them or not, but for the tool's own output. A file
// of another package is none of its files, nor is one with the tag ignore,
// which by convention nobody sets.
func constrainedFiles(fset *token.FileSet, pkg *packages.Package, report, warn func(token.Position, string)) []constrainedFile {
	loaded := map[string]*ast.File{}
	for _, file := range pkg.Syntax {
		loaded[fset.File(file.FileStart).Name()] = file
	}
	var files []constrainedFile
	for _, name := range slices.Sorted(slices.Values(slices.Concat(pkg.GoFiles, goFiles(pkg.IgnoredFiles)))) {
		file := loaded[name]
		if file == nil {
			src, err := disk.Read(name)
			if err != nil {
				report(token.Position{Filename: name}, "can't be read ("+disk.Cause(err)+")")
			}
			if err != nil || names.IsOurs(src) {
				continue
			}
			file, err = parseFile(fset, name, src)
			list, ok := errors.AsType[scanner.ErrorList](err)
			noClause := file != nil && file.Name.Name == "" && !evidence.IsScript(src)
			if ok && file != nil && (file.Name.Name == pkg.Name || noClause) {
				report(list[0].Pos, syntaxError(list[0].Msg))
			}
		}
		if file == nil || file.Name.Name != pkg.Name {
			warnOfOther(fset, pkg, name, file, warn)
			continue
		}
		expr := constraint.Of(name, file)
		if expr == nil || constraint.IsScript(expr) {
			continue
		}
		files = append(files, constrainedFile{name, file, expr})
	}
	return files
}

// warnOfOther warns of a file in the folder of pkg that belongs to another package
// under a constraint, and may have workflows.
func warnOfOther(fset *token.FileSet, pkg *packages.Package, name string, file *ast.File, warn func(token.Position, string)) {
	if file == nil || !constraint.IsConditional(name, file) || !imports(file, sdk.Workflow) {
		return
	}
	warn(report.Place(fset, file.Name.Pos()), fmt.Sprintf("package %s stands under the build constraint %s in the folder of package %s, so nothing is generated for it: move it to a folder of its own", file.Name.Name, constraint.Of(name, file), pkg.Name))
}

// goFiles are the names of the Go files among names that are no tests.
func goFiles(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go")
	})
}

// check type-checks what u's files declare. free are the files that are built
// always.
func (u *unit) check(src *source, free []*ast.File, constrained []constrainedFile) {
	config := constraint.ConfigurationFor(u.constraint)
	files := append(slices.Clone(u.files), free...) // of two declarations the first counts
	for _, c := range constrained {
		if !slices.Contains(u.files, c.file) && config != nil && c.constraint.Eval(config.Sets) {
			files = append(files, c.file)
		}
	}
	// What files that are always built import exists on every machine, and so does
	// the SDK.
	real := map[string]*types.Package{}
	for path, pkg := range src.sdk {
		if len(pkg.Errors) == 0 {
			real[path] = pkg.Types
		}
	}
	for _, imported := range u.pkg.Types.Imports() {
		if slices.ContainsFunc(free, func(file *ast.File) bool { return imports(file, imported.Path()) }) {
			real[imported.Path()] = imported
		}
	}
	u.made = map[string]*types.Package{}
	u.dots = src.dottedIn(files, real)
	u.info = &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	checker := types.Config{
		Importer:                 &mentionedTypes{src: src, real: real, made: u.made, files: files, dots: u.dots},
		IgnoreFuncBodies:         true,
		FakeImportC:              true,
		DisableUnusedImportCheck: true,
		Sizes:                    u.pkg.TypesSizes,
		Error: func(err error) {
			if e, ok := errors.AsType[types.Error](err); ok {
				u.errors = append(u.errors, u.dots.explain(e))
			}
		},
	}
	u.types, _ = checker.Check(u.pkg.PkgPath, src.fset, files, u.info)
}

// guesses says whether the name of pkg is a guess: nobody looked at it, and all
// files give it one of their own.
func (u *unit) guesses(pkg *types.Package) bool {
	return u.made[pkg.Path()] == pkg && u.dots.names[pkg.Path()] == "" && !slices.ContainsFunc(u.files, func(file *ast.File) bool {
		return slices.ContainsFunc(file.Imports, func(spec *ast.ImportSpec) bool {
			return spec.Name == nil && spec.Path.Value == strconv.Quote(pkg.Path())
		})
	})
}
