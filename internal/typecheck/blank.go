package typecheck

import "bytes"

// blank overwrites the bodies of functions with spaces, but for their lines: nobody
// looks into those of a dependency, and a parser would take most of its time for
// them. A function that does not begin its line keeps its body.
func blank(src []byte) []byte {
	b := blanker{src: src}
	for b.at < len(src) {
		switch {
		case b.skipText():
		case b.depth == 0 && b.isFunc():
			b.function()
		default:
			switch src[b.at] {
			case '{', '(', '[':
				b.depth++
			case '}', ')', ']':
				b.depth--
			}
			b.at++
		}
	}
	if b.blanked == nil {
		return src
	}
	return b.blanked
}

type blanker struct {
	src []byte
	// at is how far it has been read, and depth how many brackets are open there.
	at, depth int
	// blanked is a copy of src with what was blanked so far, nil while that is
	// nothing.
	blanked []byte
}

// isFunc reports whether a declaration of a function begins here.
func (b *blanker) isFunc() bool {
	return b.src[b.at] == 'f' && (b.at == 0 || b.src[b.at-1] == '\n') && bytes.HasPrefix(b.src[b.at:], []byte("func "))
}

// function goes past a declaration of a function and blanks its body.
func (b *blanker) function() {
	b.at += len("func ")
	depth, last := 0, b.at // last is where the code after the last bracket begins
	for b.at < len(b.src) {
		if b.skipText() {
			last = b.at
			continue
		}
		switch b.src[b.at] {
		case '(', '[':
			depth++
		case ')', ']', '}':
			depth--
		case '{':
			if depth == 0 && !isType(b.src[last:b.at]) {
				b.body()
				return
			}
			depth++
		case '\n':
			if depth == 0 {
				return // it has no body
			}
		}
		b.at++
	}
}

// isType reports whether a brace behind text opens a type.
func isType(text []byte) bool {
	text = bytes.TrimSpace(text)
	return bytes.HasSuffix(text, []byte("interface")) || bytes.HasSuffix(text, []byte("struct"))
}

// body goes past a block and blanks what is in it.
func (b *blanker) body() {
	b.at++
	start := b.at
	for depth := 1; b.at < len(b.src) && depth > 0; {
		if b.skipText() {
			continue
		}
		switch b.src[b.at] {
		case '{':
			depth++
		case '}':
			depth--
		}
		b.at++
	}
	if b.blanked == nil {
		b.blanked = bytes.Clone(b.src)
	}
	for i := start; i < b.at-1; i++ {
		if b.blanked[i] != '\n' {
			b.blanked[i] = ' '
		}
	}
}

// skipText goes past a comment, a string or a rune, and reports whether there is one
// here.
func (b *blanker) skipText() bool {
	rest := b.src[b.at:]
	switch c := rest[0]; {
	case c == '/' && bytes.HasPrefix(rest, []byte("//")):
		if i := bytes.IndexByte(rest, '\n'); i >= 0 {
			b.at += i // which is code
		} else {
			b.at = len(b.src)
		}
	case c == '/' && bytes.HasPrefix(rest, []byte("/*")):
		if end := bytes.Index(rest[2:], []byte("*/")); end >= 0 {
			b.at += 2 + end + 2
		} else {
			b.at = len(b.src)
		}
	case c == '`':
		if i := bytes.IndexByte(rest[1:], '`'); i >= 0 {
			b.at += 1 + i + 1
		} else {
			b.at = len(b.src)
		}
	case c == '"' || c == '\'':
		b.at++
		for b.at < len(b.src) && b.src[b.at] != c && b.src[b.at] != '\n' {
			if b.src[b.at] == '\\' {
				b.at++
			}
			b.at++
		}
		b.at = min(b.at+1, len(b.src))
	default:
		return false
	}
	return true
}
