package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/build"
	"go/format"
	"go/parser"
	"go/token"
	"go/types"
	"iter"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// This file type-checks packages of a module for any system and any tags, which
// takes the go command minutes for each. What it passes, go vet checks again for
// this machine.

// libraries are the packages of other modules that random packages, and what is
// generated for them, import.
func libraries(t *testing.T) map[string]*types.Package {
	t.Helper()
	paths := []string{
		"context", "encoding/json", "math/big", "net/url", "testing", "time", "go.temporal.io/api/common/v1",
		"go.temporal.io/api/enums/v1", "go.temporal.io/api/serviceerror", "github.com/google/uuid",
		"google.golang.org/protobuf/types/known/timestamppb",
		sdk.Path + "/client", sdk.Path + "/temporal", sdk.Path + "/worker", sdk.Workflow,
	}
	config := &packages.Config{Mode: packages.NeedName | packages.NeedTypes | packages.NeedImports | packages.NeedExportFile, Dir: testdataDir(t), Context: t.Context()}
	pkgs, err := packages.Load(config, paths...)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]*types.Package{}
	for _, pkg := range pkgs {
		if pkg.Types == nil || len(pkg.Errors) > 0 {
			t.Fatalf("%s: %v", pkg.PkgPath, pkg.Errors)
		}
		found[pkg.PkgPath] = pkg.Types
	}
	return found
}

// randomBuild is a module as one system and some tags have it.
type randomBuild struct {
	root      string
	context   build.Context
	libraries map[string]*types.Package
	fset      *token.FileSet
	checked   map[string]*checkedPackage
}

// checkedPackage is a package of the module, or that with its tests.
type checkedPackage struct {
	types  *types.Package
	files  []*ast.File
	errors []error
}

func newRandomBuild(root, system, arch string, tags []string, libraries map[string]*types.Package) *randomBuild {
	context := build.Default
	context.GOOS, context.GOARCH, context.BuildTags, context.CgoEnabled = system, arch, tags, true
	return &randomBuild{root: root, context: context, libraries: libraries, fset: token.NewFileSet(), checked: map[string]*checkedPackage{}}
}

// String is the environment and the flag that have the go command build it.
func (b *randomBuild) String() string {
	text := fmt.Sprintf("GOOS=%s GOARCH=%s", b.context.GOOS, b.context.GOARCH)
	if len(b.context.BuildTags) > 0 {
		text += " -tags " + strings.Join(b.context.BuildTags, ",")
	}
	return text
}

// Import implements [types.Importer].
func (b *randomBuild) Import(importPath string) (*types.Package, error) {
	if pkg := b.libraries[importPath]; pkg != nil {
		return pkg, nil
	}
	if !strings.HasPrefix(importPath, "example.com/shop/") {
		return nil, fmt.Errorf("package %s is not among the libraries", importPath)
	}
	pkg := b.check(importPath)
	if pkg.types == nil || pkg.types.Name() == "main" {
		return nil, fmt.Errorf("no package %s can be imported", importPath)
	}
	return pkg.types, nil
}

// check type-checks a package, without its tests.
func (b *randomBuild) check(importPath string) *checkedPackage {
	if pkg := b.checked[importPath]; pkg != nil {
		return pkg
	}
	pkg := &checkedPackage{}
	b.checked[importPath] = pkg
	b.typeCheck(pkg, importPath, b, func(file *ast.File, isTest bool) bool { return !isTest })
	return pkg
}

// checkTests type-checks the tests of a package.
func (b *randomBuild) checkTests(importPath string) []error {
	inside, outside := &checkedPackage{}, &checkedPackage{}
	b.typeCheck(inside, importPath, b, func(file *ast.File, isTest bool) bool {
		return !isTest || !strings.HasSuffix(file.Name.Name, "_test")
	})
	b.typeCheck(outside, importPath+"_test", testImporter{b, importPath, inside.types}, func(file *ast.File, isTest bool) bool {
		return isTest && strings.HasSuffix(file.Name.Name, "_test")
	})
	return append(inside.errors, outside.errors...)
}

// testImporter gives external tests their package with its in-package tests.
type testImporter struct {
	*randomBuild
	path string
	pkg  *types.Package
}

func (i testImporter) Import(importPath string) (*types.Package, error) {
	if importPath == i.path {
		return i.pkg, nil
	}
	return i.randomBuild.Import(importPath)
}

// typeCheck type-checks the files that the build has of a package's folder.
func (b *randomBuild) typeCheck(pkg *checkedPackage, importPath string, importer types.Importer, has func(file *ast.File, isTest bool) bool) {
	dir := filepath.Join(b.root, filepath.FromSlash(strings.TrimSuffix(folderOf(importPath), "_test")))
	fail := func(err error) { pkg.errors = append(pkg.errors, err) }
	names, _ := filepath.Glob(filepath.Join(dir, "*.go"))
	for _, name := range names {
		if ok, err := b.context.MatchFile(dir, filepath.Base(name)); err != nil {
			fail(err)
			continue
		} else if !ok {
			continue
		}
		file, err := parser.ParseFile(b.fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			fail(err)
			continue
		}
		if has(file, strings.HasSuffix(name, "_test.go")) {
			pkg.files = append(pkg.files, file)
		}
	}
	for _, file := range pkg.files {
		for _, spec := range file.Imports {
			if imported, _ := strconv.Unquote(spec.Path.Value); !mayImport(strings.TrimSuffix(importPath, "_test"), imported) {
				fail(types.Error{Fset: b.fset, Pos: spec.Pos(), Msg: "use of internal package " + imported})
			}
		}
	}
	if len(pkg.files) > 0 {
		config := types.Config{Importer: importer, Error: fail, Sizes: types.SizesFor("gc", b.context.GOARCH)}
		pkg.types, _ = config.Check(importPath, b.fset, pkg.files, nil)
	}
}

// builds are the builds that differ for a case, that of this machine first.
func (c *randomCase) builds(root string, libraries map[string]*types.Package) []*randomBuild {
	mentions := func(words ...string) bool {
		for _, p := range c.packages {
			for _, f := range p.files {
				for _, w := range words {
					if strings.Contains(f.build+f.head, w) || constrainingName.MatchString(f.name) && strings.Contains(f.name, w) {
						return true
					}
				}
			}
		}
		return false
	}
	systems, archs, tags := []string{"linux"}, []string{"amd64"}, [][]string{nil}
	if mentions("linux", "windows", "unix") {
		systems = []string{"linux", "windows", "darwin"}
	}
	if mentions("amd64", "arm64") {
		archs = append(archs, "arm64")
	}
	if mentions("nightly", "pro") {
		tags = [][]string{nil, {"nightly"}, {"pro"}, {"nightly", "pro"}}
	}
	var all []*randomBuild
	for _, system := range systems {
		for _, arch := range archs {
			for _, set := range tags {
				all = append(all, newRandomBuild(root, system, arch, set, libraries))
			}
		}
	}
	return all
}

// compileErrors are what is wrong with packages in a build, tests included.
func (b *randomBuild) compileErrors(paths []string) []error {
	var errs []error
	for _, p := range paths {
		if errs = append(errs, b.check(p).errors...); len(errs) == 0 { // else tests would have the same
			errs = b.checkTests(p)
		}
	}
	return errs
}

// formatError says in which way a generated file is not as gofmt leaves it.
func formatError(name string) error {
	src, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	formatted, err := format.Source(src)
	switch {
	case err != nil:
		return err
	case !bytes.Equal(src, formatted):
		line := 0
		for a, b := range bothLines(src, formatted) {
			line++
			if a != b {
				return fmt.Errorf("%s:%d: is not gofmt's: %q instead of %q", name, line, a, b)
			}
		}
	}
	return nil
}

// bothLines are the lines of two texts, side by side.
func bothLines(a, b []byte) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		nextA, stopA := iter.Pull(strings.Lines(string(a)))
		defer stopA()
		nextB, stopB := iter.Pull(strings.Lines(string(b)))
		defer stopB()
		for {
			lineA, okA := nextA()
			lineB, okB := nextB()
			if !okA && !okB || !yield(lineA, lineB) {
				return
			}
		}
	}
}

// place is the file and the line that an error begins with, "" for none.
func place(err error) (file string, line int) {
	switch err := err.(type) {
	case types.Error:
		pos := err.Fset.Position(err.Pos)
		return pos.Filename, pos.Line
	}
	parts := strings.SplitN(err.Error(), ":", 3)
	if len(parts) < 3 {
		return "", 0
	}
	line, _ = strconv.Atoi(parts[1])
	return parts[0], line
}

// excerpt is what is around the place of an error.
func excerpt(err error) string {
	file, line := place(err)
	src, readErr := os.ReadFile(file)
	if readErr != nil {
		return ""
	}
	lines := slices.Collect(strings.Lines(string(src)))
	var b strings.Builder
	for i := max(line-4, 0); i < min(line+3, len(lines)); i++ {
		fmt.Fprintf(&b, "\t%s:%d\t%s\n", path.Base(filepath.ToSlash(file)), i+1, strings.TrimRight(lines[i], "\r\n"))
	}
	return b.String()
}
