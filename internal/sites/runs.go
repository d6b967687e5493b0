package sites

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// Fate is what becomes of the run or future that a call gives.
type Fate int

const (
	// Escapes: it goes where it is not followed.
	Escapes Fate = iota
	// Dropped: nothing uses it.
	Dropped
	// Chained: a selector on the call uses it.
	Chained
	// Kept: the call defines a variable, which is assigned to nowhere else.
	Kept
	// Assigned: a variable gets it that is declared elsewhere, and is assigned
	// to nowhere else.
	Assigned
	// Returned: the function around returns it, with the error.
	Returned
)

// Outcome is the run or future of a site, and its uses.
type Outcome struct {
	Fate Fate
	// V is the variable, if it is kept or assigned.
	V *types.Var
	// Uses are those of the variable but for the assignment, or the call itself
	// where it is chained.
	Uses []Use
	// taken are the results that are taken from elsewhere than a run.
	taken []Decode
}

// Use is an expression that stands for a run or future.
type Use struct {
	Expr ast.Expr
	// Stack are the nodes around it, outermost first.
	Stack []ast.Node
}

// Parent is the node around a use, but for parentheses.
func (u Use) Parent() ast.Node { return Ancestor(u.Stack, 0) }

// Ancestor is the n-th node from the end of a stack, not counting parentheses.
func Ancestor(stack []ast.Node, n int) ast.Node {
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
func (x *Index) follow(call ast.Expr, stack []ast.Node) Outcome {
	switch parent := Ancestor(stack, 0).(type) {
	case *ast.ExprStmt:
		return Outcome{Fate: Dropped}
	case *ast.ReturnStmt:
		if len(parent.Results) == 1 {
			return Outcome{Fate: Returned}
		}
	case *ast.SelectorExpr:
		return Outcome{Fate: Chained, Uses: []Use{{call, stack}}}
	case *ast.AssignStmt:
		i := slices.Index(parent.Rhs, call)
		if i < 0 || len(parent.Rhs) > 1 && len(parent.Rhs) != len(parent.Lhs) {
			return Outcome{}
		}
		id, ok := parent.Lhs[i].(*ast.Ident)
		if !ok {
			return Outcome{}
		}
		if id.Name == "_" {
			return Outcome{Fate: Dropped}
		}
		if v, ok := x.Pass.TypesInfo.Defs[id].(*types.Var); ok {
			return x.usesOf(v, id, stack, Kept)
		}
		if v, ok := x.Pass.TypesInfo.Uses[id].(*types.Var); ok {
			return x.usesOf(v, id, stack, Assigned)
		}
	case *ast.ValueSpec:
		i := slices.Index(parent.Values, call)
		if i < 0 || len(parent.Values) > 1 && len(parent.Values) != len(parent.Names) {
			return Outcome{}
		}
		how := Assigned
		if parent.Type == nil {
			how = Kept
		}
		if v, ok := x.Pass.TypesInfo.Defs[parent.Names[i]].(*types.Var); ok && v.Name() != "_" {
			return x.usesOf(v, parent.Names[i], stack, how)
		}
	}
	return Outcome{}
}

// usesOf finds the uses of a local variable that gets its value at id and
// nowhere else.
func (x *Index) usesOf(v *types.Var, id *ast.Ident, stack []ast.Node, how Fate) Outcome {
	if v.IsField() || v.Parent() == nil || v.Parent() == x.Pass.Pkg.Scope() || len(stack) < 2 {
		return Outcome{}
	}
	if how == Assigned && !x.declaredZero(v, stack[1]) {
		return Outcome{}
	}
	out := Outcome{Fate: how, V: v}
	ast.PreorderStack(stack[1], slices.Clone(stack[:1]), func(n ast.Node, above []ast.Node) bool {
		other, ok := n.(*ast.Ident)
		if !ok || other == id || x.Pass.TypesInfo.Uses[other] != v {
			return true
		}
		u := Use{other, slices.Clone(above)}
		if IsWritten(u) {
			out.Fate = Escapes
		}
		out.Uses = append(out.Uses, u)
		return true
	})
	if out.Fate == Escapes {
		return Outcome{}
	}
	return out
}

// IsWritten says whether a use of a variable may change it.
func IsWritten(u Use) bool {
	switch parent := u.Parent().(type) {
	case *ast.AssignStmt:
		return slices.ContainsFunc(parent.Lhs, func(e ast.Expr) bool { return ast.Unparen(e) == u.Expr })
	case *ast.UnaryExpr:
		return parent.Op == token.AND
	case *ast.RangeStmt:
		return parent.Key == u.Expr || parent.Value == u.Expr
	case *ast.IncDecStmt:
		return true
	}
	return false
}

// declaredZero says whether a variable is declared within decl by a var
// declaration without a value, so that it is no parameter or result.
func (x *Index) declaredZero(v *types.Var, decl ast.Node) bool {
	found := false
	ast.Inspect(decl, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			for _, name := range spec.Names {
				if x.Pass.TypesInfo.Defs[name] == v {
					found = true
				}
			}
		}
		return !found
	})
	return found
}

// Decode is a call of Get that decodes a result.
type Decode struct {
	Use
	Call *ast.CallExpr
	// stack are the nodes around the call.
	Around []ast.Node
	// Value is the argument that the result is decoded into.
	Value ast.Expr
}

// Decodes are the calls of Get and GetWithOptions on a run or future.
func (o Outcome) Decodes() []Decode {
	var found []Decode
	for _, u := range o.Uses {
		if d, ok := u.Decode(); ok {
			found = append(found, d)
		}
	}
	return append(found, o.taken...)
}

// Decode is the call of Get that a use is part of.
func (u Use) Decode() (Decode, bool) {
	sel, ok := u.Parent().(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Get" && sel.Sel.Name != "GetWithOptions" {
		return Decode{}, false
	}
	call, ok := Ancestor(u.Stack, 1).(*ast.CallExpr)
	if !ok || ast.Unparen(call.Fun) != sel || len(call.Args) == 0 {
		return Decode{}, false
	}
	value := call.Args[0] // of a query's value, which takes no context
	if len(call.Args) > 1 {
		value = call.Args[1]
	}
	i := slices.Index(u.Stack, ast.Node(call))
	return Decode{Use: u, Call: call, Around: u.Stack[:i], Value: value}, true
}
