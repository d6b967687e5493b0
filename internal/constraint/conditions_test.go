package constraint

import (
	"go/parser"
	"go/token"
	"strings"
	"testing"
)

func TestConditions(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, src, want string }{
		{"a.go", "package a", ""},
		{"a.go", "//go:build nightly\n\npackage a", "nightly"},
		{"a.go", "//go:build a && (b || c) && !d\n\npackage a", "!d, a, b || c"},
		{"a.go", "package a\n\nimport \"C\"", "cgo"},
		{"a.go", "package a\n\n//go:build late\n", ""},
		{"a_linux.go", "package a", "linux"},
		{"a_linux_test.go", "package a", "linux"},
		{"a_linux_arm64.go", "//go:build cgo\n\npackage a", "arm64, cgo, linux"},
		{"linux.go", "package a", ""},
		{"a_linux_b.go", "package a", ""},
		{"a_cgo.go", "package a", ""},
	} {
		file, err := parser.ParseFile(token.NewFileSet(), test.name, test.src, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(Conditions("folder/"+test.name, file), ", "); got != test.want {
			t.Errorf("%s: %q: %s, want %s", test.name, test.src, got, test.want)
		}
	}
}
