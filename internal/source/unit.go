package source

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/scanner"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/constraint"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Unit is the part of a package whose files have one build constraint.
type Unit struct {
	Package *packages.Package
	// Constraint is nil for the files that are built always.
	Constraint constraint.Expr
	Files      []*ast.File
	Types      *types.Package
	Info       *types.Info
	errors     []types.Error
	// made are the packages that were not looked at, by import path: their
	// names are guesses.
	made map[string]*types.Package
	// dots are its names from imports with a dot of packages that are not loaded.
	dots *dotted
}

// Units are the units of pkg, the one without a constraint first.
//
// One load sees one configuration, that of the machine it runs on. So that the
// output does not depend on it, files with a constraint are type-checked here,
// whether the load has them or not, each together with those files of the
// package that are built with it in the usual configuration nearest to its
// constraint. Packages that nothing but such files import may not exist on
// this machine: they are taken to have the types that are mentioned, as plain
// data.
func (p *Program) Units(pkg *packages.Package, report, warn func(token.Position, string)) []*Unit {
	always := &Unit{Package: pkg, Files: alwaysBuilt(p.Fset, pkg), Types: pkg.Types, Info: pkg.TypesInfo, errors: pkg.TypeErrors}
	units := []*Unit{always}
	constrained := p.constrainedFiles(pkg, report, warn)
	byText := map[string]*Unit{}
	for _, c := range constrained {
		u := byText[c.constraint.String()]
		if u == nil {
			u = &Unit{Package: pkg, Constraint: c.constraint}
			byText[c.constraint.String()] = u
			units = append(units, u)
		}
		u.Files = append(u.Files, c.file)
	}
	slices.SortFunc(units[1:], func(a, b *Unit) int { return cmp.Compare(a.Constraint.String(), b.Constraint.String()) })
	for _, u := range units[1:] {
		u.check(p, always.Files, constrained)
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
func (p *Program) constrainedFiles(pkg *packages.Package, report, warn func(token.Position, string)) []constrainedFile {
	loaded := map[string]*ast.File{}
	for _, file := range pkg.Syntax {
		loaded[p.Fset.File(file.FileStart).Name()] = file
	}
	var files []constrainedFile
	for _, name := range slices.Sorted(slices.Values(Files(pkg))) {
		file := loaded[name]
		if file == nil {
			src, err := p.files.Read(name)
			if err != nil {
				report(token.Position{Filename: name}, "can't be read ("+disk.Cause(err)+")")
			}
			if err != nil || names.IsOurs(src) {
				continue
			}
			file, err = p.parse(name, src)
			list, ok := errors.AsType[scanner.ErrorList](err)
			noClause := file != nil && file.Name.Name == "" && !constraint.IsScriptSource(src)
			if ok && file != nil && (file.Name.Name == pkg.Name || noClause) {
				report(list[0].Pos, syntaxError(list[0].Msg))
			}
		}
		if file == nil || file.Name.Name != pkg.Name {
			warnOfOther(p.Fset, pkg, name, file, warn)
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
	if file == nil || !constraint.IsConditional(name, file) || code.Import(file, sdk.Workflow) == nil {
		return
	}
	warn(report.Place(fset, file.Name.Pos()), fmt.Sprintf("package %s is in the folder of package %s, under the build constraint %s, so nothing is generated for it: move it to a folder of its own", file.Name.Name, pkg.Name, constraint.Of(name, file)))
}

// check type-checks what u's files declare. free are the files that are built
// always.
func (u *Unit) check(p *Program, free []*ast.File, constrained []constrainedFile) {
	config := constraint.ConfigurationFor(u.Constraint)
	files := append(slices.Clone(u.Files), free...) // of two declarations the first counts
	for _, c := range constrained {
		if !slices.Contains(u.Files, c.file) && config != nil && c.constraint.Eval(config.Sets) {
			files = append(files, c.file)
		}
	}
	// What files that are always built import exists on every machine, and so does
	// the SDK.
	real := map[string]*types.Package{}
	for path, pkg := range p.sdk {
		if len(pkg.Errors) == 0 {
			real[path] = pkg.Types
		}
	}
	for _, imported := range u.Package.Types.Imports() {
		if slices.ContainsFunc(free, func(file *ast.File) bool { return code.Import(file, imported.Path()) != nil }) {
			real[imported.Path()] = imported
		}
	}
	u.made = map[string]*types.Package{}
	u.dots = p.dottedIn(files, real)
	u.Info = &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
	checker := types.Config{
		Importer:                 &mentionedTypes{program: p, real: real, made: u.made, files: files, dots: u.dots},
		IgnoreFuncBodies:         true,
		FakeImportC:              true,
		DisableUnusedImportCheck: true,
		Sizes:                    u.Package.TypesSizes,
		Error: func(err error) {
			if e, ok := errors.AsType[types.Error](err); ok {
				u.errors = append(u.errors, u.dots.explain(e))
			}
		},
	}
	u.Types, _ = checker.Check(u.Package.PkgPath, p.Fset, files, u.Info)
}

// Guesses reports whether the name of pkg is a guess: nobody looked at it, and all
// files give it one of their own.
func (u *Unit) Guesses(pkg *types.Package) bool {
	return u.made[pkg.Path()] == pkg && u.dots.names[pkg.Path()] == "" && !slices.ContainsFunc(u.Files, func(file *ast.File) bool {
		return slices.ContainsFunc(file.Imports, func(spec *ast.ImportSpec) bool {
			return spec.Name == nil && code.ImportPath(spec) == pkg.Path()
		})
	})
}
