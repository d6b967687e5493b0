package disk

import (
	"errors"
	"path/filepath"
	"testing"
)

func TestPlace(t *testing.T) {
	t.Parallel()
	top, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	at := func(name string) string { return filepath.Join(top, filepath.FromSlash(name)) }
	write(t, at("shop/go.mod"), "module example.com/shop\n")
	write(t, at("shop/orders/a.go"), "package orders\n")
	write(t, at("shop/nested/go.mod"), "module example.com/nested\n")
	write(t, at("shop/nested/a.go"), "package nested\n")
	write(t, at("other/a.go"), "package other\n")
	for name, target := range map[string]string{
		"shop/orders/same.go":    "a.go",
		"shop/up.go":             "orders/a.go",
		"shop/twice.go":          "up.go",
		"shop/absolute.go":       at("shop/orders/a.go"),
		"shop/dangling.go":       "orders/new.go",
		"shop/newfolder.go":      "gen/below/new.go",
		"shop/outside.go":        "../other/a.go",
		"shop/outsidetwice.go":   "outside.go",
		"shop/outsidemissing.go": "../other/new.go",
		"shop/nested.go":         "nested/a.go",
		"shop/itself.go":         "itself.go",
		"link":                   "shop",
		"shop/folder":            "../other",
		"shop/around.go":         "folder/../shop/orders/a.go", // by way of other, beside shop
		"shop/through.go":        "folder/a.go",
		"other/in.go":            "../shop/up.go",
	} {
		link(t, target, at(name))
	}
	for name, want := range map[string]string{
		"shop/orders/a.go":       "shop/orders/a.go",
		"shop/missing.go":        "shop/missing.go",
		"shop/nowhere/a.go":      "shop/nowhere/a.go",
		"shop/orders/same.go":    "shop/orders/a.go",
		"shop/up.go":             "shop/orders/a.go",
		"shop/twice.go":          "shop/orders/a.go",
		"shop/absolute.go":       "shop/orders/a.go",
		"shop/dangling.go":       "shop/orders/new.go",
		"shop/newfolder.go":      "shop/gen/below/new.go",
		"shop/around.go":         "shop/orders/a.go",
		"link/up.go":             "shop/orders/a.go",
		"link/orders/a.go":       "link/orders/a.go",
		"shop/outside.go":        "outside",
		"shop/outsidetwice.go":   "outside",
		"shop/outsidemissing.go": "outside",
		"shop/nested.go":         "outside",
		"shop/through.go":        "outside",
		"other/in.go":            "outside",
		"shop/itself.go":         "error",
	} {
		got, err := Place(at(name))
		switch {
		case errors.Is(err, ErrOutside):
			got = at("outside")
		case err != nil:
			got = at("error")
		}
		if real, err := filepath.EvalSymlinks(got); err == nil && want != "link/orders/a.go" {
			got = real
		}
		if got != at(want) {
			t.Errorf("%s: got %s, want %s", name, got, at(want))
		}
	}
}
