package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// argumentsFit is why the arguments of a site can't be those of a starter, or
// "". What is sent has to stay the same to the byte.
func (r *rewriter) argumentsFit(s *sites.Site, st *sites.Starter) string {
	sig, ok := st.Signature()
	if !ok {
		return "this package does not import " + st.Pkg.Path()
	}
	return r.fit(s, sig)
}

// fit is why the arguments of a site can't be those of a signature, or "".
func (r *rewriter) fit(s *sites.Site, sig sites.Signature) string {
	if !s.ArgsKnown || s.Spread {
		return "its arguments are spread from a slice"
	}
	return r.argsFit(s.Args, sig)
}

func (r *rewriter) argsFit(args []ast.Expr, sig sites.Signature) string {
	if len(args) != len(sig.Params) {
		return fmt.Sprintf("it has %s and the %s takes %d", sites.Counted(len(args)), r.typedCall(), len(sig.Params))
	}
	for i, arg := range args {
		if reason := r.argumentReason(i, arg, sig.Params[i]); reason != "" {
			return reason
		}
	}
	return ""
}

// argumentReason is why an argument can't be that of a parameter of type to, or
// "".
func (r *rewriter) argumentReason(i int, arg ast.Expr, to types.Type) string {
	if reason := r.argumentFits(arg, r.TypeOf(arg), to); reason != "" {
		return fmt.Sprintf("argument %d %s where the %s takes %s", i+1, reason, r.typedCall(), r.TypeString(to))
	}
	return ""
}

// typedCall is what reasons call that which a site would become.
func (r *rewriter) typedCall() string {
	if r.Call.TakesActivity() {
		return "typed call"
	}
	return "starter"
}

func (r *rewriter) argumentFits(arg ast.Expr, from, to types.Type) string {
	switch {
	case r.info.Types[arg].IsNil():
		switch to.Underlying().(type) {
		case *types.Pointer, *types.Interface:
			return ""
		}
		return "is nil"
	case types.IsInterface(to) && types.AssignableTo(from, to), fit.SameType(from, to):
		return ""
	case fit.Constant(r.info, arg, to):
		if fit.HasOwnEncoding(to) {
			break
		}
		return ""
	case r.isOtherLiteral(arg, from, to):
		if r.readdressed == nil {
			r.readdressed = map[ast.Expr]bool{}
		}
		r.readdressed[arg] = true
		return ""
	case types.AssignableTo(from, to) && !fit.HasOwnEncoding(from) && !fit.HasOwnEncoding(to) && !fit.IsByteSlice(from):
		return ""
	}
	return "is of type " + r.TypeString(from)
}

// isOtherLiteral reports whether an argument is a literal T{} where *T is wanted, or &T{}
// where T is, which are sent as the same JSON.
func (r *rewriter) isOtherLiteral(arg ast.Expr, from, to types.Type) bool {
	value, pointer := from, to
	switch lit := arg.(type) {
	case *ast.CompositeLit:
	case *ast.UnaryExpr:
		if _, ok := lit.X.(*ast.CompositeLit); !ok || lit.Op != token.AND {
			return false
		}
		value, pointer = to, from
	default:
		return false
	}
	elem, ok := types.Unalias(pointer).(*types.Pointer)
	return ok && fit.SameType(value, elem.Elem()) && !addressMatters(value)
}

// addressMatters reports whether a value of type t, or a part of it, has an encoding of
// its own that only pointers have.
func addressMatters(t types.Type) bool {
	for _, name := range []string{"MarshalJSON", "MarshalText", "ProtoReflect", "ProtoMessage", "TransferTypeConverter"} {
		if has(types.NewPointer(code.Deref(t)), name) && !has(t, name) {
			return true
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Array:
		return addressMatters(u.Elem())
	case *types.Struct:
		for field := range u.Fields() {
			if addressMatters(field.Type()) {
				return true
			}
		}
	}
	return false
}

// has reports whether a type has a method.
func has(t types.Type, name string) bool {
	return types.NewMethodSet(t).Lookup(nil, name) != nil
}

// argText is how an argument is written in the place of the starter's.
func (r *rewriter) argText(arg ast.Expr) string {
	switch and, ok := arg.(*ast.UnaryExpr); {
	case !r.readdressed[arg]:
		return r.textOf(arg)
	case ok:
		return r.textOf(and.X)
	}
	return "&" + r.textOf(arg)
}

// readdress does the same with arguments that stay in their place.
func (r *rewriter) readdress(args []ast.Expr) {
	for _, arg := range args {
		switch and, ok := arg.(*ast.UnaryExpr); {
		case !r.readdressed[arg]:
		case ok:
			r.edit(and.OpPos, and.OpPos+1, "")
		default:
			r.insert(arg.Pos(), "&")
		}
	}
}
