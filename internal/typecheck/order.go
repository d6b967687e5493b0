package typecheck

import (
	"bytes"
	"go/ast"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/outline"
)

// The type checker panics if a generic type is instantiated with an alias that it is
// still resolving, which hangs on the type it begins a cycle at. A package that
// compiles does not have that, in the order of its declarations: the first of them may
// be what a dependency has to be checked from, whether it is needed or not.

// dependsOnOrder reports whether an alias of p may be on a cycle through a type that
// has it for an argument.
func (p *pkg) dependsOnOrder(alias *ast.TypeSpec) bool {
	own := false
	ast.Inspect(alias.Type, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			return false
		case *ast.Ident:
			own = own || p.shapes[n.Name] > outline.Value
		}
		return !own
	})
	if !own {
		return false
	}
	for _, f := range p.files {
		if hasArgument(f.text, []byte(alias.Name.Name)) {
			return true
		}
	}
	return false
}

// hasArgument reports whether text may instantiate something with a type of that name.
func hasArgument(text, name []byte) bool {
	for at := 0; ; at += len(name) {
		i := bytes.Index(text[at:], name)
		if i < 0 {
			return false
		}
		at += i
		if at > 0 && code.IsIdentByte(text[at-1]) || at+len(name) < len(text) && code.IsIdentByte(text[at+len(name)]) {
			continue
		}
		if endsInArguments(text[:at]) {
			return true
		}
	}
}

// endsInArguments reports whether a bracket is open at the end of text that may be one
// of type arguments: a name is before it.
func endsInArguments(text []byte) bool {
	closed := 0
	for i := len(text) - 1; i > 0; i-- {
		switch text[i] {
		case '{', '}':
			return false
		case ']':
			closed++
		case '[':
			if closed > 0 {
				closed--
			} else if code.IsIdentByte(text[i-1]) && !bytes.HasSuffix(text[:i], []byte("map")) {
				return true
			}
		}
	}
	return false
}

// needTypes has all types of p followed.
func (p *pkg) needTypes() {
	for name, as := range p.shapes {
		if as > outline.Value {
			p.need(name, defined)
		}
	}
}
