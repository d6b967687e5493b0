package report

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLine(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                    "",
		"orders.go:1:2: what": "orders.go:1:2: what",
		`a "\n" of Go`:        `a "\n" of Go`,
		"as=a\n::error::x":    `as=a\n::error::x`,
		"a\r\tb\x00":          `a\r\tb\x00`,
		"\x1b[31mred":         `\x1b[31mred`,
		"del \x7f c1 \u009b":  `del \x7f c1 \u009b`,
		"\u202eright to left": `\u202eright to left`,
		"\u2066\u200b\ufeff":  `\u2066\u200b\ufeff`,
		"\u2028 and \u2029":   `\u2028 and \u2029`,
		"tag \U000e0041":      `tag \U000e0041`,
		"Grüße, 世界, 😀":        "Grüße, 世界, 😀",
		"no UTF-8 \xff\xc3":   `no UTF-8 \xff\xc3`,
		"was none \ufffd":     "was none \ufffd",
	} {
		if got := Line(text); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":    "",
		"one": "one",
		"go: errors parsing go.mod:\ngo.mod:3: usage\n":     "go: errors parsing go.mod: go.mod:3: usage",
		"go: needed; to update it:\n\tgo mod tidy\n":        "go: needed; to update it: go mod tidy",
		"\n\na.go:1:1: one\r\n\n  b.go:2:1: two\x1b[0m\n\n": `a.go:1:1: one; b.go:2:1: two\x1b[0m`,
	} {
		if got := Lines(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// FuzzLine requires that what is printed is one line of text, in the order in
// which it is there.
func FuzzLine(f *testing.F) {
	f.Add("a\n\xff\u202e")
	f.Fuzz(func(t *testing.T, text string) {
		for _, got := range []string{Line(text), Lines(text)} {
			if !utf8.ValidString(got) || strings.ContainsFunc(got, isHidden) {
				t.Errorf("%q: got %q", text, got)
			}
		}
		if once := Line(text); Line(once) != once {
			t.Errorf("%q: once %q, twice %q", text, once, Line(once))
		}
	})
}
