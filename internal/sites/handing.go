package sites

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// handing is a function that may hand its parameters on.
type handing struct {
	x *Index
	// in is the function.
	in inspector.Cursor
	// params are its parameters, nil for those without a name, and types its type
	// parameters.
	params   []*types.Var
	variadic bool
	types    *types.TypeParamList
}

func (x *Index) handing(in inspector.Cursor) handing {
	h := handing{x: x, in: in}
	var typ *ast.FuncType
	switch f := in.Node().(type) {
	case *ast.FuncLit:
		typ = f.Type
	case *ast.FuncDecl:
		typ = f.Type
		if fn, ok := x.Pass.TypesInfo.Defs[f.Name].(*types.Func); ok {
			h.types = fn.Signature().TypeParams()
		}
	}
	for _, id := range code.Idents(typ.Params) {
		var v *types.Var
		if id != nil {
			v, _ = x.Pass.TypesInfo.Defs[id].(*types.Var)
		}
		h.params = append(h.params, v)
	}
	h.variadic = code.IsVariadic(typ)
	return h
}

// around is the function in as a wrapper, by a call within it that hands on to w; nil if
// it hands nothing on there.
func (x *Index) around(in, at inspector.Cursor, w *Wrapper) *Wrapper {
	call := at.Node().(*ast.CallExpr)
	p, ok := w.partsOf(call)
	if !ok {
		return nil
	}
	h := x.handing(in)
	outer := &Wrapper{Receiver: w.Receiver, Name: w.Name, Target: none, Fixed: w.Fixed, Rest: none, Open: w.Open, ResultType: none}
	if p.target != nil {
		if outer.Target = h.param(p.target); outer.Target == none {
			if outer.Fixed, ok = namedBy(x.Pass.TypesInfo, p.target); !ok {
				return nil
			}
		}
	}
	h.handArguments(outer, p, at)
	h.handResult(outer, at, w, p)
	if outer.Target == none && outer.Rest == none && len(outer.Args) == 0 && len(outer.Into) == 0 && outer.ResultType == none && !outer.Returns {
		return nil
	}
	if outer.Target == none && !h.handsAlways(outer, at) {
		return nil
	}
	return outer
}

// handsAlways reports whether the function always gets to a call of something that it
// names itself, and does nothing else with what it hands on: in another case that may
// belong to something else.
func (h *handing) handsAlways(outer *Wrapper, at inspector.Cursor) bool {
	handed := slices.Concat(outer.Args, outer.Into, []int{outer.Rest})
	if !slices.ContainsFunc(handed, func(i int) bool { return i != none }) {
		return true
	}
	for c := at; c != h.in; c = c.Parent() {
		switch c.Node().(type) {
		case *ast.CaseClause, *ast.CommClause, *ast.FuncLit:
			return false
		case *ast.BlockStmt:
			if c.Parent() != h.in {
				return false
			}
		}
	}
	calls := []ast.Node{at.Node()}
	for _, d := range h.x.follow(at).Decodes() {
		calls = append(calls, d.Call)
	}
	for use := range h.in.Preorder((*ast.Ident)(nil)) {
		v, ok := h.x.Pass.TypesInfo.Uses[use.Node().(*ast.Ident)].(*types.Var)
		if !ok || !slices.ContainsFunc(handed, func(i int) bool { return i != none && h.params[i] == v }) {
			continue
		}
		_, compared := Around(use).Node().(*ast.BinaryExpr)
		if !compared && !slices.ContainsFunc(calls, func(call ast.Node) bool { return code.Encloses(call, use.Node()) }) {
			return false
		}
	}
	return true
}

// handArguments finds the arguments that come from parameters. Where the function names
// the workflow or activity itself, those with types of their own are checked within it.
func (h *handing) handArguments(outer *Wrapper, p parts, at inspector.Cursor) {
	args := p.args
	if p.spread != nil {
		if outer.Rest = h.param(p.spread); outer.Rest != none {
			outer.Variadic = h.variadic && outer.Rest == len(h.params)-1
		} else if elements, ok := h.x.elements(p.spread, at); ok {
			args = slices.Concat(args, elements)
		} else {
			outer.Open = true
		}
	}
	handed := outer.Target != none || outer.Rest != none
	for _, arg := range args {
		i := h.param(arg)
		if i != none && h.variadic && i == len(h.params)-1 || i != none && outer.Target == none && !types.IsInterface(h.params[i].Type()) {
			i = none
		}
		outer.Args = append(outer.Args, i)
		handed = handed || i != none
	}
	if !handed {
		outer.Args, outer.Open = nil, true
	}
}

// handResult finds where the result goes.
func (h *handing) handResult(outer *Wrapper, at inspector.Cursor, w *Wrapper, p parts) {
	for _, into := range p.into {
		h.decodeInto(outer, into)
	}
	if w.ResultType != none {
		h.decodeAs(outer, h.x.typeArgument(at.Node().(*ast.CallExpr), w.ResultType))
	}
	if !w.Returns {
		return
	}
	out := h.x.follow(at)
	for _, d := range out.Decodes() {
		h.decodeInto(outer, d.Value)
	}
	outer.Returns = h.returns(at, out)
}

// decodeInto notes that a result is decoded into value: a parameter, or a variable whose
// type is a type parameter.
func (h *handing) decodeInto(outer *Wrapper, value ast.Expr) {
	if i := h.param(value); i != none {
		if !slices.Contains(outer.Into, i) {
			outer.Into = append(outer.Into, i)
		}
		return
	}
	if and, ok := ast.Unparen(value).(*ast.UnaryExpr); ok && and.Op == token.AND {
		h.decodeAs(outer, h.x.Pass.TypesInfo.TypeOf(and.X))
	}
}

func (h *handing) decodeAs(outer *Wrapper, t types.Type) {
	if p, ok := types.Unalias(t).(*types.TypeParam); ok && p.Index() < h.types.Len() && h.types.At(p.Index()) == p {
		outer.ResultType = p.Index()
	}
}

// param is the parameter that an expression is, none for another expression and for a
// parameter that changes.
func (h *handing) param(e ast.Expr) int {
	id, ok := ast.Unparen(e).(*ast.Ident)
	if !ok {
		return none
	}
	v, ok := h.x.Pass.TypesInfo.Uses[id].(*types.Var)
	if !ok {
		return none
	}
	i := slices.Index(h.params, v)
	if i == none || h.x.changes(v) {
		return none
	}
	return i
}

// changes reports whether a local variable changes, or one of its elements, once it has
// its first value.
func (x *Index) changes(v *types.Var) bool {
	changed, ok := x.wrappers.changed[v]
	if ok {
		return changed
	}
	declared, _ := x.Root.FindByPos(v.Pos(), v.Pos())
	for use := range Declaration(declared).Preorder((*ast.Ident)(nil)) {
		if x.Pass.TypesInfo.Uses[use.Node().(*ast.Ident)] != v {
			continue
		}
		element := Unparen(use)
		for element.ParentEdgeKind() == edge.IndexExpr_X {
			element = Unparen(element.Parent())
		}
		changed = changed || IsWritten(use) || IsWritten(element)
	}
	x.wrappers.changed[v] = changed
	return changed
}

// returns reports whether the function returns the run or future of a call as its first
// result, and never another one.
func (h *handing) returns(at inspector.Cursor, out Outcome) bool {
	returned := false
	for ret := range h.in.Preorder((*ast.ReturnStmt)(nil)) {
		if within(ret) != h.in {
			continue
		}
		results := ret.Node().(*ast.ReturnStmt).Results
		if len(results) == 0 {
			return false
		}
		first := ast.Unparen(results[0])
		id, _ := first.(*ast.Ident)
		switch {
		case first == at.Node():
			returned = true
		case id != nil && out.V != nil && h.x.Pass.TypesInfo.Uses[id] == out.V:
			returned = true
		case !h.x.Pass.TypesInfo.Types[first].IsNil():
			return false
		}
	}
	return returned && within(at) == h.in
}

// within is the innermost function that c is in.
func within(c inspector.Cursor) inspector.Cursor {
	for in := range c.Enclosing((*ast.FuncLit)(nil), (*ast.FuncDecl)(nil)) {
		if in != c {
			return in
		}
	}
	return inspector.Cursor{}
}

// shortName is the name of a function without those of its package and receiver.
func shortName(fullName string) string { return fullName[strings.LastIndex(fullName, ".")+1:] }
