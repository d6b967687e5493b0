package report

import (
	"go/token"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRelative(t *testing.T) {
	t.Parallel()
	root := "/"
	if runtime.GOOS == "windows" {
		root = `C:\`
	}
	for _, test := range []struct{ dir, path, want string }{
		{"shop", "shop/orders/a.go", "orders/a.go"},
		{"shop", "shop/a.go", "a.go"},
		{"shop/orders", "shop/returns/a.go", "../returns/a.go"},
		{"shop/orders", "shop/a.go", "../a.go"},
		{"shop/a/b", "shop/a.go", "../../a.go"},
		{"shop/a/b/c", "shop/a.go", "/shop/a.go"},
		{"shop", "shopping/a.go", "../shopping/a.go"},
		{"shop", "shop/..data/a.go", "..data/a.go"},
		{"shop", "shop/a b/a.go", "a b/a.go"},
	} {
		dir, path := root+filepath.FromSlash(test.dir), root+filepath.FromSlash(test.path)
		want := test.want
		if want[0] == '/' {
			want = filepath.ToSlash(root) + want[1:]
		}
		if got := Relative(dir, path); got != want {
			t.Errorf("%s from %s: got %s, want %s", path, dir, got, want)
		}
	}
}

func TestFormat(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "orders", "a.go")
	for _, test := range []struct {
		pos  token.Position
		want string
	}{
		{token.Position{}, "wrong"},
		{token.Position{Filename: file}, "orders/a.go: wrong"},
		{token.Position{Filename: file, Line: 3}, "orders/a.go:3: wrong"},
		{token.Position{Filename: file, Line: 3, Column: 5}, "orders/a.go:3:5: wrong"},
	} {
		if got := (Diagnostic{test.pos, "wrong"}).Format(dir); got != test.want {
			t.Errorf("got %s, want %s", got, test.want)
		}
	}
}

func TestSort(t *testing.T) {
	t.Parallel()
	at := func(file string, line, column int, message string) Diagnostic {
		return Diagnostic{token.Position{Filename: file, Line: line, Column: column}, message}
	}
	got := Sort([]Diagnostic{
		at("b.go", 1, 1, "x"), at("a.go", 10, 1, "x"), at("a.go", 9, 2, "x"), at("a.go", 9, 1, "y"),
		at("a.go", 9, 1, "x"), at("b.go", 1, 1, "x"), at("", 0, 0, "x"),
	})
	want := []Diagnostic{
		at("", 0, 0, "x"), at("a.go", 9, 1, "x"), at("a.go", 9, 1, "y"), at("a.go", 9, 2, "x"),
		at("a.go", 10, 1, "x"), at("b.go", 1, 1, "x"),
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
