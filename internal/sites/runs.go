package sites

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
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
	// Of is the call that gives it.
	Of inspector.Cursor
	// V is the variable, if it is kept or assigned.
	V *types.Var
	// Uses are those of the variable but for the assignment, or the call itself
	// where it is chained.
	Uses []inspector.Cursor
	// taken are the results that are taken from elsewhere than a run.
	taken []Decode
}

// follow finds out what becomes of the first result of a call.
func (x *Index) follow(of inspector.Cursor) Outcome {
	out := Outcome{Of: of}
	call := of.Node().(ast.Expr)
	switch parent := Around(of).Node().(type) {
	case *ast.ExprStmt:
		out.Fate = Dropped
	case *ast.ReturnStmt:
		if len(parent.Results) == 1 {
			out.Fate = Returned
		}
	case *ast.SelectorExpr:
		out.Fate, out.Uses = Chained, []inspector.Cursor{of}
	case *ast.AssignStmt:
		i := slices.Index(parent.Rhs, call)
		if i < 0 || len(parent.Rhs) > 1 && len(parent.Rhs) != len(parent.Lhs) {
			return out
		}
		id, ok := parent.Lhs[i].(*ast.Ident)
		if !ok {
			return out
		}
		if id.Name == "_" {
			out.Fate = Dropped
		} else if v, ok := x.Pass.TypesInfo.Defs[id].(*types.Var); ok {
			x.followVar(&out, v, id, Kept)
		} else if v, ok := x.Pass.TypesInfo.Uses[id].(*types.Var); ok {
			x.followVar(&out, v, id, Assigned)
		}
	case *ast.ValueSpec:
		i := slices.Index(parent.Values, call)
		if i < 0 || len(parent.Values) > 1 && len(parent.Values) != len(parent.Names) {
			return out
		}
		how := Assigned
		if parent.Type == nil {
			how = Kept
		}
		if v, ok := x.Pass.TypesInfo.Defs[parent.Names[i]].(*types.Var); ok && v.Name() != "_" {
			x.followVar(&out, v, parent.Names[i], how)
		}
	}
	return out
}

// followVar finds the uses of a local variable that gets its value at id and
// nowhere else.
func (x *Index) followVar(out *Outcome, v *types.Var, id *ast.Ident, how Fate) {
	decl := Declaration(out.Of)
	if v.IsField() || v.Parent() == nil || code.IsPackageLevel(v) || how == Assigned && !x.declaredZero(v, decl) {
		return
	}
	var uses []inspector.Cursor
	for use := range decl.Preorder((*ast.Ident)(nil)) {
		other := use.Node().(*ast.Ident)
		if other == id || x.Pass.TypesInfo.Uses[other] != v {
			continue
		}
		if IsWritten(use) {
			return
		}
		uses = append(uses, use)
	}
	out.Fate, out.V, out.Uses = how, v, uses
}

// declaredZero reports whether a variable is declared within decl by a var
// declaration without a value, so that it is no parameter or result.
func (x *Index) declaredZero(v *types.Var, decl inspector.Cursor) bool {
	for spec := range decl.Preorder((*ast.ValueSpec)(nil)) {
		if slices.ContainsFunc(spec.Node().(*ast.ValueSpec).Names, func(name *ast.Ident) bool { return x.Pass.TypesInfo.Defs[name] == v }) {
			return true
		}
	}
	return false
}

// Decode is a call that decodes a result.
type Decode struct {
	// At is the call, Call.
	At   inspector.Cursor
	Call *ast.CallExpr
	// Value is the argument that the result is decoded into. Where a wrapper has that, it
	// is of type As.
	Value ast.Expr
	As    types.Type
}

// Decodes are the calls of Get and GetWithOptions on a run or future.
func (o Outcome) Decodes() []Decode {
	var found []Decode
	for _, use := range o.Uses {
		if d, ok := DecodeOf(use); ok {
			found = append(found, d)
		}
	}
	return append(found, o.taken...)
}

// DecodeOf is the call of Get that a use of a run or future is part of.
func DecodeOf(use inspector.Cursor) (d Decode, ok bool) {
	sel, ok := Around(use).Node().(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Get" && sel.Sel.Name != "GetWithOptions" {
		return d, false
	}
	d.At = Around(Around(use))
	if d.Call, ok = d.At.Node().(*ast.CallExpr); !ok || ast.Unparen(d.Call.Fun) != sel || len(d.Call.Args) == 0 {
		return d, false
	}
	d.Value = d.Call.Args[0] // of a query's value, which takes no context
	if len(d.Call.Args) > 1 {
		d.Value = d.Call.Args[1]
	}
	return d, true
}
