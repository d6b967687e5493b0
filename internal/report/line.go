// Package report has what all stages need to say what is wrong, and where:
// diagnostics, positions, defects of the tool itself, and text that is safe to
// print.
package report

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line is text as a line of output may hold it: what would end the line, drive
// a terminal or change the order in which it is read is written as in a Go
// string, "\n" or "\u202e". Names and paths come from source that may be
// anybody's, and logs that act on a line's beginning are read by machines.
func Line(text string) string {
	if utf8.ValidString(text) && !strings.ContainsFunc(text, isHidden) {
		return text
	}
	var b strings.Builder
	for i, size := 0, 0; i < len(text); i += size {
		var r rune
		r, size = utf8.DecodeRuneInString(text[i:])
		if isHidden(r) || r == utf8.RuneError && size == 1 {
			quoted := strconv.Quote(text[i : i+size])
			b.WriteString(quoted[1 : len(quoted)-1])
		} else {
			b.WriteString(text[i : i+size])
		}
	}
	return b.String()
}

// isHidden reports whether a rune is a control or format character, or a
// separator of lines.
func isHidden(r rune) bool {
	return r < ' ' || r >= 0x7f && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// Lines joins the lines of words that are not the tool's own, the go command's
// as a rule, to one.
func Lines(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		switch soFar := b.String(); {
		case line == "", soFar == "":
		case strings.HasSuffix(soFar, ":"):
			b.WriteString(" ")
		default:
			b.WriteString("; ")
		}
		b.WriteString(line)
	}
	return Line(b.String())
}
