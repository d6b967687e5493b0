package fit

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
)

// Constant reports whether an expression is an untyped constant that the compiler
// would take for a value of type to, and that has the same JSON.
func Constant(info *types.Info, expr ast.Expr, to types.Type) bool {
	return untyped(info, expr) && representable(info.Types[expr].Value, to)
}

// untyped reports whether an expression is an untyped constant, which takes its
// default type when it is passed as any.
func untyped(info *types.Info, expr ast.Expr) bool {
	switch e := ast.Unparen(expr).(type) {
	case *ast.BasicLit:
		return true
	case *ast.Ident:
		return untypedConst(info.Uses[e])
	case *ast.SelectorExpr:
		return untypedConst(info.Uses[e.Sel])
	case *ast.UnaryExpr:
		return e.Op != token.AND && e.Op != token.ARROW && untyped(info, e.X)
	case *ast.BinaryExpr:
		return untyped(info, e.X) && untyped(info, e.Y)
	}
	return false
}

func untypedConst(obj types.Object) bool {
	c, ok := obj.(*types.Const)
	if !ok {
		return false
	}
	b, ok := c.Type().(*types.Basic)
	return ok && b.Info()&types.IsUntyped != 0
}

// wordSizes are those of a 64-bit machine.
var wordSizes = &types.StdSizes{WordSize: 8, MaxAlign: 8}

// representable reports whether an untyped constant can be a value of type t.
func representable(value constant.Value, t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	if !ok || value == nil {
		return false
	}
	switch value.Kind() {
	case constant.String:
		return b.Info()&types.IsString != 0
	case constant.Bool:
		return b.Info()&types.IsBoolean != 0
	case constant.Int:
		if b.Info()&types.IsFloat != 0 {
			return true
		}
		if b.Info()&types.IsInteger == 0 {
			return false
		}
		n, bits := 8*wordSizes.Sizeof(b), int64(constant.BitLen(value))
		if b.Info()&types.IsUnsigned != 0 {
			return constant.Sign(value) >= 0 && bits <= n
		}
		return bits < n
	case constant.Float:
		return b.Info()&types.IsFloat != 0
	}
	return false
}
