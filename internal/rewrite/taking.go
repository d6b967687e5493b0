package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// taking is a result that a typed Get returns, where that defines no variable in the
// place of the one that it was decoded into:
//
//	err = run.Get(ctx, nil)
//	err = run.Get(ctx, &order.Receipt)
type taking struct {
	*rewriter
	call *ast.CallExpr
	// in is the node that the call is a part of.
	in inspector.Cursor
	// into is what the result goes into, nil if it is dropped.
	into ast.Expr
	// zero reports whether that is known to be zero till then, and pointer whether the
	// result is a pointer to it.
	zero, pointer bool
}

const (
	partOfExpression = "its Get is a part of a larger expression"
	sharedLine       = "other code or a comment is on the line of its Get"
)

// take takes a result from a Get that returns it, or says why that can't be done with
// the same meaning: where there is an error, what it was decoded into keeps its value.
func (r *rewriter) take(d sites.Decode) string {
	if !r.info.Types[d.Value].IsNil() {
		if g, ok := r.result(d); ok && g.rewrite() {
			return ""
		}
	}
	t, reason := r.taking(d)
	if reason != "" {
		return reason
	}
	if reason := t.dropUnread(); reason != "" {
		return reason
	}
	switch in := t.in.Node().(type) {
	case *ast.ExprStmt:
		return t.inStatement()
	case *ast.AssignStmt:
		if len(in.Lhs) == 1 && len(in.Rhs) == 1 {
			return t.inAssignment(in)
		}
	case *ast.ValueSpec:
		if t.into == nil && len(in.Names) == 1 && in.Type == nil {
			t.insert(in.Names[0].Pos(), "_, ")
			return ""
		}
	case *ast.ReturnStmt:
		return t.inReturn(in)
	case *ast.CallExpr:
		return t.inArgument(in)
	}
	return partOfExpression
}

// taking reads what a result is decoded into, or says why that can't be assigned to.
func (r *rewriter) taking(d sites.Decode) (*taking, string) {
	t := &taking{rewriter: r, call: d.Call, in: d.At.Parent()}
	if r.info.Types[d.Value].IsNil() {
		return t, ""
	}
	and, ok := ast.Unparen(d.Value).(*ast.UnaryExpr)
	if !ok || and.Op != token.AND {
		return nil, "its result is decoded into what a pointer from elsewhere points at"
	}
	t.into = ast.Unparen(and.X)
	result, to := r.Site.Target.Result, r.info.TypeOf(t.into)
	elem, isPointer := types.Unalias(result).(*types.Pointer)
	switch {
	case types.Identical(result, to):
	case isPointer && types.Identical(elem.Elem(), to) && !fit.HasOwnEncoding(to):
		t.pointer = true
	case fit.Compare(result, to) == fit.Lenient && !fit.SameType(code.Deref(result), code.Deref(to)):
		return nil, WrongResult // which is said to work
	default:
		return nil, fmt.Sprintf("its result is a %s and is decoded into a value of type %s", r.TypeString(result), r.TypeString(to))
	}
	if !r.isPlace(t.into) {
		return nil, "what its result is decoded into may be another place once there is a result"
	}
	t.zero = t.zeroBefore(d)
	if !t.zero && !overwrites(to, 0) {
		return nil, "what its result is decoded into may have a value already, parts of which decoding keeps"
	}
	return t, ""
}

// zeroBefore reports whether the result goes into a local variable that is zero till
// then: what uses it before does no more than copy its value.
func (t *taking) zeroBefore(d sites.Decode) bool {
	id, ok := t.into.(*ast.Ident)
	if !ok || t.localVar(id) == nil {
		return false
	}
	g := &typedResult{rewriter: t.rewriter, v: t.localVar(id), stmt: statementOf(d.At)}
	for use := range t.usesOf(g.v, t.Declaration()) {
		if use.Node().Pos() >= id.Pos() {
			continue
		}
		switch sites.Unparen(use).ParentEdgeKind() {
		case edge.ReturnStmt_Results, edge.CallExpr_Args, edge.AssignStmt_Rhs, edge.BinaryExpr_X, edge.BinaryExpr_Y, edge.KeyValueExpr_Value:
		default:
			return false
		}
	}
	return g.zeroTillHere()
}

// statementOf is the statement that is listed in a block and that c is a part of, or the
// declaration around.
func statementOf(c inspector.Cursor) inspector.Cursor {
	for !sites.IsListed(c) && c.ParentEdgeKind() != edge.File_Decls {
		c = c.Parent()
	}
	return c
}

// dropUnread drops the local variable that the result goes into if nothing reads that, as
// the compiler refuses one that is only assigned to; or says why that can't be done.
func (t *taking) dropUnread() string {
	id, ok := t.into.(*ast.Ident)
	if !ok || t.localVar(id) == nil || t.isParameter(t.localVar(id)) {
		return ""
	}
	alone := true
	for use := range t.usesOf(t.localVar(id), t.Declaration()) {
		if use.Node() == id || use.ParentEdgeKind() == edge.AssignStmt_Lhs {
			continue
		}
		if !t.isDecodedInto(use) {
			return ""
		}
		alone = false
	}
	g := &typedResult{rewriter: t.rewriter, v: t.localVar(id), stmt: statementOf(t.in)}
	if !alone || !g.findUses(id, nil) || !g.zeroTillHere() || !g.canRemove() {
		return "nothing reads " + id.Name + ", which its result is decoded into: drop it"
	}
	g.removeDecl()
	t.into = nil
	return ""
}

// isDecodedInto reports whether a use of a variable is the address that a result is
// decoded into.
func (t *taking) isDecodedInto(use inspector.Cursor) bool {
	address := sites.Around(use)
	for _, s := range t.Index.Sites {
		for _, d := range s.Run.Decodes() {
			if ast.Unparen(d.Value) == address.Node() {
				return true
			}
		}
	}
	return false
}
