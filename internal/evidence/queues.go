package evidence

import (
	"go/ast"
	"go/types"
	"slices"

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
	at := registration.place
	if at == nil {
		return nil
	}
	sel, ok := ast.Unparen(at.call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	queues := (&question{world: at.world}).queues(sel.X, at.path, 0)
	slices.Sort(queues)
	return slices.Compact(queues)
}

// queues are the constant Task Queues of the workers that e may be.
func (q *question) queues(e ast.Expr, path *frame, depth int) []string {
	if e == nil || depth > maxForwards || q.tooFar(path) {
		return nil
	}
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		if importPath, name := q.importedName(call.Fun); importPath == sdk.Worker && name == "New" && len(call.Args) > 1 {
			if queue := q.text(call.Args[1], path); queue.known && queue.text != "" {
				return []string{queue.text}
			}
			return nil
		}
		result, inner := q.resultOf(call, path)
		return q.queues(result, inner, depth+1)
	}
	if source, outer, ok := q.source(e, path); ok {
		return q.queues(source, outer, depth+1)
	}
	v, ok := q.object(e).(*types.Var)
	if !ok {
		return nil
	}
	values := q.given(v, false)
	if v.IsField() {
		values = q.valuesOf(v)
	}
	var all []string
	for _, value := range values {
		all = append(all, q.queues(value, nil, depth+1)...)
	}
	return all
}
