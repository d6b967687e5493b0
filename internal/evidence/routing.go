package evidence

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// queue is the Task Queue that options name, "" for one that is no constant. Where none is
// given, it is that of the workflow.
type queue struct {
	name  string
	given bool
}

// routing asks to which Task Queue code of a workflow sends an activity, or a child.
type routing struct {
	*question
	child bool
}

// from is that of what is named at a place in f.
func (r *routing) from(f *file, at token.Pos) queue {
	var around []*ast.CallExpr
	ast.Inspect(f.ast, func(n ast.Node) bool {
		if n == nil || at < n.Pos() || n.End() <= at {
			return false
		}
		if call, ok := n.(*ast.CallExpr); ok {
			around = append(around, call)
		}
		return true
	})
	for _, call := range slices.Backward(around) {
		in := func(e ast.Expr) bool { return e.Pos() <= at && at < e.End() }
		i := slices.IndexFunc(call.Args, in)
		switch {
		case i < 0 && r.object(call.Fun) != nil: // whose result is named
			continue
		case len(call.Args) == 0 || i == 0:
			return queue{}
		}
		if q := r.inContext(call.Args[0], 0); q.given {
			return q
		}
		return r.byCallee(call)
	}
	return queue{}
}

// byCallee is that of all calls in the function of the modules that is called, which hands
// on what it is given.
func (r *routing) byCallee(call *ast.CallExpr) queue {
	var sent queue
	for i, inner := range r.callsIn(r.callee(call, nil)) {
		q := r.inContext(inner.Args[0], 0)
		if !q.given || i > 0 && q != sent {
			return queue{}
		}
		sent = q
	}
	return sent
}

// callsIn are the calls in a function that send.
func (r *routing) callsIn(fn ast.Node) []*ast.CallExpr {
	var calls []*ast.CallExpr
	if fn == nil {
		return nil
	}
	ast.Inspect(fn, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if c := sdk.Find("", r.called(call, ok)); c != nil && len(call.Args) > c.Argument && (c == childCall) == r.child && (r.child || c.TakesActivity()) {
			calls = append(calls, call)
		}
		return true
	})
	return calls
}

// called is the name of the function of the SDK's package workflow that is called.
func (r *routing) called(call *ast.CallExpr, ok bool) string {
	if !ok {
		return ""
	}
	if importPath, name := r.importedName(call.Fun); importPath == sdk.Workflow {
		return name
	}
	return ""
}

// inContext is that in the options of a context: e, in so many functions that it was
// handed on through.
func (r *routing) inContext(e ast.Expr, forwards int) queue {
	if e == nil || forwards > maxForwards || r.tooFar(nil) {
		return queue{}
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		return r.inResult(e, forwards)
	case *ast.Ident:
		if v, ok := r.object(e).(*types.Var); ok {
			return r.inVariable(v, e, forwards)
		}
	}
	return queue{}
}

// inResult is [routing.inContext] for the context that a call returns.
func (r *routing) inResult(call *ast.CallExpr, forwards int) queue {
	var q queue
	name := r.called(call, true)
	switch {
	case len(call.Args) == 0:
		return queue{}
	case len(call.Args) != 2:
	case !r.child && name == "WithTaskQueue", r.child && name == "WithWorkflowTaskQueue":
		q = r.named(call.Args[1])
	case !r.child && name == "WithActivityOptions", r.child && name == "WithChildOptions":
		q = r.inOptions(call.Args[1])
	}
	if result, _ := r.resultOf(call, nil); result != nil && !q.given {
		q = r.inContext(result, forwards+1)
	}
	for _, arg := range call.Args {
		if !q.given {
			q = r.inContext(arg, forwards)
		}
	}
	return q
}

// inVariable is [routing.inContext] for a variable where at reads it: what was assigned to
// it last before that counts, or what all callers give for it.
func (r *routing) inVariable(v *types.Var, at ast.Expr, forwards int) queue {
	before := slices.DeleteFunc(r.valuesOf(v), func(value ast.Expr) bool {
		return value == nil || value.End() > at.Pos()
	})
	slices.SortFunc(before, func(a, b ast.Expr) int { return int(b.Pos() - a.Pos()) })
	for _, value := range before {
		if q := r.inContext(value, forwards); q.given {
			return q
		}
	}
	if id := r.defined[v.Pos()]; id != nil {
		if literal, ok := r.function(id).(*ast.FuncLit); ok && code.Encloses(literal.Type, id) {
			if call, ok := r.parent(literal).(*ast.CallExpr); ok && !code.Encloses(call.Args[0], literal) { // workflow.Go
				return r.inContext(call.Args[0], forwards)
			}
		}
	}
	var all queue
	for i, arg := range r.given(v, false) {
		q := r.inContext(arg, forwards+1)
		if !q.given || i > 0 && q != all {
			return queue{}
		}
		all = q
	}
	return all
}

// inOptions is that of options.
func (r *routing) inOptions(e ast.Expr) queue {
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		if result, _ := r.resultOf(call, nil); result != nil {
			return r.inOptions(result)
		}
		return queue{}
	}
	if v, ok := r.object(pointee(e)).(*types.Var); ok {
		for _, write := range r.writes(v, "TaskQueue") {
			if write.field && write.value != nil {
				return r.named(write.value)
			}
		}
	}
	if literal, ok := r.literal(e, nil); ok {
		if value := code.Field(literal, "TaskQueue"); value != nil {
			return r.named(value)
		}
	}
	return queue{}
}

// named is the Task Queue that e names.
func (r *routing) named(e ast.Expr) queue {
	text := r.text(e, nil)
	return queue{text.text, !text.known || text.text != ""}
}
