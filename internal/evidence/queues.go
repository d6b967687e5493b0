package evidence

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// place is where a registration is in the code, for questions about its worker.
type place struct {
	world *world
	call  *ast.CallExpr
	path  *frame
}

// TaskQueues are the constant Task Queues of the workers that a registration hands the
// function to, sorted; none where that is not known.
func (r *Reader) TaskQueues(registration Registration) []string {
	var queues []string
	for _, w := range registration.workers() {
		if queue := w.text(w.call.Args[1], w.path); queue.known && queue.text != "" {
			queues = append(queues, queue.text)
		}
	}
	slices.Sort(queues)
	return slices.Compact(queues)
}

// literal is the literal that e is, or that a variable is declared as.
func (q *question) literal(e ast.Expr, path *frame) (*ast.CompositeLit, bool) {
	if literal, ok := pointee(e).(*ast.CompositeLit); ok {
		return literal, true
	}
	source, _, ok := q.source(pointee(e), path)
	if v, is := q.object(pointee(e)).(*types.Var); is && code.IsPackageLevel(v) && q.unchanged(v, nil) {
		source, _, ok = q.inVariable(v, nil, path)
	}
	if !ok || source == nil {
		return nil, false
	}
	literal, ok := pointee(source).(*ast.CompositeLit)
	return literal, ok
}

// worker is a call of worker.New, and the question that came to it.
type worker struct {
	*question
	call *ast.CallExpr
	path *frame
}

// workers are those that a registration is known to be for.
func (r Registration) workers() []worker {
	at := r.place
	if at == nil {
		return nil
	}
	sel, ok := ast.Unparen(at.call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	return (&question{world: at.world}).workers(sel.X, at.path, 0)
}

// workers are those that e is known to be.
func (q *question) workers(e ast.Expr, path *frame, depth int) []worker {
	if e == nil || depth > maxForwards || q.tooFar(path) {
		return nil
	}
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		if importPath, name := q.importedName(call.Fun); importPath == sdk.Worker && name == "New" && len(call.Args) > 1 {
			return []worker{{q, call, path}}
		}
		result, inner := q.resultOf(call, path)
		return q.workers(result, inner, depth+1)
	}
	if source, outer, ok := q.source(e, path); ok {
		return q.workers(source, outer, depth+1)
	}
	v, ok := q.object(e).(*types.Var)
	if !ok {
		return nil
	}
	values := q.given(v, false)
	if v.IsField() {
		values = q.valuesOf(v)
	}
	var all []worker
	for _, value := range values {
		all = append(all, q.workers(value, nil, depth+1)...)
	}
	return all
}
