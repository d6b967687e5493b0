package templates

import (
	"strings"
	"unicode/utf8"

	"github.com/dave/jennifer/jen"
)

// commentWidth is where the tool's own sentences are wrapped.
const commentWidth = 77

// document puts a doc comment on code: text, wrapped, and below it paragraphs
// of lines that stay as they are. Lines are written one by one, because
// jennifer turns a comment of several lines into a /* block */.
func document(code *jen.Statement, text string, paragraphs ...[]string) *jen.Statement {
	doc := &jen.Statement{}
	for _, line := range wrap(text) {
		doc.Comment(commentLine(line)).Line()
	}
	for _, paragraph := range paragraphs {
		if len(paragraph) == 0 {
			continue
		}
		doc.Comment("//").Line()
		for _, line := range paragraph {
			doc.Comment(commentLine(line)).Line()
		}
	}
	return doc.Add(code)
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

func commentLine(text string) string {
	switch {
	case text == "":
		return "//"
	case text[0] == '\t':
		return "//" + text
	}
	return "// " + text
}
