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

// sending asks to which Task Queue code of a workflow sends an activity, or a child.
type sending struct {
	*question
	child bool
}

// from is that of what is named at a place in f.
func (s *sending) from(f *file, at token.Pos) queue {
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
		case i < 0 && s.object(call.Fun) != nil: // whose result is named
			continue
		case len(call.Args) == 0 || i == 0:
			return queue{}
		}
		if q := s.inContext(call.Args[0], 0); q.given {
			return q
		}
		return s.byCallee(call)
	}
	return queue{}
}

// byCallee is that of all calls in the function of the modules that is called, which hands
// on what it is given.
func (s *sending) byCallee(call *ast.CallExpr) queue {
	var sent queue
	for i, inner := range s.callsIn(s.callee(call, nil)) {
		q := s.inContext(inner.Args[0], 0)
		if !q.given || i > 0 && q != sent {
			return queue{}
		}
		sent = q
	}
	return sent
}

// callsIn are the calls in a function that send.
func (s *sending) callsIn(fn ast.Node) []*ast.CallExpr {
	var calls []*ast.CallExpr
	if fn == nil {
		return nil
	}
	ast.Inspect(fn, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if c := sdk.Find("", s.called(call, ok)); c != nil && len(call.Args) > c.Argument && (c == childCall) == s.child && (s.child || c.TakesActivity()) {
			calls = append(calls, call)
		}
		return true
	})
	return calls
}

// called is the name of the function of the SDK's package workflow that is called.
func (s *sending) called(call *ast.CallExpr, ok bool) string {
	if !ok {
		return ""
	}
	if importPath, name := s.importedName(call.Fun); importPath == sdk.Workflow {
		return name
	}
	return ""
}

// inContext is that in the options of a context: e, in so many functions that it was
// handed on through.
func (s *sending) inContext(e ast.Expr, forwards int) queue {
	if e == nil || forwards > maxForwards || s.tooFar(nil) {
		return queue{}
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.CallExpr:
		return s.inResult(e, forwards)
	case *ast.Ident:
		if v, ok := s.object(e).(*types.Var); ok {
			return s.inVariable(v, e, forwards)
		}
	}
	return queue{}
}

// inResult is [sending.inContext] for the context that a call returns.
func (s *sending) inResult(call *ast.CallExpr, forwards int) queue {
	var q queue
	name := s.called(call, true)
	switch {
	case len(call.Args) == 0:
		return queue{}
	case len(call.Args) != 2:
	case !s.child && name == "WithTaskQueue", s.child && name == "WithWorkflowTaskQueue":
		q = s.named(call.Args[1])
	case !s.child && name == "WithActivityOptions", s.child && name == "WithChildOptions":
		q = s.inOptions(call.Args[1])
	}
	if result, _ := s.resultOf(call, nil); result != nil && !q.given {
		q = s.inContext(result, forwards+1)
	}
	for _, arg := range call.Args {
		if !q.given {
			q = s.inContext(arg, forwards)
		}
	}
	return q
}

// inVariable is [sending.inContext] for a variable where at reads it: what was assigned to
// it last before that counts, or what all callers give for it.
func (s *sending) inVariable(v *types.Var, at ast.Expr, forwards int) queue {
	before := slices.DeleteFunc(s.valuesOf(v), func(value ast.Expr) bool {
		return value == nil || value.End() > at.Pos()
	})
	slices.SortFunc(before, func(a, b ast.Expr) int { return int(b.Pos() - a.Pos()) })
	for _, value := range before {
		if q := s.inContext(value, forwards); q.given {
			return q
		}
	}
	if id := s.defined[v.Pos()]; id != nil {
		if literal, ok := s.function(id).(*ast.FuncLit); ok && code.Encloses(literal.Type, id) {
			if call, ok := s.parent(literal).(*ast.CallExpr); ok && !code.Encloses(call.Args[0], literal) { // workflow.Go
				return s.inContext(call.Args[0], forwards)
			}
		}
	}
	var all queue
	for i, arg := range s.given(v, false) {
		q := s.inContext(arg, forwards+1)
		if !q.given || i > 0 && q != all {
			return queue{}
		}
		all = q
	}
	return all
}

// inOptions is that of options.
func (s *sending) inOptions(e ast.Expr) queue {
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		if result, _ := s.resultOf(call, nil); result != nil {
			return s.inOptions(result)
		}
		return queue{}
	}
	if v, ok := s.object(pointee(e)).(*types.Var); ok {
		for _, write := range s.writes(v, "TaskQueue") {
			if write.field && write.value != nil {
				return s.named(write.value)
			}
		}
	}
	if literal, ok := s.literal(e, nil); ok {
		if value := code.Field(literal, "TaskQueue"); value != nil {
			return s.named(value)
		}
	}
	return queue{}
}

// named is the Task Queue that e names.
func (s *sending) named(e ast.Expr) queue {
	text := s.text(e, nil)
	return queue{text.text, !text.known || text.text != ""}
}
