package main

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// rooms are the packages of the module, and what each may import of the others:
// rooms that know one thing first, then the stages in the order in which data passes
// them. So the table shows that nothing goes in a circle. Only generator,
// generator/callsite and templates can be imported by others.
var rooms = []struct{ room, imports string }{
	{"internal/code", ""},
	{"internal/outline", "code"},
	{"internal/sdk", "code"},
	{"internal/report", ""},
	{"internal/spelling", ""},
	{"internal/parallel", "report"},
	{"internal/constraint", ""},
	{"internal/names", "code constraint sdk"},
	{"internal/directive", "code sdk"},
	{"internal/disk", "names"},
	{"internal/output", "disk names report"},
	{"internal/definition", "sdk"},
	{"internal/lock", ""},
	{"internal/stamp", "disk names output parallel"},
	{"templates", "names parallel sdk"},

	{"internal/typecheck", "code disk outline parallel report"},
	{"internal/source", "code constraint directive disk names report sdk typecheck"},
	{"internal/evidence", "code constraint directive disk names outline parallel report sdk"},
	{"internal/messages", "code directive names report sdk"},
	{"internal/place", "constraint directive disk evidence names output report source"},
	{"internal/discover", "code constraint definition directive evidence messages names parallel report sdk source"},
	{"internal/plan", "code constraint definition directive discover disk names output parallel place report sdk source templates"},

	{"internal/survey", "definition discover disk evidence messages names output place report source"},

	{"internal/finding", "disk report"},
	{"internal/fit", "code sdk"},
	{"internal/wire", "code definition discover disk evidence finding fit lock report sdk survey"},
	{"internal/sites", "code directive fit names report sdk"},
	{"internal/rewrite", "code constraint fit names report sdk sites"},
	{"generator/callsite", "code fit report rewrite sdk sites spelling"},
	{"internal/vet", "callsite code definition discover disk evidence finding output parallel report rewrite sdk sites source survey typecheck"},

	{"generator", "definition disk discover evidence finding output place plan report sdk source survey vet wire"},
	{"cmd/temporal-gen", "callsite finding generator report spelling stamp vet wire"},

	{"internal/mutation", ""},
	{"internal/picture", ""},
	{"internal/testspeed", ""},
}

// TestRooms compares what the packages of the module import with the table.
func TestRooms(t *testing.T) {
	t.Parallel()
	const module = "github.com/temporal-gen/temporal-gen/"
	list := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports,Deps", "./...")
	list.Dir = "../.."
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	imports, deps := map[string][]string{}, map[string][]string{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var pkg struct {
			ImportPath    string
			Imports, Deps []string
		}
		if err := d.Decode(&pkg); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		room := strings.TrimPrefix(pkg.ImportPath, module)
		imports[room], deps[room] = []string{}, pkg.Deps
		for _, path := range pkg.Imports {
			if other, ok := strings.CutPrefix(path, module); ok {
				imports[room] = append(imports[room], other)
			}
		}
	}
	above := map[string]bool{}
	for _, r := range rooms {
		if imports[r.room] == nil {
			t.Errorf("the table has %s, which is no package of the module", r.room)
		}
		for _, other := range imports[r.room] {
			if !slices.Contains(strings.Fields(r.imports), filepath.Base(other)) {
				t.Errorf("%s imports %s, which the table does not allow", r.room, other)
			}
			if !above[other] {
				t.Errorf("%s imports %s, which is below it in the table", r.room, other)
			}
		}
		for _, name := range strings.Fields(r.imports) {
			if !slices.ContainsFunc(imports[r.room], func(other string) bool { return filepath.Base(other) == name }) {
				t.Errorf("the table lets %s import %s, which it does not", r.room, name)
			}
		}
		above[r.room] = true
		delete(imports, r.room)
	}
	for room := range imports {
		t.Errorf("%s is not in the table", room)
	}
	for _, path := range deps["generator/callsite"] {
		if strings.Contains(path, "jennifer") {
			t.Errorf("generator/callsite depends on %s", path)
		}
	}
}

// TestSizes holds files and functions to a length that can be read at once.
func TestSizes(t *testing.T) {
	t.Parallel()
	const maxFile, maxFunction, maxGenerator = 400, 70, 12
	inGenerator := 0
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && slices.Contains([]string{"testdata", "example", ".git"}, entry.Name()):
			return fs.SkipDir
		case filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		if filepath.Dir(path) == filepath.Join("..", "..", "generator") {
			inGenerator++
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		lines := func(n ast.Node) int { return fset.Position(n.End()).Line - fset.Position(n.Pos()).Line + 1 }
		if n := fset.File(file.FileStart).LineCount(); n > maxFile {
			t.Errorf("%s has %d lines: does it hold two things?", path, n)
		}
		for _, decl := range file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && lines(fn) > maxFunction {
				t.Errorf("%s: %s has %d lines", path, fn.Name.Name, lines(fn))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if inGenerator > maxGenerator || inGenerator == 0 {
		t.Errorf("generator has %d files: %d at most, as it has no logic of a stage", inGenerator, maxGenerator)
	}
}
