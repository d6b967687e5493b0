package evidence

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"
	"path"
	"strconv"
	"strings"
)

// pure are the functions of the standard library that make a string of constants, and
// nothing else: a name that they make is one.
var pure = map[string]any{
	"cmp.Or":             cmp.Or[string],
	"fmt.Sprint":         fmt.Sprint,
	"fmt.Sprintf":        fmt.Sprintf,
	"path.Base":          path.Base,
	"path.Clean":         path.Clean,
	"path.Dir":           path.Dir,
	"path.Join":          path.Join,
	"strconv.FormatBool": strconv.FormatBool,
	"strconv.Itoa":       strconv.Itoa,
	"strconv.Quote":      strconv.Quote,
	"strings.Clone":      strings.Clone,
	"strings.Join":       strings.Join,
	"strings.Repeat":     strings.Repeat,
	"strings.ReplaceAll": strings.ReplaceAll,
	"strings.ToLower":    strings.ToLower,
	"strings.ToUpper":    strings.ToUpper,
	"strings.Trim":       strings.Trim,
	"strings.TrimLeft":   strings.TrimLeft,
	"strings.TrimPrefix": strings.TrimPrefix,
	"strings.TrimRight":  strings.TrimRight,
	"strings.TrimSpace":  strings.TrimSpace,
	"strings.TrimSuffix": strings.TrimSuffix,
}

// maxText bounds the text that is made: no name is that long.
const maxText = 1 << 12

// folded is what one of the pure functions makes of arguments that are known.
func (q *question) folded(call *ast.CallExpr, path *frame) (text string, ok bool) {
	fn := pure[q.standard(call.Fun)]
	if fn == nil {
		return "", false
	}
	args := arguments{q, call.Args, path, true}
	switch fn := fn.(type) {
	case func(string) string:
		text = fn(args.text())
	case func(string, string) string:
		text = fn(args.text(), args.text())
	case func(string, string, string) string:
		text = fn(args.text(), args.text(), args.text())
	case func(string, int) string:
		s, n := args.text(), args.int()
		if n < 0 || len(s)*n > maxText || n > maxText {
			return "", false
		}
		text = fn(s, n)
	case func(int) string:
		text = fn(args.int())
	case func(bool) string:
		text = fn(args.bool())
	case func([]string, string) string:
		text = fn(args.texts(true), args.text())
	case func(...string) string:
		text = fn(args.texts(call.Ellipsis.IsValid())...)
	case func(...any) string:
		text = fn(args.operands(call.Ellipsis.IsValid())...)
	case func(string, ...any) string:
		format := args.text()
		operands := args.operands(call.Ellipsis.IsValid())
		if !isPlain(format) {
			return "", false
		}
		text = fn(format, operands...)
		args.known = args.known && !strings.Contains(text, "%!") // a mistake
	}
	return text, args.known && len(args.left) == 0 && len(text) <= maxText
}

// isPlain reports whether a format has only verbs that show the value, and not how
// Go has it.
func isPlain(format string) bool {
	for {
		_, verb, ok := strings.Cut(format, "%")
		if !ok {
			return true
		}
		verb = strings.TrimLeft(verb, "+-0123456789. ")
		if verb == "" || !strings.Contains("%sdvqtxX", verb[:1]) {
			return false
		}
		format = verb[1:]
	}
}

// arguments are those of a call, which are taken one after the other. known is false
// once one of them was not.
type arguments struct {
	q     *question
	left  []ast.Expr
	path  *frame
	known bool
}

// next is the next argument, nil if none is left.
func (a *arguments) next() ast.Expr {
	if len(a.left) == 0 {
		a.known = false
		return nil
	}
	e := a.left[0]
	a.left = a.left[1:]
	return e
}

func (a *arguments) scalar(kind constant.Kind) constant.Value {
	e := a.next()
	if e == nil {
		return nil
	}
	v := a.q.scalar(e, kind, a.path)
	a.known = a.known && v != nil
	return v
}

func (a *arguments) text() string {
	if v := a.scalar(constant.String); v != nil {
		return constant.StringVal(v)
	}
	return ""
}

func (a *arguments) int() int {
	if v := a.scalar(constant.Int); v != nil {
		n, exact := constant.Int64Val(v)
		a.known = a.known && exact
		return int(n)
	}
	return 0
}

func (a *arguments) bool() bool {
	v := a.scalar(constant.Bool)
	return v != nil && constant.BoolVal(v)
}

// items are those of the list that is the next argument, or else what is left.
func (a *arguments) items(list bool) []item {
	if !list {
		items := appendEach(nil, a.left, a.path)
		a.left = nil
		return items
	}
	e := a.next()
	if e == nil {
		return nil
	}
	items, ok := a.q.list(e, nil, a.path)
	a.known = a.known && ok
	return items
}

func (a *arguments) texts(list bool) []string {
	var texts []string
	for _, i := range a.items(list) {
		if i.expr == nil {
			texts = append(texts, "")
			continue
		}
		v := a.q.text(i.expr, i.path)
		a.known = a.known && v.known
		texts = append(texts, v.text)
	}
	return texts
}

// operands are the values to be formatted.
func (a *arguments) operands(list bool) []any {
	var values []any
	for _, i := range a.items(list) {
		v, ok := a.q.operand(i.expr, i.path)
		a.known = a.known && ok
		values = append(values, v)
	}
	return values
}

// operand is a string, an integer or a bool that is to be formatted, false for a
// value that is not known or may have a method that formats it.
func (q *question) operand(e ast.Expr, path *frame) (any, bool) {
	if e == nil || q.tooFar(path) {
		return nil, false
	}
	e = ast.Unparen(e)
	typ := q.typeOf(e)
	if isUnknown(typ) || types.IsInterface(typ) {
		if call, ok := e.(*ast.CallExpr); ok {
			return q.folded(call, path)
		}
		source, outer, ok := q.source(e, path)
		if !ok {
			return nil, false
		}
		return q.operand(source, outer)
	}
	if types.NewMethodSet(types.NewPointer(typ)).Len() > 0 {
		return nil, false
	}
	switch {
	case hasKind(typ, constant.String):
		v := q.text(e, path)
		return v.text, v.known
	case hasKind(typ, constant.Int):
		if v := q.scalar(e, constant.Int, path); v != nil {
			n, exact := constant.Int64Val(v)
			return n, exact
		}
	case hasKind(typ, constant.Bool):
		if v := q.scalar(e, constant.Bool, path); v != nil {
			return constant.BoolVal(v), true
		}
	}
	return nil, false
}
