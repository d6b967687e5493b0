package code

import (
	"fmt"
	"go/types"
	"strings"
)

// Printed is what fmt prints for t with %T, "" where that is not known.
func Printed(t types.Type) string {
	var p printer
	p.print(t)
	if p.unknown {
		return ""
	}
	return p.text.String()
}

// printer spells types as package reflect does.
type printer struct {
	text    strings.Builder
	unknown bool
}

func (p *printer) print(t types.Type) {
	switch t := types.Unalias(t).(type) {
	case *types.Basic:
		p.add(types.Typ[t.Kind()].Name()) // of byte and rune what they are
	case *types.Named:
		if pkg := t.Obj().Pkg(); pkg != nil {
			p.add(pkg.Name(), ".")
		}
		p.unknown = p.unknown || t.TypeArgs().Len() > 0
		p.add(t.Obj().Name())
	case *types.Pointer:
		p.before("*", t.Elem())
	case *types.Slice:
		p.before("[]", t.Elem())
	case *types.Array:
		p.before(fmt.Sprintf("[%d]", t.Len()), t.Elem())
	case *types.Map:
		p.add("map[")
		p.print(t.Key())
		p.before("]", t.Elem())
	case *types.Interface:
		p.unknown = p.unknown || !t.Empty()
		p.add("interface {}")
	case *types.Signature:
		p.function(t)
	default:
		p.unknown = true
	}
}

func (p *printer) add(texts ...string) {
	for _, text := range texts {
		p.text.WriteString(text)
	}
}

func (p *printer) before(text string, t types.Type) {
	p.add(text)
	p.print(t)
}

func (p *printer) function(sig *types.Signature) {
	p.unknown = p.unknown || sig.Variadic() || sig.TypeParams().Len() > 0
	p.add("func")
	p.list(sig.Params())
	switch results := sig.Results(); results.Len() {
	case 0:
	case 1:
		p.before(" ", results.At(0).Type())
	default:
		p.add(" ")
		p.list(results)
	}
}

func (p *printer) list(tuple *types.Tuple) {
	p.add("(")
	for i := range tuple.Len() {
		if i > 0 {
			p.add(", ")
		}
		p.print(tuple.At(i).Type())
	}
	p.add(")")
}
