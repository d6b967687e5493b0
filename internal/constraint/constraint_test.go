package constraint

import (
	"go/build/constraint"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func parseConstraint(t *testing.T, text string) Expr {
	t.Helper()
	if text == "" {
		return nil
	}
	expr, err := constraint.Parse("//go:build " + text)
	if err != nil {
		t.Fatal(err)
	}
	return expr
}

func TestConstraintOf(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ name, src, want string }{
		{"a.go", "package a", ""},
		{"linux.go", "package a", ""},
		{"a_linux.go", "package a", "linux"},
		{"a_b_arm64.go", "package a", "arm64"},
		{"a_windows_amd64.go", "package a", "windows && amd64"},
		{"a_amd64_windows.go", "package a", "windows"},
		{"a_linux_test.go", "package a", "linux"},
		{"a_windows_amd64_test.go", "package a", "windows && amd64"},
		{"a_test.go", "package a", ""},
		{"a_unix.go", "package a", ""},
		{"a_nightly.go", "package a", ""},
		{"a.go", "//go:build nightly\n\npackage a", "nightly"},
		{"a.go", "// A license.\n\n//go:build !(a||b)\n\n// Package a.\npackage a", "!(a || b)"},
		{"a_linux.go", "//go:build linux\n\npackage a", "linux"},
		{"a_linux.go", "//go:build cgo\n\npackage a", "linux && cgo"},
		{"a.go", "package a\n\nimport \"C\"", "cgo"},
		{"a.go", "package a\n\n//go:build late", ""},
		{"a.go", "//go:build (\n\npackage a", ""},
	} {
		file, err := parser.ParseFile(token.NewFileSet(), test.name, test.src, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		if got := Text(Of(test.name, file)); got != test.want {
			t.Errorf("%s, %q: got %q, want %q", test.name, test.src, got, test.want)
		}
	}
}

func TestExclude(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		x, y string
		want bool
	}{
		{"", "", false},
		{"", "linux", false},
		{"nightly", "nightly", false},
		{"nightly", "!nightly", true},
		{"nightly", "pro", false},
		{"linux", "windows", true},
		{"linux", "android", false}, // which sets linux too
		{"linux", "unix", false},
		{"windows", "unix", true},
		{"amd64", "arm64", true},
		{"linux && amd64", "linux && arm64", true},
		{"!linux && !windows && !darwin", "freebsd", false},
		{"!unix", "!windows", false}, // plan9
		{"a || b", "!a && !b", true},
		{"a && b", "!(a || b)", true},
		{"go1.21", "!go1.21", true},
		{"cgo", "!cgo", true},
	} {
		x, y := parseConstraint(t, test.x), parseConstraint(t, test.y)
		if got := Exclude(x, y); got != test.want {
			t.Errorf("%q and %q: got %v, want %v", test.x, test.y, got, test.want)
		}
		if got := Exclude(y, x); got != test.want {
			t.Errorf("%q and %q: got %v, want %v", test.y, test.x, got, test.want)
		}
	}
}

func TestOr(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ x, y, want string }{
		{"a", "!a", ""},
		{"", "a", ""},
		{"a", "b", "a || b"},
		{"unix", "windows", "unix || windows"},
		{"linux", "!linux", ""},
		{"a || b", "!a", ""},
	} {
		if got := Text(Or(parseConstraint(t, test.x), parseConstraint(t, test.y))); got != test.want {
			t.Errorf("%q or %q: got %q, want %q", test.x, test.y, got, test.want)
		}
	}
}

func TestConfigurationFor(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Configuration{
		"":                        {os: "linux", arch: "amd64", tags: map[string]bool{"cgo": true, "gc": true}},
		"nightly":                 {os: "linux", arch: "amd64", tags: map[string]bool{"cgo": true, "gc": true, "nightly": true}},
		"!nightly":                {os: "linux", arch: "amd64", tags: map[string]bool{"cgo": true, "gc": true, "nightly": false}},
		"!cgo":                    {os: "linux", arch: "amd64", tags: map[string]bool{"cgo": false, "gc": true}},
		"go1.20":                  {os: "linux", arch: "amd64", tags: map[string]bool{"cgo": true, "gc": true, "go1.20": true}},
		"plan9 && 386":            {os: "plan9", arch: "386", tags: map[string]bool{"cgo": true, "gc": true}},
		"!linux":                  {os: "windows", arch: "amd64", tags: map[string]bool{"cgo": true, "gc": true}},
		"!linux && unix":          {os: "darwin", arch: "amd64", tags: map[string]bool{"cgo": true, "gc": true}},
		"!linux && (unix && ios)": {os: "ios", arch: "amd64", tags: map[string]bool{"cgo": true, "gc": true}},
	} {
		got := ConfigurationFor(parseConstraint(t, text))
		if diff := cmp.Diff(&want, got, cmp.AllowUnexported(Configuration{})); diff != "" {
			t.Errorf("%q, -want +got:\n%s", text, diff)
		}
	}
	if got := ConfigurationFor(parseConstraint(t, "a && !a")); got != nil {
		t.Errorf("a contradiction holds in %v", got)
	}
}

// FuzzConstrainedNames gives every constraint a file whose name brings no other
// constraint, and by which it is known again.
func FuzzConstrainedNames(f *testing.F) {
	for _, text := range []string{"linux", "!linux", "a && b || c", "a && (b || c)", "test", "linux && amd64", "Go && go", "go1.21", "windows_amd64", "é"} {
		f.Add(text, "!"+text)
	}
	f.Fuzz(func(t *testing.T, x, y string) {
		var exprs []Expr
		for _, text := range []string{x, y} {
			if expr, err := constraint.Parse("//go:build " + text); err == nil && (len(exprs) == 0 || exprs[0].String() != expr.String()) {
				exprs = append(exprs, expr)
			}
		}
		names := FileNames("temporal_gen.go", exprs)
		seen := map[string]bool{}
		for _, expr := range exprs {
			name := names[expr.String()]
			if seen[strings.ToLower(name)] {
				t.Errorf("two constraints have the name %s", name)
			}
			seen[strings.ToLower(name)] = true
			if implied := ImpliedByName(name); implied != nil && implied.String() != expr.String() {
				t.Errorf("%s, for %s, implies %s", name, expr, implied)
			}
			if strings.HasSuffix(name, "_test.go") {
				t.Errorf("%s, for %s, is a test", name, expr)
			}
			if base := Unconstrained(name, []byte("//go:build "+expr.String()+"\n\npackage a\n")); base != "temporal_gen.go" {
				t.Errorf("%s, for %s, is taken for one of %s", name, expr, base)
			}
			if base := Unconstrained(name, []byte("package a\n")); base != name {
				t.Errorf("%s without a constraint is taken for one of %s", name, base)
			}
		}
	})
}
