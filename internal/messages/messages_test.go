package messages_test

import (
	"flag"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/txtar"

	"github.com/temporal-gen/temporal-gen/internal/messages"
	"github.com/temporal-gen/temporal-gen/internal/testspeed"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// module holds the cases of testdata: each archive is a folder of one module,
// so that one load does for all. Its files are packages below shop/NAME, and the
// file want is what every function has whose name ends in Workflow.
type module struct {
	root     string
	archives map[string]*txtar.Archive
	fset     *token.FileSet
	packages []*packages.Package
}

// loaded is the module, which the first test that needs it loads for all.
var loaded struct {
	sync.Once
	*module
}

func TestMain(m *testing.M) {
	testspeed.Prepare(filepath.Join("..", "..", "testdata"))
	status := m.Run()
	if loaded.module != nil {
		os.RemoveAll(loaded.root)
	}
	os.Exit(status)
}

func loadModule(t testing.TB) *module {
	t.Helper()
	loaded.Do(func() {
		root, err := os.MkdirTemp("", "messages")
		if err != nil {
			t.Fatal(err)
		}
		root, err = filepath.EvalSymlinks(root)
		if err != nil {
			t.Fatal(err)
		}
		loaded.module = &module{root: root, archives: map[string]*txtar.Archive{}, fset: token.NewFileSet()}
		loaded.read(t)
		loaded.packages = loaded.load(t, "./...")
	})
	if loaded.module == nil || loaded.packages == nil {
		t.Fatal("the module could not be loaded: see the first failure")
	}
	m := *loaded.module
	m.packages = slices.Clone(m.packages)
	return &m
}

// read writes the archives into the module's folder.
func (m *module) read(t testing.TB) {
	t.Helper()
	sdk := filepath.Join("..", "..", "testdata")
	goMod := regexp.MustCompile(`(?m)^module .*$`).ReplaceAllString(readText(t, filepath.Join(sdk, "go.mod")), "module shop")
	writeFile(t, filepath.Join(m.root, "go.mod"), goMod)
	writeFile(t, filepath.Join(m.root, "go.sum"), readText(t, filepath.Join(sdk, "go.sum")))
	names, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range names {
		archive := txtar.Parse([]byte(readText(t, file)))
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		m.archives[name] = archive
		for _, f := range archive.Files {
			if f.Name != "want" {
				writeFile(t, filepath.Join(m.root, name, filepath.FromSlash(f.Name)), string(f.Data))
			}
		}
	}
}

// load loads packages as the tool does.
func (m *module) load(t testing.TB, patterns ...string) []*packages.Package {
	t.Helper()
	pkgs, err := packages.Load(&packages.Config{
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedModule | packages.NeedCompiledGoFiles | packages.NeedImports |
			packages.NeedTypes | packages.NeedTypesSizes | packages.NeedSyntax | packages.NeedTypesInfo,
		Dir:  m.root,
		Fset: m.fset,
	}, patterns...)
	if err != nil {
		t.Fatal(err)
	}
	return pkgs
}

func readText(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}

func writeFile(t testing.TB, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// workflow is a function to ask about.
type workflow struct {
	fn  *types.Func
	pkg *packages.Package
}

// workflows are the functions of a case, in the order of its packages and files.
func (m *module) workflows(name string) []workflow {
	var all []workflow
	for _, pkg := range m.packages {
		if pkg.PkgPath != "shop/"+name && !strings.HasPrefix(pkg.PkgPath, "shop/"+name+"/") {
			continue
		}
		for _, file := range pkg.Syntax {
			for _, decl := range file.Decls {
				if decl, ok := decl.(*ast.FuncDecl); ok && strings.HasSuffix(decl.Name.Name, "Workflow") {
					all = append(all, workflow{pkg.TypesInfo.Defs[decl.Name].(*types.Func), pkg})
				}
			}
		}
	}
	return all
}

// place is a position relative to the folder of the case.
func (m *module) place(pos token.Position) string {
	rel, err := filepath.Rel(m.root, pos.Filename)
	if err != nil {
		rel = pos.Filename
	}
	_, rel, _ = strings.Cut(filepath.ToSlash(rel), "/")
	return fmt.Sprintf("%s:%d", rel, pos.Line)
}

func (m *module) reader() *messages.Reader {
	return messages.NewReader(m.fset, m.packages, m.place)
}

// answer is what a reader says of a workflow.
func (m *module) answer(reader *messages.Reader, w workflow) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", strings.TrimPrefix(strings.ReplaceAll(w.fn.FullName(), w.pkg.PkgPath, w.pkg.Name), "shop/"))
	for _, msg := range reader.Of(w.fn) {
		fmt.Fprintf(&b, "\t%s %q", msg.Kind, msg.Name)
		if msg.Problem != "" {
			fmt.Fprintf(&b, ", %s: %s\n", m.place(msg.Pos), msg.Problem)
			continue
		}
		sig := types.NewSignatureType(nil, nil, nil, types.NewTuple(msg.Params...), nil, false)
		text := strings.TrimPrefix(types.TypeString(sig, types.RelativeTo(w.fn.Pkg())), "func")
		if msg.Result != nil {
			text += " " + types.TypeString(msg.Result, types.RelativeTo(w.fn.Pkg()))
		}
		fmt.Fprintf(&b, "%s, %s\n", text, m.place(msg.Pos))
	}
	return b.String()
}

// TestOf asks about the workflows of each case.
func TestOf(t *testing.T) {
	m := loadModule(t)
	for _, pkg := range m.packages {
		ill := slices.ContainsFunc(pkg.Syntax, func(f *ast.File) bool {
			return strings.Contains(fmt.Sprint(m.fset.Position(f.Pos()).Filename), "illtyped")
		})
		for _, e := range pkg.Errors {
			if !ill {
				t.Errorf("%s: %v", pkg.PkgPath, e)
			}
		}
	}
	reader := m.reader()
	for name, archive := range m.archives {
		t.Run(name, func(t *testing.T) {
			var b strings.Builder
			for _, w := range m.workflows(name) {
				b.WriteString(m.answer(reader, w))
			}
			want, files := "", archive.Files
			if last := len(files) - 1; last >= 0 && files[last].Name == "want" {
				want, files = string(files[last].Data), files[:last]
			}
			if *update {
				archive.Files = append(slices.Clone(files), txtar.File{Name: "want", Data: []byte(b.String())})
				writeFile(t, filepath.Join("testdata", name+".txtar"), string(txtar.Format(archive)))
				return
			}
			if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(b.String(), "\n")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// TestOrder asks in another order, of a reader with its packages in another
// order: an answer must not depend on either.
func TestOrder(t *testing.T) {
	m := loadModule(t)
	var all []workflow
	for name := range m.archives {
		all = append(all, m.workflows(name)...)
	}
	want := map[*types.Func]string{}
	reader := m.reader()
	for _, w := range all {
		want[w.fn] = m.answer(reader, w)
	}
	order := rand.New(rand.NewPCG(1, 2))
	for range 3 {
		order.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		order.Shuffle(len(m.packages), func(i, j int) { m.packages[i], m.packages[j] = m.packages[j], m.packages[i] })
		reader := m.reader()
		for _, w := range all {
			if diff := cmp.Diff(want[w.fn], m.answer(reader, w)); diff != "" {
				t.Errorf("%s, in another order:\n%s", w.fn.FullName(), diff)
			}
		}
	}
}
