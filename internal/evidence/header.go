package evidence

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"unicode/utf8"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// header is what is before the first declaration of a file.
type header struct {
	// name is the name of the package, "" where the file has none.
	name string
	// imports are import paths, and dots those that are imported with a dot.
	imports, dots []string
}

// headerOf is the header of a file. Most are written so plainly that parsing them would
// take longer than reading the file.
func headerOf(name string, text []byte) header {
	if h, ok := plainHeader(text); ok {
		return h
	}
	syntax, _ := parser.ParseFile(token.NewFileSet(), name, text, parser.ImportsOnly)
	if syntax == nil || syntax.Name == nil || syntax.Name.Name == "" {
		return header{}
	}
	if importsMore(text, syntax) {
		syntax, _ = parser.ParseFile(token.NewFileSet(), name, text, parser.SkipObjectResolution)
	}
	h := header{name: syntax.Name.Name, dots: code.DotImports(syntax)}
	for _, spec := range syntax.Imports {
		h.imports = append(h.imports, code.ImportPath(spec))
	}
	return h
}

// importsMore reports whether imports may be behind what was parsed of text, as
// they do behind a mistake.
func importsMore(text []byte, syntax *ast.File) bool {
	end := syntax.Name.End()
	if n := len(syntax.Decls); n > 0 {
		end = syntax.Decls[n-1].End()
	}
	return hasImport(text[min(int(end-syntax.FileStart), len(text)):])
}

// hasImport reports whether a line behind the first begins with an import.
func hasImport(text []byte) bool {
	const line = "\nimport"
	for {
		i := bytes.Index(text, []byte(line))
		if i < 0 {
			return false
		}
		text = text[i+len(line):]
		if len(text) > 0 && (text[0] == ' ' || text[0] == '(') {
			return true
		}
	}
}

// declaring are the keywords of declarations.
var declaring = []string{"const", "func", "type", "var"}

// plainHeader is the header of a file that has nothing in it but comments and lines as
// gofmt writes them; false for any other.
func plainHeader(text []byte) (h header, ok bool) {
	all := text
	for group := false; ; {
		rest, ok := skipComments(text)
		if !ok {
			return h, false
		}
		line, after, _ := bytes.Cut(rest, []byte("\n"))
		line, _, _ = bytes.Cut(line, []byte("//"))
		line = bytes.TrimRight(line, " ")
		word, spec, _ := bytes.Cut(line, []byte(" "))
		switch {
		case h.name == "":
			if string(word) != "package" || !isPlainName(spec) {
				return h, false
			}
			h.name = string(spec)
		case group && string(line) == ")":
			group = false
		case group:
			if !h.add(line) {
				return h, false
			}
		case string(line) == "import (":
			group = true
		case string(word) == "import":
			if !h.add(spec) {
				return h, false
			}
		default: // the first declaration, or the end
			declares := len(rest) == 0 || slices.Contains(declaring, string(word))
			return h, declares && isText(all[:len(all)-len(rest)]) && !hasImport(rest)
		}
		text = after
	}
}

// add adds an import by the text of its spec, and reports whether that is plain.
func (h *header) add(spec []byte) bool {
	name, path, named := bytes.Cut(spec, []byte(" "))
	if !named {
		name, path = nil, spec
	}
	n := len(path)
	if named && string(name) != "." && !isPlainName(name) || n < 3 || path[0] != '"' || path[n-1] != '"' || !isPlainText(path[1:n-1], "./-~") {
		return false
	}
	h.imports = append(h.imports, string(path[1:n-1]))
	if string(name) == "." && string(path) != `"C"` {
		h.dots = append(h.dots, string(path[1:n-1]))
	}
	return true
}

// isText reports whether a file may have text: some bytes are a mistake in comments too.
func isText(text []byte) bool {
	return utf8.Valid(text) && bytes.IndexByte(text, 0) < 0 && !bytes.Contains(text, []byte("\ufeff"))
}

func isPlainName(text []byte) bool { return isPlainText(text, "") && !token.IsKeyword(string(text)) }

// isPlainText reports whether text has nothing but letters and digits of ASCII, underscores
// and others, and begins with no digit.
func isPlainText(text []byte, others string) bool {
	for _, b := range text {
		if b >= 0x80 || !code.IsIdentByte(b) && bytes.IndexByte([]byte(others), b) < 0 {
			return false
		}
	}
	return len(text) > 0 && (text[0] < '0' || text[0] > '9')
}

// skipComments is text behind blanks, and behind comments with the lines that they are
// on; false where code may follow one.
func skipComments(text []byte) (rest []byte, ok bool) {
	for {
		text = bytes.TrimLeft(text, " \t\n")
		switch {
		case bytes.HasPrefix(text, []byte("//")):
			_, text, _ = bytes.Cut(text, []byte("\n"))
		case bytes.HasPrefix(text, []byte("/*")):
			_, behind, closed := bytes.Cut(text[2:], []byte("*/"))
			line, after, _ := bytes.Cut(behind, []byte("\n"))
			if !closed || len(bytes.TrimSpace(line)) > 0 {
				return nil, false
			}
			text = after
		default:
			return text, true
		}
	}
}
