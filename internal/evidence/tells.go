package evidence

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// teller finds out whether it can be told which functions an expression may be. It goes
// the other way than a trace: from where a function is used to where it is named.
type teller struct {
	*world
	// wanted are the packages of other modules, by import path, that functions come
	// from and that the world does not have.
	wanted map[string]bool
	seen   map[telling]bool
	// steps are those taken so far.
	steps int
	// from is where functions come from that can't be told.
	from ast.Expr
	// reach takes what an expression comes to that is looked for, and reports whether it
	// is that; nil where it is only asked whether all can be told. With it, what can't be
	// told ends nothing.
	reach func(ast.Expr) bool
}

// maxTellings bounds the steps, which can go round in circles. A table of a thousand
// workflows takes some thousand.
const maxTellings = 200_000

// telling is something that was looked at for a call: what is at a position, or, from 1,
// a parameter of the function that is there.
type telling struct {
	pos, call token.Pos
	parameter int
}

// entered is a call that was gone into, for which the parameters of a function are its
// arguments.
type entered struct {
	up   *entered
	call *ast.CallExpr
	fn   *ast.FuncType
}

// visited reports whether what is at pos was looked at for the same call.
func (t *teller) visited(pos token.Pos, in *entered) bool {
	at := telling{pos: pos}
	if in != nil {
		at.call = in.call.Pos()
	}
	before := t.seen[at]
	t.seen[at] = true
	return before
}

// fails takes note that what e is can't be told.
func (t *teller) fails(e ast.Expr) bool {
	if t.from == nil || t.reach == nil {
		t.from = e
	}
	return t.reach != nil
}

// tells reports whether it can be told which functions e may be, or may hold.
func (t *teller) tells(e ast.Expr, in *entered) bool {
	if e == nil {
		return true
	}
	if t.steps++; t.steps > maxTellings {
		return t.fails(e)
	}
	if t.reach != nil && t.reach(ast.Unparen(e)) {
		return true
	}
	switch e := ast.Unparen(e).(type) {
	case *ast.StarExpr:
		return t.tells(e.X, in)
	case *ast.UnaryExpr:
		return t.tells(e.X, in)
	case *ast.TypeAssertExpr:
		return t.tells(e.X, in)
	case *ast.SliceExpr:
		return t.tells(e.X, in)
	case *ast.IndexExpr:
		return t.tells(e.X, in)
	case *ast.CompositeLit:
		return t.literal(e, in)
	case *ast.CallExpr:
		return t.result(e, 0, in)
	case *ast.Ident, *ast.SelectorExpr:
		return t.named(e, in)
	}
	return true
}

// literal is [teller.tells] for the elements of a literal. What the fields of a struct
// hold is asked where they are selected.
func (t *teller) literal(e *ast.CompositeLit, in *entered) bool {
	if code.Struct(t.typeOf(e)) != nil {
		return true
	}
	return !slices.ContainsFunc(e.Elts, func(elt ast.Expr) bool {
		if pair, ok := elt.(*ast.KeyValueExpr); ok {
			elt = pair.Value
		}
		return !t.tells(elt, in)
	})
}

// named is [teller.tells] for a name.
func (t *teller) named(e ast.Expr, in *entered) bool {
	switch obj := t.object(e).(type) {
	case *types.Var:
		if obj.IsField() {
			return t.ofField(obj, e.(*ast.SelectorExpr), in)
		}
		return t.ofVariable(obj, in)
	case nil:
		importPath, _ := t.importedName(e)
		if _, ident := e.(*ast.Ident); ident || importPath != "" {
			t.want(e)
			return true // the function of another module, or one that is yet to be generated
		}
		if t.reach != nil { // a method of another module's type
			t.want(e)
			return true
		}
		return t.isSDKs(e) || t.unknown(e)
	}
	return true
}

// unknown asks for the packages that e comes from, without which it can't be told.
func (t *teller) unknown(e ast.Expr) bool {
	t.want(e)
	return t.fails(e)
}

func (t *teller) want(e ast.Expr) { maps.Copy(t.wanted, t.originsOf(e).found) }

// ofVariable is [teller.tells] for a variable that is no field.
func (t *teller) ofVariable(v *types.Var, in *entered) bool {
	if t.visited(v.Pos(), in) {
		return true
	}
	if code.IsPackageLevel(v) {
		t.lookAround(v.Name(), importPathOf(v.Pkg()), false, false)
	}
	id := t.defined[v.Pos()]
	if id == nil {
		return true
	}
	if field, ok := t.parent(id).(*ast.Field); ok {
		list, _ := t.parent(field).(*ast.FieldList)
		switch fn := t.parent(list).(type) {
		case *ast.FuncDecl: // a receiver
			if !t.receivers(fn, in) {
				return false
			}
		case *ast.FuncType:
			i := slices.Index(code.Idents(fn.Params), id)
			if i >= 0 && !t.parameter(t.parent(fn), i, in) {
				return false
			}
		}
	}
	return !slices.ContainsFunc(append(t.usesOf(v.Pos(), false), id), func(id *ast.Ident) bool {
		return !t.written(id, in)
	})
}

// written is [teller.tells] for what is written to the variable or field that id is, if
// anything is there.
func (t *teller) written(id *ast.Ident, in *entered) bool {
	e := ast.Expr(t.whole(id))
	switch parent := t.parent(e).(type) {
	case *ast.ValueSpec:
		return t.assignedFrom(parent.Values, slices.Index(parent.Names, id), in)
	case *ast.AssignStmt:
		return t.assignedFrom(parent.Rhs, slices.Index(parent.Lhs, e), in)
	case *ast.IndexExpr:
		if stmt, ok := t.parent(parent).(*ast.AssignStmt); ok && parent.X == e {
			return t.assignedFrom(stmt.Rhs, slices.Index(stmt.Lhs, ast.Expr(parent)), in)
		}
	case *ast.RangeStmt:
		if parent.X != e {
			return t.ranged(parent, e, in)
		}
	case *ast.SendStmt:
		if parent.Chan == e {
			return t.tells(parent.Value, in)
		}
	case *ast.UnaryExpr: // its address
		call, ok := t.parent(parent).(*ast.CallExpr)
		if ok && parent.Op == token.AND {
			return t.handedTo(call, slices.Index(call.Args, ast.Expr(parent)), 0, &ast.FuncType{})
		}
	}
	return true
}

// assignedFrom is [teller.tells] for the i-th of what is assigned, which one call may give
// all of.
func (t *teller) assignedFrom(values []ast.Expr, i int, in *entered) bool {
	switch {
	case i < 0 || len(values) == 0:
		return true
	case i < len(values) && (len(values) > 1 || i == 0):
		return t.tells(values[i], in)
	}
	if call, ok := ast.Unparen(values[0]).(*ast.CallExpr); ok {
		return t.result(call, i, in)
	}
	return t.tells(values[0], in) // v, ok := m[k]
}

// ranged is [teller.tells] for a variable of a loop.
func (t *teller) ranged(loop *ast.RangeStmt, v ast.Expr, in *entered) bool {
	i := 0
	if v == loop.Value {
		i = 1
	}
	iterates := t.iterator(loop.X)
	if iterates == nil {
		return t.tells(loop.X, in)
	}
	params := code.Idents(funcType(iterates).Params)
	if len(params) != 1 || params[0] == nil {
		return true
	}
	return !slices.ContainsFunc(t.usesOf(params[0].Pos(), false), func(id *ast.Ident) bool {
		call, ok := t.parent(id).(*ast.CallExpr)
		return ok && call.Fun == id && i < len(call.Args) && !t.tells(call.Args[i], in)
	})
}

// iterator is the function that a loop ranges over, where it is one of the modules: by
// its name, or as what a call returns.
func (t *teller) iterator(e ast.Expr) ast.Node {
	call, ok := ast.Unparen(e).(*ast.CallExpr)
	if ok {
		e = call.Fun
	}
	fn, _ := t.object(e).(*types.Func)
	if fn == nil || t.funcs[fn.Pos()] == nil {
		return nil
	}
	decl := t.funcs[fn.Pos()]
	t.analyze(decl.folder, false)
	if !ok {
		return decl.decl
	}
	if result, _ := (&question{world: t.world}).resultOf(call, nil); result != nil {
		if literal, ok := ast.Unparen(result).(*ast.FuncLit); ok {
			return literal
		}
	}
	return nil
}
