package templates

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"
	"github.com/google/go-cmp/cmp"
)

func TestDocument(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name       string
		text       string
		paragraphs [][]string
		want       string
	}{
		{"one line", "A does it.", nil, "// A does it.\nvar A int"},
		{
			"a paragraph", "A does it.", [][]string{{"Deprecated: use B", "or C."}},
			"// A does it.\n//\n// Deprecated: use B\n// or C.\nvar A int",
		},
		{"empty paragraphs", "A does it.", [][]string{nil, {}, {"More."}, nil}, "// A does it.\n//\n// More.\nvar A int"},
		{
			"lines stay as they are", "A.", [][]string{{"List:", "", "\tcode /* x */", "  - item", "//"}},
			"// A.\n//\n// List:\n//\n//\tcode /* x */\n//   - item\n// //\nvar A int",
		},
		{"spaces are one", "A  does\nit.", nil, "// A does it.\nvar A int"},
	} {
		got := document(jen.Var().Id("A").Int(), test.text, test.paragraphs...).GoString()
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s, -want +got:\n%s", test.name, diff)
		}
	}
}

func TestWrap(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 100)
	words := strings.TrimSpace(strings.Repeat("größer ", 40))
	for _, text := range []string{"", "a", words, long, "a " + long + " b", words + " " + long} {
		lines := wrap(text)
		if got := strings.Join(lines, " "); got != text {
			t.Errorf("%q became %q", text, got)
		}
		for i, line := range lines {
			if utf8.RuneCountInString(line) > commentWidth && strings.Contains(line, " ") {
				t.Errorf("line %q is too long", line)
			}
			if i > 0 {
				first, _, _ := strings.Cut(line, " ")
				if utf8.RuneCountInString(lines[i-1])+1+utf8.RuneCountInString(first) <= commentWidth {
					t.Errorf("%q has room on the line %q", first, lines[i-1])
				}
			}
		}
	}
}
