package sites

import (
	"go/ast"
	"slices"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// assignedCall is the call whose first result is assigned to a variable, with the error
// or alone.
func assignedCall(use inspector.Cursor) (call inspector.Cursor, ok bool) {
	assign, ok := Around(use).Node().(*ast.AssignStmt)
	if !ok || len(assign.Rhs) != 1 || ast.Unparen(assign.Lhs[0]) != use.Node() {
		return call, false
	}
	for c := range Around(use).Children() {
		if c.Node() == assign.Rhs[0] {
			_, ok = c.Node().(*ast.CallExpr)
			return c, ok
		}
	}
	return call, false
}

// join joins the sites that assign to one variable, as in two branches. What is assigned
// to from anything else is not followed.
func (x *Index) join() {
	at := map[inspector.Cursor]*Site{}
	for _, s := range x.Sites {
		at[s.At] = s
	}
	apart := map[*Site]bool{}
	for _, s := range x.Sites {
		if s.Run.Fate != Assigned {
			continue
		}
		for _, call := range s.Run.others {
			other := at[call]
			if other == nil || other.Run.Fate != Assigned || other.Run.V != s.Run.V || !x.startsSame(s, other) {
				apart[s] = true
				break
			}
			s.Run.With = append(s.Run.With, other)
		}
	}
	for _, s := range x.Sites {
		switch {
		case apart[s]:
			s.Run = Outcome{Of: s.Run.Of}
		case slices.ContainsFunc(s.Run.With, func(other *Site) bool { return other.Node.Pos() < s.Node.Pos() }):
			s.Run.Uses = nil
		}
	}
}

// startsSame reports whether two sites give runs, or futures, of one workflow or activity
// by one client.
func (x *Index) startsSame(a, b *Site) bool {
	if a.Call.Role == sdk.Sends || a.Call.Role != b.Call.Role || a.Call.Receiver != b.Call.Receiver || a.Target.Starter == nil || a.Target.Starter != b.Target.Starter {
		return false
	}
	first, ok := a.Node.(*ast.CallExpr)
	second, also := b.Node.(*ast.CallExpr)
	return ok && also && (a.Call.Receiver == "" || sameReceiver(x.Pass.TypesInfo, first, second))
}
