// Package outline tells what a file declares without parsing it.
package outline

import (
	"bytes"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// Outline is what the text of a file tells without being parsed: parsing takes most
// of the time that a dependency costs, and few of its files declare what is needed.
// It may have names that the file does not declare.
type Outline struct {
	// Names are the names that it declares, and whether each is that of a type which
	// has to be parsed even if nobody looks into it: an alias, or one with type
	// parameters.
	Names map[string]Shape
	// Methods are the names of the types that it declares methods of.
	Methods map[string]bool
	// bodies are those of its functions, without the braces.
	bodies []span
	// Odd reports whether declarations may share a line, or have comments inside: the
	// names of some may be missing.
	Odd bool
}

// Shape is what a name is declared as.
type Shape uint8

const (
	Value     Shape = iota + 1 // or a function
	Plain                      // a type
	Composite                  // an alias, or a type with type parameters
)

// span is a part of a text.
type span struct{ start, end int }

// Of is the outline of a file.
func Of(src []byte) *Outline {
	s := &outliner{src: src, Outline: &Outline{Names: map[string]Shape{}, Methods: map[string]bool{}}}
	s.line()
	for s.at < len(src) {
		c := src[s.at]
		if !marks[c] {
			s.at++
			continue
		}
		switch {
		case s.skipText():
			if s.depth == 0 {
				s.line() // behind a comment
			}
			continue
		case c == ';':
			s.Odd = s.Odd || s.depth <= 1
		case c == '{', c == '(', c == '[':
			s.depth++
		case c == '}', c == ')', c == ']':
			if s.depth--; s.depth == 0 {
				s.group = 0
			}
		}
		s.at++
		if c == '\n' {
			s.line()
		}
	}
	return s.Outline
}

// Blank is src with the bodies of functions overwritten with spaces, but for their
// lines: nobody looks into those of a dependency.
func (o *Outline) Blank(src []byte) []byte {
	if len(o.bodies) == 0 {
		return src
	}
	blanked := bytes.Clone(src)
	for _, body := range o.bodies {
		text := blanked[body.start:body.end]
		for i, c := range text {
			if c != '\n' {
				text[i] = ' '
			}
		}
	}
	return blanked
}

// outliner goes through the text of a file.
type outliner struct {
	*Outline
	src []byte
	// at is how far it is, depth how many brackets are open there, and group what
	// the declaration in parentheses around it declares.
	at, depth int
	group     Shape
}

// marks are the bytes that an outliner does not pass over.
var marks = [256]bool{';': true, '\n': true, '"': true, '\'': true, '`': true, '/': true, '{': true, '}': true, '(': true, ')': true, '[': true, ']': true}

// line looks for a declaration at the beginning of a line.
func (s *outliner) line() {
	switch {
	case s.depth == 1 && s.group != 0:
		s.skipBlanks()
		s.Odd = s.Odd || bytes.HasPrefix(s.src[s.at:], []byte("/*"))
		s.declare(s.group)
	case s.depth == 0:
		s.skipBlanks()
		switch {
		case s.skipKeyword("func"):
			s.function()
		case s.skipKeyword("type"):
			s.declaration(Plain)
		case s.skipKeyword("var"), s.skipKeyword("const"):
			s.declaration(Value)
		}
	}
}

func (s *outliner) skipBlanks() {
	for s.at < len(s.src) && (s.src[s.at] == '\t' || s.src[s.at] == ' ') {
		s.at++
	}
}

// skipKeyword goes past a keyword and the blanks behind it, and reports whether it is
// here.
func (s *outliner) skipKeyword(word string) bool {
	end := s.at + len(word)
	if !bytes.HasPrefix(s.src[s.at:], []byte(word)) || end < len(s.src) && code.IsIdentByte(s.src[end]) {
		return false
	}
	s.at = end
	s.skipBlanks()
	s.Odd = s.Odd || s.at == len(s.src) || s.src[s.at] != '(' && !code.IsIdentByte(s.src[s.at])
	return true
}

// skip goes past text, and reports whether it is here.
func (s *outliner) skip(text string) bool {
	if !bytes.HasPrefix(s.src[s.at:], []byte(text)) {
		return false
	}
	s.at += len(text)
	return true
}

// declaration reads the names behind a keyword, or has those of the lines up to the
// next parenthesis read.
func (s *outliner) declaration(as Shape) {
	if s.at < len(s.src) && s.src[s.at] == '(' {
		s.group = as
		return
	}
	s.declare(as)
}

// declare reads the names at the beginning of a spec.
func (s *outliner) declare(as Shape) {
	for {
		name := s.identifier()
		if name == "" {
			return
		}
		if as == Plain && isComposite(s.src[s.at:]) {
			as = Composite
		}
		s.Names[name] = as
		s.skipBlanks()
		if as != Value || !s.skip(",") {
			return
		}
		s.skipBlanks()
	}
}

// identifier goes past an identifier, "" for none.
func (s *outliner) identifier() string {
	start := s.at
	for s.at < len(s.src) && code.IsIdentByte(s.src[s.at]) {
		s.at++
	}
	return string(s.src[start:s.at])
}

// isComposite reports whether what follows the name of a type makes it an alias, or
// may be type parameters.
func isComposite(rest []byte) bool {
	line, _, _ := bytes.Cut(rest, []byte("\n"))
	line = bytes.TrimLeft(line, " \t")
	return len(line) > 0 && (line[0] == '=' || line[0] == '[' || line[0] == '/')
}

// function goes past a declaration of a function, whose keyword it is behind.
func (s *outliner) function() {
	if s.at < len(s.src) && s.src[s.at] == '(' {
		if end := bytes.IndexByte(s.src[s.at:], ')'); end >= 0 {
			s.Methods[receiverIn(s.src[s.at+1:s.at+end])] = true
		}
	} else {
		s.declare(Value)
	}
	depth, last := 0, s.at // last is where the code behind the last text begins
	for s.at < len(s.src) {
		c := s.src[s.at]
		if !marks[c] {
			s.at++
			continue
		}
		if s.skipText() {
			last = s.at
			continue
		}
		switch c {
		case '(', '[':
			depth++
		case ')', ']', '}':
			depth--
		case '{':
			if depth == 0 && !opensType(s.src[last:s.at]) {
				s.body()
				return
			}
			depth++
		case '\n':
			if depth == 0 {
				return // it has no body
			}
		}
		s.at++
	}
}

// receiverIn is the name of the type in the text of a receiver: the last one before
// its type parameters.
func receiverIn(text []byte) string {
	text, _, _ = bytes.Cut(text, []byte("["))
	text = bytes.TrimRight(text, " )")
	start := len(text)
	for start > 0 && code.IsIdentByte(text[start-1]) {
		start--
	}
	return string(text[start:])
}

// opensType reports whether a brace behind text opens a type.
func opensType(text []byte) bool {
	text = bytes.TrimSpace(text)
	return bytes.HasSuffix(text, []byte("interface")) || bytes.HasSuffix(text, []byte("struct"))
}

// body goes past a block.
func (s *outliner) body() {
	s.at++
	start := s.at
	for depth := 1; s.at < len(s.src); {
		c := s.src[s.at]
		switch {
		case !marks[c]:
			s.at++
			continue
		case s.skipText():
			continue
		case c == '{':
			depth++
		case c == '}':
			depth--
		}
		if depth == 0 {
			s.bodies = append(s.bodies, span{start, s.at})
			s.at++
			return
		}
		s.at++
	}
}

// skipText goes past a comment, a string or a rune, and reports whether there is one
// here.
func (s *outliner) skipText() bool {
	rest := s.src[s.at:]
	switch c := rest[0]; {
	case c == '/' && bytes.HasPrefix(rest, []byte("//")):
		s.skipTo(rest, 2, "\n")
		if s.at < len(s.src) || rest[len(rest)-1] == '\n' {
			s.at-- // the line's end is code
		}
	case c == '/' && bytes.HasPrefix(rest, []byte("/*")):
		s.skipTo(rest, 2, "*/")
	case c == '`':
		s.skipTo(rest, 1, "`")
	case c == '"' || c == '\'':
		i := 1
		for i < len(rest) && rest[i] != c && rest[i] != '\n' {
			if rest[i] == '\\' {
				i++
			}
			i++
		}
		s.at = min(s.at+i+1, len(s.src))
	default:
		return false
	}
	return true
}

// skipTo goes past the next end in rest, which is what is left, behind so many bytes.
func (s *outliner) skipTo(rest []byte, from int, end string) {
	if i := bytes.Index(rest[from:], []byte(end)); i >= 0 {
		s.at += from + i + len(end)
	} else {
		s.at = len(s.src)
	}
}
