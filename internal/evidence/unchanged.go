package evidence

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// unchanged reports whether no code of the modules can give the part of v another
// value than v was declared with: every mention of v leaves that part as it is. Of
// another module's variable, that is the code of its package and of the main modules.
func (q *question) unchanged(v *types.Var, steps []step) bool {
	return keeper{q, map[holder]bool{}}.keeps(v, steps, false)
}

// unchangedResults reports whether no code can give the part of what the function v
// returns another value: the results of all calls may be one.
func (q *question) unchangedResults(v *types.Var, steps []step) bool {
	if !q.unchanged(v, nil) {
		return false
	}
	k := keeper{q, map[holder]bool{}}
	return !slices.ContainsFunc(q.usesOf(v.Pos(), q.inTest(v.Pos())), func(id *ast.Ident) bool {
		e := q.whole(id)
		call, ok := q.parent(e).(*ast.CallExpr)
		return !ok || call.Fun != e || !k.leaves(call, steps)
	})
}

// keeper looks at what code does with a value, to find out whether it can change a
// part of it.
type keeper struct {
	*question
	seen map[holder]bool
}

// holder is a variable by which a part can be reached, in so many steps.
type holder struct {
	declared token.Pos
	steps    int
}

// keeps reports whether what is done with v leaves the part as it is. Another value
// may be assigned to v itself if that is only another way to it. A local variable may
// be returned: what its function looks up, it does before.
func (k keeper) keeps(v *types.Var, steps []step, another bool) bool {
	at := holder{v.Pos(), len(steps)}
	if !v.Pos().IsValid() || k.seen[at] {
		return v.Pos().IsValid()
	}
	k.seen[at] = true
	tests := k.inTest(v.Pos())
	if code.IsPackageLevel(v) {
		k.lookAround(v.Name(), importPathOf(v.Pkg()), false, tests)
	}
	return !slices.ContainsFunc(k.usesOf(v.Pos(), tests), func(id *ast.Ident) bool {
		e := k.whole(id)
		switch parent := k.parent(e).(type) {
		case *ast.AssignStmt:
			if another && slices.Contains(parent.Lhs, e) {
				return false
			}
		case *ast.ReturnStmt:
			if !another && !code.IsPackageLevel(v) {
				return false
			}
		}
		return !k.leaves(e, steps)
	})
}

// leaves reports whether what is done with e leaves the part as it is.
func (k keeper) leaves(e ast.Expr, steps []step) bool {
	switch parent := k.parent(e).(type) {
	case *ast.ParenExpr:
		return k.leaves(parent, steps)
	case *ast.StarExpr:
		return k.leaves(parent, steps)
	case *ast.SliceExpr: // whose indices are others
		if parent.X != e || len(steps) == 0 {
			return true
		}
		return k.leaves(parent, slices.Concat([]step{{}}, steps[1:]))
	case *ast.SelectorExpr:
		return k.leavesSelected(e, parent, steps)
	case *ast.IndexExpr:
		if parent.X != e || len(steps) > 0 && k.differ(parent.Index, steps[0].key) {
			return true
		}
		return k.leaves(parent, steps[min(1, len(steps)):])
	case *ast.BinaryExpr:
		return true
	case *ast.UnaryExpr:
		return parent.Op != token.AND
	case *ast.IncDecStmt:
		return false
	case *ast.AssignStmt:
		if i := slices.Index(parent.Rhs, e); i >= 0 {
			return k.leavesCopy(e, parent.Lhs[i], steps)
		}
		return false
	case *ast.ValueSpec:
		if i := slices.Index(parent.Values, e); i >= 0 {
			return k.leavesCopy(e, parent.Names[i], steps)
		}
		return true
	case *ast.RangeStmt:
		if parent.X != e {
			return false
		}
		return k.leavesElements(parent, steps)
	case *ast.CallExpr:
		if i := slices.Index(parent.Args, e); i >= 0 {
			return k.leavesArgument(parent, i, steps)
		}
		return true
	}
	return !shares(k.typeOf(e), steps)
}

// differ reports whether an index is a constant other than key.
func (k keeper) differ(index ast.Expr, key constant.Value) bool {
	if key == nil || k.infoAt(index).Types[index].Value == nil {
		return false
	}
	other := k.key(index, nil) // nil where that depends on build constraints
	return other != nil && (other.Kind() != key.Kind() || !constant.Compare(other, token.EQL, key))
}

// leavesSelected is [keeper.leaves] for what is selected of e: a field, or a method,
// which gets e as its receiver.
func (k keeper) leavesSelected(e ast.Expr, sel *ast.SelectorExpr, steps []step) bool {
	switch obj := k.object(sel).(type) {
	case *types.Var:
		for _, through := range k.fieldSteps(e, obj) {
			if len(steps) == 0 {
				break
			}
			if field := steps[0].field; field == nil || field.Pos() != through.field.Pos() {
				return field != nil
			}
			steps = steps[1:]
		}
		return k.leaves(sel, steps)
	case *types.Func:
		recv := obj.Signature().Recv()
		if recv == nil || types.IsInterface(recv.Type()) || code.Named(recv.Type()) == nil {
			return false
		}
		if _, pointer := recv.Type().(*types.Pointer); !pointer && !shares(k.typeOf(e), steps) {
			return true
		}
		fn := k.funcs[obj.Pos()]
		if fn == nil || !isReceiver(k.typeOf(e), recv) {
			return false // a promoted method
		}
		k.analyze(fn.folder, false)
		return k.keepsParameter(code.Idents(fn.decl.Recv), 0, steps)
	}
	return false
}

// isReceiver reports whether a method with that receiver is one of t itself, not
// promoted to it.
func isReceiver(t types.Type, recv *types.Var) bool {
	of, named := code.Named(t), code.Named(recv.Type())
	return of != nil && named != nil && of.Origin() == named.Origin()
}

// keepsParameter reports whether a function leaves the part of its i-th parameter as
// it is.
func (k keeper) keepsParameter(params []*ast.Ident, i int, steps []step) bool {
	if i >= len(params) || params[i] == nil {
		return i < len(params) // without a name
	}
	v, ok := k.def(params[i]).(*types.Var)
	return params[i].Name == "_" || ok && k.keeps(v, steps, true)
}

// leavesCopy is [keeper.leaves] for where e is assigned to what is at to.
func (k keeper) leavesCopy(e, to ast.Expr, steps []step) bool {
	id, ok := to.(*ast.Ident)
	if ok && id.Name == "_" || !shares(k.typeOf(e), steps) {
		return true
	}
	v, isVar := k.object(to).(*types.Var)
	return ok && isVar && k.keeps(v, steps, true)
}

// leavesElements is [keeper.leaves] for a loop over the value.
func (k keeper) leavesElements(loop *ast.RangeStmt, steps []step) bool {
	value := loop.Value
	if isValues(loop.X) {
		value = loop.Key
	}
	if value == nil || len(steps) == 0 {
		return true
	}
	if of := elem(k.typeOf(loop.X)); of != nil && !shares(of, steps[1:]) {
		return true
	}
	id, ok := value.(*ast.Ident)
	if !ok {
		return false
	}
	v, ok := k.object(id).(*types.Var)
	return id.Name == "_" || ok && k.keeps(v, steps[1:], true)
}

// readers are the functions of the language and the standard library that only read
// what they get, and copiers those that copy the elements. Of packages that have none
// but readers, and those that scan, the name is left out.
var (
	readers = []string{
		"len", "cap", "min", "max", "print", "println", "fmt.", "strings.", "maps.Keys", "maps.Equal",
		"slices.Contains", "slices.ContainsFunc", "slices.Index", "slices.IndexFunc", "slices.Equal", "slices.BinarySearch",
		"slices.IsSorted", "slices.Max", "slices.Min", "reflect.DeepEqual",
	}
	copiers = []string{
		"slices.Clone", "slices.Concat", "slices.Collect", "slices.Sorted", "slices.Values", "slices.All", "slices.Backward",
		"slices.Repeat", "maps.Clone", "maps.All", "maps.Values", "maps.Collect",
	}
)

// leavesArgument is [keeper.leaves] for the i-th argument of a call.
func (k keeper) leavesArgument(call *ast.CallExpr, i int, steps []step) bool {
	e := call.Args[i]
	if k.converts(call) {
		return k.leaves(call, steps)
	}
	name := k.standard(call.Fun)
	packaged, _, _ := strings.Cut(name, ".")
	spread := call.Ellipsis.IsValid() && i == len(call.Args)-1
	switch {
	case name == "append" && i == 0:
		return k.leaves(call, steps) // which may have the same elements
	case name == "copy" && i == 1, name == "append" && spread, slices.Contains(copiers, name):
		if of := elem(k.typeOf(e)); len(steps) == 0 || of != nil && !shares(of, steps[1:]) {
			return true
		}
		return name != "copy" && k.leaves(call, slices.Concat([]step{{}}, steps[1:]))
	case slices.Contains(readers, name), slices.Contains(readers, packaged+".") && !strings.Contains(name, "can"):
		return true
	case !shares(k.typeOf(e), steps):
		return true
	}
	obj, ok := k.object(call.Fun).(*types.Func)
	if !ok || k.funcs[obj.Pos()] == nil {
		return false
	}
	fn := k.funcs[obj.Pos()]
	k.analyze(fn.folder, false)
	params := code.Idents(fn.decl.Type.Params)
	if code.IsVariadic(fn.decl.Type) && i >= len(params)-1 && !call.Ellipsis.IsValid() {
		i, steps = len(params)-1, slices.Concat([]step{{}}, steps)
	}
	return k.keepsParameter(params, i, steps)
}

// shares reports whether a copy of a value of type t has the part in common with it,
// so that what changes one changes the other. It is so where t is not known.
func shares(t types.Type, steps []step) bool {
	for _, s := range steps {
		if t == nil {
			return true
		}
		switch u := t.Underlying().(type) {
		case *types.Struct:
			if s.field == nil {
				return true
			}
			t = s.field.Type()
		case *types.Array:
			t = u.Elem()
		default:
			return true
		}
	}
	return false
}
