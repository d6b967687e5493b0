package sites

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// futures are the runs and futures of a package beyond those that stay in one variable.
type futures struct {
	*Index
	// given are the sites that give a run or future, by the expressions that do.
	given map[ast.Expr]*Site
	// returned are the first results of the functions that return one.
	returned map[*types.Func][]ast.Expr
	holders
}

// followFutures finds the results that are decoded where a run or future has come to
// through a callback, a slice, a map, a field, or a variable that has several. They are
// known where all that can be there give a result of one type.
func (x *Index) followFutures() {
	f := futures{Index: x, given: map[ast.Expr]*Site{}}
	decoded := map[*ast.CallExpr]bool{}
	for _, s := range x.Sites {
		if s.Run.Of.Valid() {
			f.given[s.Run.Of.Node().(ast.Expr)] = s
		}
		for _, d := range s.Run.Decodes() {
			decoded[d.Call] = true
		}
	}
	if len(f.given) == 0 {
		return
	}
	f.holders, f.returned = x.readHolders(), x.readReturns()
	for in := range x.Root.Children() {
		if isGenerated(in.Node().(*ast.File)) {
			continue
		}
		for at := range in.Preorder((*ast.SelectorExpr)(nil)) {
			sel := at.Node().(*ast.SelectorExpr)
			if sel.Sel.Name != "Get" && sel.Sel.Name != "GetWithOptions" || !isRun(x.Pass.TypesInfo.TypeOf(sel.X)) {
				continue
			}
			if d, ok := DecodeOf(at.ChildAt(edge.SelectorExpr_X, -1)); ok && !decoded[d.Call] {
				f.decode(d, sel.X)
			}
		}
	}
}

// isRun is sdk.IsRun for a type that may be nil.
func isRun(t types.Type) bool { return t != nil && sdk.IsRun(t) }

// decode has the sites that a run or future may be of know that its result is decoded.
func (f *futures) decode(d Decode, run ast.Expr) {
	origins, ok := f.of(run, map[*types.Var]bool{})
	if !ok || len(origins) == 0 {
		return
	}
	if sameResult(origins) {
		origins[0].Run.taken = append(origins[0].Run.taken, d)
		return
	}
	for _, s := range f.branches(d, run) {
		if s.Target.Known {
			s.Run.taken = append(s.Run.taken, d)
		}
	}
}

// sameResult reports whether sites give results of one type.
func sameResult(all []*Site) bool {
	for _, s := range all {
		a, b := s.Target.Result, all[0].Target.Result
		if !s.Target.Known || (a == nil) != (b == nil) || s.Target.IDs != all[0].Target.IDs || a != nil && !fit.SameType(a, b) {
			return false
		}
	}
	return true
}

// of are the sites that a run or future may be of; not ok if it may be any other.
// Variables that are being looked at have been seen.
func (f *futures) of(run ast.Expr, seen map[*types.Var]bool) ([]*Site, bool) {
	run = ast.Unparen(run)
	if s := f.given[run]; s != nil {
		return []*Site{s}, true
	}
	if f.Pass.TypesInfo.Types[run].IsNil() {
		return nil, true
	}
	switch e := run.(type) {
	case *ast.IndexExpr:
		return f.held(f.holder(e.X), seen)
	case *ast.Ident, *ast.SelectorExpr:
		return f.held(f.holder(e), seen)
	case *ast.CallExpr:
		return f.ofReturned(code.Func(f.Pass.TypesInfo, e.Fun), seen)
	}
	return nil, false
}

// ofReturned are the sites that the first result of a function of the package may be of.
func (f *futures) ofReturned(fn *types.Func, seen map[*types.Var]bool) (all []*Site, ok bool) {
	results := f.returned[fn]
	if len(results) == 0 {
		return nil, false
	}
	delete(f.returned, fn) // it may call itself
	defer func() { f.returned[fn] = results }()
	for _, result := range results {
		origins, ok := f.of(result, seen)
		if !ok {
			return nil, false
		}
		all = append(all, origins...)
	}
	return all, true
}

// readReturns reads what the functions of the package return that return a run or future
// first.
func (x *Index) readReturns() map[*types.Func][]ast.Expr {
	returned := map[*types.Func][]ast.Expr{}
	for decl := range x.Root.Preorder((*ast.FuncDecl)(nil)) {
		fn, ok := x.Pass.TypesInfo.Defs[decl.Node().(*ast.FuncDecl).Name].(*types.Func)
		if !ok || fn.Signature().Results().Len() == 0 || !sdk.IsRun(fn.Signature().Results().At(0).Type()) {
			continue
		}
		for ret := range decl.Preorder((*ast.ReturnStmt)(nil)) {
			if within(ret) != decl {
				continue
			}
			var first ast.Expr = &ast.BadExpr{} // which a name holds
			if results := ret.Node().(*ast.ReturnStmt).Results; len(results) > 0 {
				first = results[0]
			}
			returned[fn] = append(returned[fn], first)
		}
	}
	return returned
}

// held are the sites that what a variable or field holds may be of.
func (f *futures) held(v *types.Var, seen map[*types.Var]bool) (all []*Site, ok bool) {
	if v == nil || seen[v] || f.lost[v] {
		return nil, false
	}
	seen[v] = true
	defer delete(seen, v)
	for _, write := range f.writes[v] {
		var origins []*Site
		if write.all {
			origins, ok = f.held(f.holder(write.value), seen)
		} else {
			origins, ok = f.of(write.value, seen)
		}
		if !ok {
			return nil, false
		}
		all = append(all, origins...)
	}
	return all, true
}

// branches are the sites of which the run or future of a local variable is that has
// got one in each of several branches, all of which lead to d.
func (f *futures) branches(d Decode, run ast.Expr) (all []*Site) {
	v := f.holder(run)
	if v == nil || v.IsField() {
		return nil
	}
	var parting inspector.Cursor
	taken := map[inspector.Cursor]bool{}
	for _, write := range f.writes[v] {
		site := f.given[ast.Unparen(write.value)]
		block := write.at.Parent()
		if site == nil || taken[block] || !IsListed(write.at) || leaves(write.at) {
			return nil
		}
		taken[block] = true
		from := partingOf(block)
		if !from.Valid() || parting.Valid() && parting != from {
			return nil
		}
		parting = from
		all = append(all, site)
	}
	if !parting.Valid() || !leadsTo(parting, d.At) {
		return nil
	}
	return all
}

// partingOf is the if or switch statement that a block is a branch of.
func partingOf(block inspector.Cursor) inspector.Cursor {
	from := block.Parent()
	if _, ok := block.Node().(*ast.CaseClause); ok {
		return from.Parent()
	}
	for from.ParentEdgeKind() == edge.IfStmt_Else {
		from = from.Parent()
	}
	if _, ok := from.Node().(*ast.IfStmt); !ok {
		return inspector.Cursor{}
	}
	return from
}

// leaves reports whether a statement behind one, in its list, leaves the list.
func leaves(stmt inspector.Cursor) bool {
	for next, ok := stmt.NextSibling(); ok; next, ok = next.NextSibling() {
		switch next.Node().(type) {
		case *ast.ReturnStmt, *ast.BranchStmt:
			return true
		}
	}
	return false
}

// leadsTo reports whether a call comes behind a statement in any case: in its list, and
// but for errors nothing leaves that before.
func leadsTo(stmt, call inspector.Cursor) bool {
	for call.Parent() != stmt.Parent() {
		switch call.Node().(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause, *ast.FuncLit, *ast.File:
			return false
		}
		call = call.Parent()
	}
	if call.Node().Pos() < stmt.Node().End() {
		return false
	}
	for next, ok := stmt.NextSibling(); ok && next != call; next, ok = next.NextSibling() {
		if cond, ok := next.Node().(*ast.IfStmt); ok && isErrorCheck(cond) {
			continue
		}
		for range next.Preorder((*ast.ReturnStmt)(nil), (*ast.BranchStmt)(nil)) {
			return false
		}
	}
	return true
}

// isErrorCheck reports whether a condition asks whether something is nil.
func isErrorCheck(cond *ast.IfStmt) bool {
	compare, ok := cond.Cond.(*ast.BinaryExpr)
	return ok && code.NameOf(compare.Y) == "nil"
}
