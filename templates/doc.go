package templates

import (
	"bytes"
	"go/build/constraint"
	"go/doc/comment"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"
)

// commentWidth is where the tool's own sentences are wrapped.
const commentWidth = 77

// document puts a doc comment on code: text, wrapped, and below it paragraphs
// that are documentation from elsewhere. Lines are written one by one, because
// jennifer turns a comment of several lines into a /* block */.
func document(code *jen.Statement, text string, paragraphs ...[]string) *jen.Statement {
	lines := wrap(text)
	own := len(lines)
	for _, paragraph := range paragraphs {
		if len(paragraph) > 0 {
			lines = append(append(lines, ""), paragraph...)
		}
	}
	if len(lines) > own {
		lines = FormatDoc(lines)
	}
	doc := &jen.Statement{}
	for _, line := range lines {
		doc.Comment(commentLine(line)).Line()
	}
	return doc.Add(code)
}

// FormatDoc is a doc comment, given by its lines without comment marks, as gofmt
// leaves it: what gofmt writes the first time can be a heading the second time.
func FormatDoc(lines []string) []string {
	var (
		parser  comment.Parser
		printer comment.Printer
	)
	text := []byte(strings.Join(lines, "\n"))
	for range 3 {
		formatted := printer.Comment(parser.Parse(string(text)))
		if bytes.Equal(text, formatted) {
			break
		}
		text = formatted
	}
	return strings.Split(strings.TrimRight(string(text), "\n"), "\n")
}

func wrap(text string) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > commentWidth:
			lines, line = append(lines, line), word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

var goDirective = regexp.MustCompile(`^go:[a-z]`)

// commentLine is a line of a comment. With something before its words, none that
// the go command or a linter would obey begins like this, but for two, which are
// quoted: gofmt moves what looks like an old build constraint to the head of the
// file, and staticcheck takes "go:" for a directive with a space too many.
func commentLine(text string) string {
	words := strings.TrimLeft(text, " \t")
	if constraint.IsPlusBuild("//"+text) || goDirective.MatchString(words) {
		text = text[:len(text)-len(words)] + "`" + strings.TrimSpace(words) + "`"
	}
	switch {
	case text == "":
		return "//"
	case text[0] == '\t':
		return "//" + text
	}
	return "// " + text
}
