package vet

import (
	"go/ast"
	"go/build"
	"go/parser"
	"go/types"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"unsafe"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// A file that imports "C" reaches the compiler, and whoever asks the go command
// what the compiler gets, as what cgo made of it: with another name, with other
// text in the place of C.int, and with line directives that tell where in the
// original something is. That is enough to report what is found there, and
// nothing to edit.

// asWritten is a package with the files that import "C" as people have them,
// and pkg itself where there are none.
func (m *Module) asWritten(pkg *packages.Package) (*packages.Package, error) {
	written := *pkg
	written.Syntax, written.CompiledGoFiles = nil, nil
	originals := map[string]string{} // by their names in the folder
	for _, name := range pkg.GoFiles {
		if !slices.Contains(pkg.CompiledGoFiles, name) {
			originals[filepath.Base(name)] = name
		}
	}
	if len(originals) == 0 {
		return pkg, nil
	}
	for _, file := range pkg.Syntax {
		name := m.fset.File(file.FileStart).Name()
		if original, ok := originals[originOf(file)]; ok {
			name = original
			src, err := disk.Read(name)
			if err != nil {
				return nil, err
			}
			if file, err = parseFile(m.fset, name, src); err != nil {
				return nil, err
			}
		}
		written.Syntax = append(written.Syntax, file)
		written.CompiledGoFiles = append(written.CompiledGoFiles, name)
	}
	written.TypesInfo = newInfo(0)
	var err error
	written.Types, err = m.checkerOf(pkg).Check(pkg.PkgPath, m.fset, written.Syntax, written.TypesInfo)
	return &written, err
}

// checkerOf type-checks the source of a package that was loaded.
func (m *Module) checkerOf(pkg *packages.Package) *types.Config {
	config := &types.Config{Importer: loaded{m, pkg}, Sizes: pkg.TypesSizes}
	if pkg.Module != nil && pkg.Module.GoVersion != "" {
		config.GoVersion = "go" + pkg.Module.GoVersion
	}
	// Files that import "C" come with one of cgo's that declares what they take
	// from there. This setting has C.x mean that, and is not exported: gopls and
	// go/packages set it in this way, too.
	if uses := reflect.ValueOf(config).Elem().FieldByName("go115UsesCgo"); uses.IsValid() {
		*(*bool)(unsafe.Pointer(uses.UnsafeAddr())) = true
	}
	return config
}

const lineDirective = "//line "

// originOf is the name of the file that cgo made a file from, as it is called in
// its folder; "" for other files.
func originOf(file *ast.File) string {
	if len(file.Comments) < 2 || file.Comments[0].List[0].Text != sites.CgoHeader {
		return ""
	}
	origin, ok := strings.CutPrefix(file.Comments[1].List[0].Text, lineDirective)
	if !ok {
		return ""
	}
	return filepath.Base(strings.TrimSuffix(origin, ":1:1"))
}

// cgoErrors are the go command's words on why cgo makes nothing of a package: of
// the package, or of the one that all that use cgo import. They are "" if it has
// none.
func cgoErrors(pkg *packages.Package) string {
	failed := slices.Clone(pkg.Errors)
	if runtime := pkg.Imports["runtime/cgo"]; runtime != nil {
		failed = append(failed, runtime.Errors...)
	}
	for _, err := range failed {
		// # PACKAGE, and what cgo says.
		if heading, words, ok := strings.Cut(err.Msg, "\n"); ok && strings.HasPrefix(heading, "# ") {
			return report.Lines(words)
		}
	}
	return ""
}

// withoutCgo are warnings of files that a package does not have without cgo,
// and that may name workflows.
func (m *Module) withoutCgo(pkg *packages.Package, tags string) []report.Diagnostic {
	var warnings []report.Diagnostic
	context := build.Default
	context.CgoEnabled, context.BuildTags = true, strings.Split(tags, ",")
	for _, name := range pkg.IgnoredFiles {
		if filepath.Ext(name) != ".go" {
			continue
		}
		src, err := disk.Read(name)
		if err != nil {
			continue // nothing that a build would have
		}
		file, err := parser.ParseFile(m.fset, name, src, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			continue // of some other configuration, or of none
		}
		i := slices.IndexFunc(file.Imports, func(spec *ast.ImportSpec) bool { return spec.Path.Value == `"C"` })
		built, err := context.MatchFile(filepath.Dir(name), filepath.Base(name))
		if i >= 0 && built && err == nil && !ast.IsGenerated(file) && code.Reaches(pkg.Types, sdk.Has) {
			warnings = append(warnings, report.Diagnostic{
				Pos:     report.Place(m.fset, file.Imports[i].Pos()),
				Message: `warning: not checked, since files that import "C" are not built here: set CGO_ENABLED=1, with a C compiler`,
			})
		}
	}
	return warnings
}
