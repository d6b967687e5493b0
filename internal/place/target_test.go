package place

import (
	"testing"
)

func TestPackageClause(t *testing.T) {
	t.Parallel()
	for src, want := range map[string]string{
		"package a\n":                       "a",
		"// A comment.\n\npackage a // b\n": "a",
		"//go:build x\n\npackage a":         "a",
		"package a\n\nfunc {":               "a",
		"package":                           "",
		" ":                                 "",
		"<<<<<<<\npackage a\n":              "",
	} {
		if got := packageClause("a.go", []byte(src)); got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
}
