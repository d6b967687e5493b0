package evidence

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// forwarded follows the value where a function literal is called like it and
// does nothing but call it, with something around that: what becomes of the
// literal becomes of the function. It reports whether that is known.
func (t *trace) forwarded(call *ast.CallExpr, path *frame) bool {
	literal, ok := t.w.function(call).(*ast.FuncLit)
	args := len(call.Args)
	if t.expression {
		args-- // the receiver
	}
	if !ok || args <= 0 || len(code.Idents(literal.Type.Params)) != args || t.visited(literal.Pos(), path) {
		return false
	}
	before := t.count()
	t.flow(literal, path.then(literal, nil), false)
	return t.count() > before
}

// besideOptions records a registration by code that is not looked at, which is
// given RegisterOptions together with the value. It reports whether it
// is.
func (t *trace) besideOptions(given []ast.Expr, path *frame) bool {
	if len(path.inside()) > 0 {
		return false
	}
	of := sdk.Workflow
	if t.activity {
		of = sdk.Activity
	}
	for _, e := range given {
		if pair, ok := e.(*ast.KeyValueExpr); ok {
			e = pair.Value
		}
		if !t.w.isOptionsValue(e, of) {
			continue
		}
		t.register(e, e, path)
		return true
	}
	return false
}

// isOptionsValue reports whether e is a literal or a variable of the RegisterOptions of
// a package of the SDK, or its address.
func (w *world) isOptionsValue(e ast.Expr, of string) bool {
	e = ast.Unparen(e)
	if address, ok := e.(*ast.UnaryExpr); ok {
		e = ast.Unparen(address.X)
	}
	importPath, name := "", ""
	if literal, ok := e.(*ast.CompositeLit); ok {
		importPath, name = w.importedName(literal.Type)
	} else if v, ok := w.object(e).(*types.Var); ok {
		importPath, name = w.declaredAs(v)
	}
	return importPath == of && name == "RegisterOptions"
}

// register records a registration at a place, with options or nil.
func (t *trace) register(at ast.Node, options ast.Expr, path *frame) {
	uses := t.usesAt(at.Pos())
	i := len(uses.Registrations)
	pos := report.Place(t.w.fset, t.placeOf(at.Pos(), path))
	r := Registration{Pos: report.Place(t.w.fset, t.mention), At: pos, NamePos: pos}
	if call, ok := at.(*ast.CallExpr); ok {
		r.place = &place{t.w, call, path}
	}
	uses.Registrations = append(uses.Registrations, r)
	if options == nil {
		return
	}
	t.named = append(t.named, func() {
		v := t.ask().optionsName(options, path)
		r := &uses.Registrations[i]
		r.Name, r.Unknown = v.text, !v.known
		if !v.known && v.expr != nil {
			t.want(v.expr)
		}
		if x, home := t.w.typeNameConst(v.expr, t.activity); !v.known && home != nil {
			r.contract = !t.activity && t.w.declaresContract(home, x)
			r.Generated = x == t.fn.GoName && !r.contract
			r.Unknown = !r.Generated
		}
		switch {
		case v.pos.IsValid() && !t.w.isElsewhere(v.pos):
			r.NamePos = report.Place(t.w.fset, v.pos)
		case v.pos.IsValid():
			r.NamePos = report.Place(t.w.fset, t.placeOf(options.Pos(), path))
		}
	})
}
