package source

import (
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/temporal-gen/temporal-gen/internal/disk"
)

// TestMatches compares what wildcards match with what the go command lists for
// them, in a workspace where every package is visible to it.
func TestMatches(t *testing.T) {
	t.Parallel()
	root, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"go.work":                   "go 1.25\n\nuse (\n\t./shop\n\t./shop/nested\n)\n",
		"shop/go.mod":               "module example.com/shop\n\ngo 1.25\n",
		"shop/nested/go.mod":        "module example.com/shop/nested\n\ngo 1.25\n",
		"shop/nested/deep/deep.go":  "package deep\n",
		"shop/nested/nested.go":     "package nested\n",
		"shop/shop.go":              "package shop\n",
		"shop/orders/orders.go":     "package orders\n",
		"shop/orders/v2/orders.go":  "package orders\n",
		"shop/ordersclient/c.go":    "package ordersclient\n",
		"shop/a.b/ab.go":            "package ab\n",
		"shop/internal/deep/d.go":   "package deep\n",
		"shop/testdata/data/d.go":   "package data\n",
		"shop/_hidden/h.go":         "package h\n",
		"shop/alone/go.mod":         "module example.com/alone\n",
		"shop/alone/alone.go":       "package alone\n",
		"shop/orders/v2/x/a/aa.go":  "package a\n",
		"shop/orders/v2/x/ab/ab.go": "package ab\n",
	} {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, dir := range []string{"shop", "shop/orders", "shop/nested"} {
		dir := filepath.Join(root, filepath.FromSlash(dir))
		modules, err := Query{Dir: dir}.Modules()
		if err != nil {
			t.Fatal(err)
		}
		all := foldersOf(modules)
		for _, pattern := range []string{
			"./...", "../...", "...", "./orders...", "./orders/...", "./.../deep", "./v2/...", "./v2/x/a...", "./a.b/...", "./...b", "../orders/...",
			"./nested/...", "./../shop/...", "example.com/shop/...", "example.com/shop...", "example.com/.../deep", "example.com/shop/nested/...", "...deep", "work", "example.com/shop/.../", "./orders/.../",
			filepath.Join(root, "shop", "orders") + string(filepath.Separator) + "...", "./nowhere/...", "example.com/nowhere/...", "./testdata/...", "./alone/...",
		} {
			cmd := exec.Command("go", "list", "-e", "-find", "-f", "{{.Standard}} {{.ImportPath}}", pattern)
			cmd.Dir = dir
			out, err := cmd.Output()
			if err != nil {
				t.Errorf("go list %s in %s: %v", pattern, dir, err)
			}
			want := []string{}
			for line := range strings.Lines(string(out)) {
				path, ok := strings.CutPrefix(strings.TrimSpace(line), "false ")
				if ok && !strings.Contains(path, "...") { // which is listed where nothing matches
					want = append(want, path)
				}
			}
			got := []string{}
			for _, p := range all {
				if matches(pattern, dir, p) {
					got = append(got, p.Path)
				}
			}
			slices.Sort(want)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s in %s, -go list +matches:\n%s", pattern, dir, diff)
			}
		}
	}
}

// foldersOf are the folders of modules that have Go files.
func foldersOf(modules []disk.Module) []disk.Folder {
	byPath := map[string]disk.Folder{}
	for _, m := range modules {
		disk.GoFiles(m.Dir, func(dir, name string) {
			importPath := path.Join(m.Path, dir)
			byPath[importPath] = disk.Folder{Path: importPath, Dir: filepath.Dir(name), Module: m.Dir}
		})
	}
	return slices.SortedFunc(maps.Values(byPath), func(a, b disk.Folder) int { return strings.Compare(a.Path, b.Path) })
}

// TestMatchOrder requires the order of the go command, which goes from folder to
// folder.
func TestMatchOrder(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	for name, text := range map[string]string{
		"go.mod": "module example.com/shop\n\ngo 1.25\n", "orders/old/o.go": "package old\n", "orders-new/o.go": "package orders\n",
	} {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	query := Query{Dir: root, Fset: token.NewFileSet()}
	found, err := query.Match([]string{"./..."}, func() ([]disk.Folder, error) { return nil, nil })
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, pkg := range found.Packages {
		got = append(got, pkg.PkgPath)
	}
	if diff := cmp.Diff([]string{"example.com/shop/orders/old", "example.com/shop/orders-new"}, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
