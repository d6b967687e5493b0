package sites

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// holders are the local variables, and the fields that no other package sees, that hold
// runs and futures or slices and maps of such.
type holders struct {
	info *types.Info
	// writes are what each gets, itself or as an element.
	writes map[*types.Var][]write
	// lost are those that get what is not known.
	lost map[*types.Var]bool
}

// write is a value that a holder gets, or the one whose elements it gets: all.
type write struct {
	value ast.Expr
	all   bool
	// at is the statement.
	at inspector.Cursor
}

// readHolders reads how the code of the package uses holders.
func (x *Index) readHolders() holders {
	h := holders{info: x.Pass.TypesInfo, writes: map[*types.Var][]write{}, lost: map[*types.Var]bool{}}
	for at := range x.Root.Preorder((*ast.Ident)(nil), (*ast.CompositeLit)(nil)) {
		switch n := at.Node().(type) {
		case *ast.Ident:
			if v := h.variable(n); v != nil {
				h.read(v, at)
			}
		case *ast.CompositeLit:
			h.readUnkeyed(n)
		}
	}
	return h
}

// holder is the holder that an expression is, nil if it is none.
func (h *holders) holder(e ast.Expr) *types.Var {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return h.variable(e)
	case *ast.SelectorExpr:
		return h.variable(e.Sel)
	}
	return nil
}

func (h *holders) variable(id *ast.Ident) *types.Var {
	v, ok := h.info.ObjectOf(id).(*types.Var)
	if !ok || !isRun(v.Type()) && !isRun(elementOf(v.Type())) {
		return nil
	}
	if v.IsField() && v.Exported() || code.IsPackageLevel(v) {
		return nil
	}
	return v.Origin()
}

// elementOf is the type of the elements of a slice, array or map, nil for any other type.
func elementOf(t types.Type) types.Type {
	switch t := t.Underlying().(type) {
	case *types.Slice:
		return t.Elem()
	case *types.Array:
		return t.Elem()
	case *types.Map:
		return t.Elem()
	}
	return nil
}

// read reads one use of a holder, or its declaration.
func (h *holders) read(v *types.Var, id inspector.Cursor) {
	use := Unparen(id)
	if use.ParentEdgeKind() == edge.SelectorExpr_Sel {
		use = Unparen(use.Parent())
	}
	container := !isRun(v.Type())
	parent := use.Parent()
	switch use.ParentEdgeKind() {
	case edge.AssignStmt_Lhs:
		assign := parent.Node().(*ast.AssignStmt)
		_, i := use.ParentEdge()
		h.write(v, parent, assign.Rhs, len(assign.Lhs), i)
	case edge.ValueSpec_Names:
		spec := parent.Node().(*ast.ValueSpec)
		if _, i := use.ParentEdge(); len(spec.Values) > 0 {
			h.write(v, parent, spec.Values, len(spec.Names), i)
		}
	case edge.KeyValueExpr_Key:
		if v.IsField() {
			h.set(v, parent.Node().(*ast.KeyValueExpr).Value, parent)
		}
	case edge.RangeStmt_Value:
		h.writes[v] = append(h.writes[v], write{value: parent.Node().(*ast.RangeStmt).X, all: true, at: parent})
	case edge.RangeStmt_Key, edge.IncDecStmt_X:
		h.lost[v] = true
	case edge.UnaryExpr_X:
		h.lost[v] = h.lost[v] || parent.Node().(*ast.UnaryExpr).Op == token.AND
	case edge.Field_Names:
		if !v.IsField() {
			h.readParameter(v, parent)
		}
	case edge.IndexExpr_X:
		h.readElement(v, Unparen(parent))
	case edge.RangeStmt_X:
	case edge.CallExpr_Args:
		h.lost[v] = h.lost[v] || container && !h.leaves(v, use)
	default:
		h.lost[v] = h.lost[v] || container
	}
}

// write notes what a holder gets that is the i-th of n.
func (h *holders) write(v *types.Var, at inspector.Cursor, values []ast.Expr, n, i int) {
	switch {
	case len(values) == n:
		h.set(v, values[i], at)
	case i == 0:
		h.set(v, values[0], at) // the first result of a call, or an element of a map
	default:
		h.lost[v] = true
	}
}

// set notes what a holder gets: of a slice or map the elements.
func (h *holders) set(v *types.Var, value ast.Expr, at inspector.Cursor) {
	value = ast.Unparen(value)
	if isRun(v.Type()) {
		h.writes[v] = append(h.writes[v], write{value: value, at: at})
		return
	}
	switch value := value.(type) {
	case *ast.CompositeLit:
		for _, elt := range value.Elts {
			if pair, ok := elt.(*ast.KeyValueExpr); ok {
				elt = pair.Value
			}
			h.writes[v] = append(h.writes[v], write{value: elt, at: at})
		}
		return
	case *ast.CallExpr:
		builtin, ok := h.info.ObjectOf(code.Name(value.Fun)).(*types.Builtin)
		switch {
		case ok && builtin.Name() == "make":
			return
		case ok && builtin.Name() == "append" && h.holder(value.Args[0]) == v && !value.Ellipsis.IsValid():
			for _, elt := range value.Args[1:] {
				h.writes[v] = append(h.writes[v], write{value: elt, at: at})
			}
			return
		}
	}
	if !h.info.Types[value].IsNil() {
		h.lost[v] = true
	}
}

// readElement reads a use of an element of a holder.
func (h *holders) readElement(v *types.Var, element inspector.Cursor) {
	switch element.ParentEdgeKind() {
	case edge.AssignStmt_Lhs:
		assign := element.Parent().Node().(*ast.AssignStmt)
		_, i := element.ParentEdge()
		switch {
		case len(assign.Rhs) == len(assign.Lhs):
			h.writes[v] = append(h.writes[v], write{value: assign.Rhs[i], at: element.Parent()})
		case i == 0:
			h.writes[v] = append(h.writes[v], write{value: assign.Rhs[0], at: element.Parent()})
		default:
			h.lost[v] = true
		}
	default:
		h.lost[v] = h.lost[v] || IsWritten(element)
	}
}

// leaves reports whether a call leaves the elements of a holder that it is given as they
// are.
func (h *holders) leaves(v *types.Var, use inspector.Cursor) bool {
	call := use.Parent().Node().(*ast.CallExpr)
	builtin, ok := h.info.ObjectOf(code.Name(call.Fun)).(*types.Builtin)
	if !ok {
		return false
	}
	switch builtin.Name() {
	case "len", "cap", "delete", "clear":
		return true
	case "append":
		assign, ok := Around(use.Parent()).Node().(*ast.AssignStmt)
		return ok && len(assign.Lhs) == 1 && h.holder(assign.Lhs[0]) == v && call.Args[0] == use.Node()
	}
	return false
}

// readParameter reads a parameter: that of a callback for a future is the future.
func (h *holders) readParameter(v *types.Var, field inspector.Cursor) {
	lit, ok := field.Parent().Parent().Parent().Node().(*ast.FuncLit)
	if ok {
		callback := Unparen(field.Parent().Parent().Parent())
		if call, ok := callback.Parent().Node().(*ast.CallExpr); ok && sdk.CallOf(code.Func(h.info, call.Fun)).Is(sdk.SelectsFuture) && len(call.Args) == 2 && ast.Unparen(call.Args[1]) == lit {
			h.writes[v] = append(h.writes[v], write{value: call.Args[0], at: callback})
			return
		}
	}
	h.lost[v] = true
}

// readUnkeyed reads a literal of a struct without keys.
func (h *holders) readUnkeyed(lit *ast.CompositeLit) {
	s := code.Struct(h.info.TypeOf(lit))
	if s == nil || len(lit.Elts) != s.NumFields() {
		return
	}
	for i, elt := range lit.Elts {
		if _, keyed := elt.(*ast.KeyValueExpr); keyed {
			return
		}
		if field := s.Field(i); !field.Exported() && (isRun(field.Type()) || isRun(elementOf(field.Type()))) {
			h.lost[field.Origin()] = true
		}
	}
}
