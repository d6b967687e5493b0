package callsite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// fate is what becomes of the run or future that a call gives.
type fate int

const (
	// escapes: it goes where it is not followed.
	escapes fate = iota
	// dropped: nothing uses it.
	dropped
	// chained: a selector on the call uses it.
	chained
	// kept: the call defines a variable, which is assigned to nowhere else.
	kept
	// assigned: a variable gets it that is declared elsewhere, and is assigned
	// to nowhere else.
	assigned
	// returned: the function around returns it, with the error.
	returned
)

// outcome is the run or future of a site, and its uses.
type outcome struct {
	fate fate
	// v is the variable, if it is kept or assigned.
	v *types.Var
	// uses are those of the variable but for the assignment, or the call itself
	// where it is chained.
	uses []use
	// taken are the results that are taken from elsewhere than a run.
	taken []decode
}

// use is an expression that stands for a run or future.
type use struct {
	expr ast.Expr
	// stack are the nodes around it, outermost first.
	stack []ast.Node
}

// parent is the node around a use, but for parentheses.
func (u use) parent() ast.Node { return ancestor(u.stack, 0) }

// ancestor is the n-th node from the end of a stack, not counting parentheses.
func ancestor(stack []ast.Node, n int) ast.Node {
	for _, node := range slices.Backward(stack) {
		if _, ok := node.(*ast.ParenExpr); ok {
			continue
		}
		if n == 0 {
			return node
		}
		n--
	}
	return nil
}

// follow finds out what becomes of the first result of a call.
func (x *index) follow(call ast.Expr, stack []ast.Node) outcome {
	switch parent := ancestor(stack, 0).(type) {
	case *ast.ExprStmt:
		return outcome{fate: dropped}
	case *ast.ReturnStmt:
		if len(parent.Results) == 1 {
			return outcome{fate: returned}
		}
	case *ast.SelectorExpr:
		return outcome{fate: chained, uses: []use{{call, stack}}}
	case *ast.AssignStmt:
		i := slices.Index(parent.Rhs, call)
		if i < 0 || len(parent.Rhs) > 1 && len(parent.Rhs) != len(parent.Lhs) {
			return outcome{}
		}
		id, ok := parent.Lhs[i].(*ast.Ident)
		if !ok {
			return outcome{}
		}
		if id.Name == "_" {
			return outcome{fate: dropped}
		}
		if v, ok := x.pass.TypesInfo.Defs[id].(*types.Var); ok {
			return x.usesOf(v, id, stack, kept)
		}
		if v, ok := x.pass.TypesInfo.Uses[id].(*types.Var); ok {
			return x.usesOf(v, id, stack, assigned)
		}
	case *ast.ValueSpec:
		i := slices.Index(parent.Values, call)
		if i < 0 || len(parent.Values) > 1 && len(parent.Values) != len(parent.Names) {
			return outcome{}
		}
		how := assigned
		if parent.Type == nil {
			how = kept
		}
		if v, ok := x.pass.TypesInfo.Defs[parent.Names[i]].(*types.Var); ok && v.Name() != "_" {
			return x.usesOf(v, parent.Names[i], stack, how)
		}
	}
	return outcome{}
}

// usesOf finds the uses of a local variable that gets its value at id and
// nowhere else.
func (x *index) usesOf(v *types.Var, id *ast.Ident, stack []ast.Node, how fate) outcome {
	if v.IsField() || v.Parent() == nil || v.Parent() == x.pass.Pkg.Scope() || len(stack) < 2 {
		return outcome{}
	}
	if how == assigned && !x.declaredZero(v, stack[1]) {
		return outcome{}
	}
	out := outcome{fate: how, v: v}
	ast.PreorderStack(stack[1], slices.Clone(stack[:1]), func(n ast.Node, above []ast.Node) bool {
		other, ok := n.(*ast.Ident)
		if !ok || other == id || x.pass.TypesInfo.Uses[other] != v {
			return true
		}
		u := use{other, slices.Clone(above)}
		if isWritten(u) {
			out.fate = escapes
		}
		out.uses = append(out.uses, u)
		return true
	})
	if out.fate == escapes {
		return outcome{}
	}
	return out
}

// isWritten says whether a use of a variable may change it.
func isWritten(u use) bool {
	switch parent := u.parent().(type) {
	case *ast.AssignStmt:
		return slices.ContainsFunc(parent.Lhs, func(e ast.Expr) bool { return ast.Unparen(e) == u.expr })
	case *ast.UnaryExpr:
		return parent.Op == token.AND
	case *ast.RangeStmt:
		return parent.Key == u.expr || parent.Value == u.expr
	case *ast.IncDecStmt:
		return true
	}
	return false
}

// declaredZero says whether a variable is declared within decl by a var
// declaration without a value, so that it is no parameter or result.
func (x *index) declaredZero(v *types.Var, decl ast.Node) bool {
	found := false
	ast.Inspect(decl, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			for _, name := range spec.Names {
				if x.pass.TypesInfo.Defs[name] == v {
					found = true
				}
			}
		}
		return !found
	})
	return found
}

// decode is a call of Get that decodes a result.
type decode struct {
	use
	call *ast.CallExpr
	// stack are the nodes around the call.
	around []ast.Node
	// value is the argument that the result is decoded into.
	value ast.Expr
}

// decodes are the calls of Get and GetWithOptions on a run or future.
func (o outcome) decodes() []decode {
	var found []decode
	for _, u := range o.uses {
		if d, ok := u.decode(); ok {
			found = append(found, d)
		}
	}
	return append(found, o.taken...)
}

// decode is the call of Get that a use is part of.
func (u use) decode() (decode, bool) {
	sel, ok := u.parent().(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Get" && sel.Sel.Name != "GetWithOptions" {
		return decode{}, false
	}
	call, ok := ancestor(u.stack, 1).(*ast.CallExpr)
	if !ok || ast.Unparen(call.Fun) != sel || len(call.Args) == 0 {
		return decode{}, false
	}
	value := call.Args[0] // of a query's value, which takes no context
	if len(call.Args) > 1 {
		value = call.Args[1]
	}
	i := slices.Index(u.stack, ast.Node(call))
	return decode{use: u, call: call, around: u.stack[:i], value: value}, true
}
