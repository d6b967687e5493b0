package evidence

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// resultOf is what a call of one of the modules' functions returns, and the
// path to there; nil if that is not known.
func (q *question) resultOf(call *ast.CallExpr, path *frame) (ast.Expr, *frame) {
	if path.depth() > maxDepth {
		return nil, nil
	}
	callee := q.callee(call, path)
	if callee == nil {
		return nil, nil
	}
	inner := path.then(call, intoCall{call, funcType(callee)})
	var result ast.Expr
	several := false
	for ret := range returns(callee) {
		if q.happens(ret, nil, inner) == no {
			continue
		}
		several = several || result != nil || len(ret.Results) != 1
		if len(ret.Results) == 1 {
			result = ret.Results[0]
		}
	}
	if several {
		return nil, nil
	}
	return result, inner
}

// callee is the function of the modules that is called, nil if that is not known.
func (q *question) callee(call *ast.CallExpr, path *frame) ast.Node {
	switch obj := q.object(call.Fun).(type) {
	case *types.Func:
		name := obj.Pos()
		if code.IsInterfaceMethod(obj) {
			if decl := q.implementation(call, path); decl != nil {
				name = decl.Name.Pos()
			} else if method := q.methodOfValue(call, path); method != nil {
				name = method.Pos()
			}
		}
		return q.onlyDeclaration(q.funcs[name])
	case *types.Var:
		if q.tooFar(path) || obj.IsField() || !q.unchanged(obj, nil) {
			return nil
		}
		value, _, ok := q.inVariable(obj, nil, path)
		if !ok || value == nil {
			return nil
		}
		value = q.onceFunc(value)
		if literal, ok := value.(*ast.FuncLit); ok {
			return literal
		}
		if fn, ok := q.object(value).(*types.Func); ok {
			return q.onlyDeclaration(q.funcs[fn.Pos()])
		}
	}
	return nil
}

// onlyDeclaration is the declaration of a function that has one, nil where there is
// none or are several under build constraints.
func (q *question) onlyDeclaration(fn *function) ast.Node {
	if fn == nil || fn.decl.Body == nil {
		return nil
	}
	of := receiver{fn.folder, q.receiverName(fn.folder, fn.decl)}
	if len(q.declarations(of, fn.decl.Name.Name)) > 1 {
		return nil
	}
	q.analyze(fn.folder, false)
	return fn.decl
}

// onces are the functions that make a function be called once.
var onces = []string{"sync.OnceValue", "sync.OnceValues"}

// onceFunc is the function that e calls once, as what sync makes of it; or e.
func (w *world) onceFunc(e ast.Expr) ast.Expr {
	e = ast.Unparen(e)
	if call, ok := e.(*ast.CallExpr); ok && len(call.Args) == 1 && slices.Contains(onces, w.standard(call.Fun)) {
		return ast.Unparen(call.Args[0])
	}
	return e
}
