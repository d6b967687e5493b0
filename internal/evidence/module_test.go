package evidence_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/names"
)

// writeModules writes the files of an archive to a folder of its own and
// returns that and its modules: those of its go.mod files, or a module "shop"
// of everything. The file want is none of the module's. A name that ends in
// " -> target" is a symbolic link.
func writeModules(t testing.TB, archive *txtar.Archive) (string, []disk.Module) {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	var modules []disk.Module
	for _, file := range archive.Files {
		name, target, link := strings.Cut(file.Name, " -> ")
		if !filepath.IsLocal(name) || name == "want" {
			continue
		}
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			continue // a fuzzed name may lie below a file
		}
		if link {
			_ = os.Symlink(filepath.FromSlash(target), full)
			continue
		}
		_ = os.WriteFile(full, file.Data, 0o644)
		if path.Base(name) == "go.mod" && !slices.Contains(others(archive), path.Dir(name)) {
			if modulePath := moduleLine(file.Data); modulePath != "" {
				modules = append(modules, disk.Module{Path: modulePath, Dir: filepath.Dir(full)})
			}
		}
	}
	if len(modules) == 0 {
		modules = []disk.Module{{Path: "shop", Dir: root}}
	}
	return root, modules
}

// others are the folders of the modules that are no main ones, by lines of the
// archive's comment:
//
//	not a main module: FOLDER
func others(archive *txtar.Archive) []string {
	var dirs []string
	for line := range strings.Lines(string(archive.Comment)) {
		if dir, ok := strings.CutPrefix(strings.TrimSpace(line), "not a main module: "); ok {
			dirs = append(dirs, dir)
		}
	}
	return dirs
}

// findIn finds packages of the modules that are no main ones.
func findIn(t testing.TB, root string, archive *txtar.Archive) evidence.Find {
	modules := map[string]string{} // folders by module paths
	for _, dir := range others(archive) {
		dir = filepath.Join(root, filepath.FromSlash(dir))
		goMod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err != nil {
			t.Fatal(err)
		}
		modules[moduleLine(goMod)] = dir
	}
	return func(importPaths []string) map[string]string {
		dirs := map[string]string{}
		for _, importPath := range importPaths {
			for modulePath, dir := range modules {
				if rest, ok := strings.CutPrefix(importPath+"/", modulePath+"/"); ok {
					dirs[importPath] = filepath.Join(dir, filepath.FromSlash(rest))
				}
			}
		}
		return dirs
	}
}

func moduleLine(goMod []byte) string {
	for line := range strings.Lines(string(goMod)) {
		line, _, _ = strings.Cut(line, "//")
		if words := strings.Fields(line); len(words) == 2 && words[0] == "module" {
			return strings.Trim(words[1], `"`)
		}
	}
	return ""
}

// questions are the functions of the modules whose first parameter is written
// workflow.Context, in the order of their files, and those that lines of the
// archive's comment add:
//
//	ask PACKAGE NAME
//	ask PACKAGE RECEIVER.NAME
func questions(t testing.TB, archive *txtar.Archive, modules []disk.Module) []evidence.Func {
	t.Helper()
	var functions []evidence.Func
	add := func(fn evidence.Func) {
		if !slices.Contains(functions, fn) {
			functions = append(functions, fn)
		}
	}
	for _, m := range modules {
		err := filepath.WalkDir(m.Dir, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.Type().IsRegular() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
				return nil
			}
			dir, err := filepath.Rel(m.Dir, filepath.Dir(name))
			if err != nil {
				return err
			}
			importPath := path.Join(m.Path, filepath.ToSlash(dir))
			if slices.ContainsFunc(modules, func(o disk.Module) bool {
				return len(o.Dir) > len(m.Dir) && strings.HasPrefix(name, o.Dir+string(filepath.Separator))
			}) {
				return nil // a module below this one
			}
			file, _ := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			if file == nil {
				return nil
			}
			for _, decl := range file.Decls {
				if fn, ok := decl.(*ast.FuncDecl); ok && takesContext(fn) {
					add(question(importPath, receiverOf(fn, file), fn.Name.Name))
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for line := range strings.Lines(string(archive.Comment)) {
		if words := strings.Fields(line); len(words) == 3 && words[0] == "ask" {
			receiver, name, ok := strings.Cut(words[2], ".")
			if !ok {
				receiver, name = "", words[2]
			}
			add(question(words[1], receiver, name))
		}
	}
	return functions
}

func question(importPath, receiver, name string) evidence.Func {
	return evidence.Func{Package: importPath, Receiver: receiver, Name: name, GoName: names.GoName(receiver, name)}
}

func takesContext(fn *ast.FuncDecl) bool {
	if fn.Type.Params == nil || len(fn.Type.Params.List) == 0 {
		return false
	}
	sel, ok := fn.Type.Params.List[0].Type.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Context" {
		return false
	}
	id, ok := sel.X.(*ast.Ident)
	return ok && id.Name == "workflow"
}

// receiverOf is the name of a method's receiver type, of which file may declare an
// alias, "" for a function.
func receiverOf(fn *ast.FuncDecl, file *ast.File) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return ""
	}
	name := firstName(fn.Recv.List[0].Type)
	for range 3 {
		code.TypeSpecs(file, func(spec *ast.TypeSpec, _ *ast.CommentGroup) {
			if spec.Name.Name == name && spec.Assign.IsValid() {
				name = firstName(spec.Type)
			}
		})
	}
	return name
}

// firstName is the first identifier in a type.
func firstName(typ ast.Expr) string {
	var name string
	ast.Inspect(typ, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && name == "" {
			name = id.Name
		}
		return name == ""
	})
	return name
}

// answer is a use in words, one a line, with paths relative to root.
func answer(root string, use evidence.Use) string {
	var b strings.Builder
	place := func(pos token.Position) string { return placeIn(root, pos) }
	write := func(prefix string, uses evidence.Uses) {
		var last string
		for _, r := range uses.Registrations {
			line := "\t" + prefix + "registered " + place(r.Pos)
			switch {
			case r.Generated:
				line += " by generated code"
			case r.Unknown:
				line += " under an unknown name, " + place(r.NamePos)
			case r.Name != "":
				line += " as " + strconv.Quote(r.Name) + ", " + place(r.NamePos)
			default:
				line += ", " + place(r.NamePos)
			}
			if line != last { // by another call
				b.WriteString(line + "\n")
			}
			last = line
		}
		for _, list := range []struct {
			word      string
			positions []token.Position
		}{{"implements", uses.Implementations}, {"started", uses.Starts}, {"handler", uses.Handlers}, {"called", uses.Calls}, {"named", uses.Named}} {
			for _, pos := range list.positions {
				b.WriteString("\t" + prefix + list.word + " " + place(pos) + "\n")
			}
		}
		for _, loss := range uses.Lost {
			b.WriteString("\t" + prefix + "lost " + place(loss.Pos) + " in " + loss.To + "\n")
		}
	}
	write("", use.Code)
	write("in tests ", use.Tests)
	if b.Len() == 0 {
		return "\tno evidence\n"
	}
	return b.String()
}

func placeIn(root string, pos token.Position) string {
	rel, err := filepath.Rel(root, pos.Filename)
	if err != nil {
		rel = pos.Filename
	}
	return filepath.ToSlash(rel) + ":" + strconv.Itoa(pos.Line) + ":" + strconv.Itoa(pos.Column)
}

// blind are the registrations whose functions can't all be told.
func blind(root string, registrations []evidence.Blind) string {
	var b strings.Builder
	for _, blind := range registrations {
		b.WriteString("blind " + placeIn(root, blind.Pos) + ", from " + blind.From)
		if blind.Named {
			b.WriteString(", under names")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func title(fn evidence.Func) string {
	if fn.Receiver != "" {
		return fn.Package + " " + fn.Receiver + "." + fn.Name
	}
	return fn.Package + " " + fn.Name
}
