package callsite

import (
	"fmt"
	"go/ast"
	"go/types"
)

func checkLenient(c *checker, s *site) {
	c.eachArgument(func(i int, arg ast.Expr, from, to types.Type, how fit) {
		if c.works(arg, from, to, how) {
			c.report(arg, c.argument(i, from, to)+"; that works because their JSON is the same"+c.mendArgument(arg, to))
		}
	})
	// A result of type *T in a T is how the SDK's own samples take it: it is one
	// type on both sides, which can't come apart.
	c.eachResult(func(d decode, to types.Type, how fit) {
		if to != nil && how == lenient && s.target.result != nil && !sameType(deref(s.target.result), deref(to)) {
			c.report(d.value, fmt.Sprintf("the result of %s is a value of type %s and is decoded into %s; that works because their JSON is the same: decode it into %s",
				s.target.label, c.typeString(s.target.result), c.typeString(to), c.typeString(s.target.result)))
		}
	})
}

// works reports whether an argument works only because the JSON is the same.
func (c *checker) works(arg ast.Expr, from, to types.Type, how fit) bool {
	return how == lenient && !c.refused() && !c.constantFits(arg, to) && !types.AssignableTo(from, to)
}

// constantFits says whether an argument is an untyped constant that the
// compiler would take for a parameter of type to, and that has the same JSON.
func (c *checker) constantFits(arg ast.Expr, to types.Type) bool {
	return untyped(c.pass.TypesInfo, arg) && representable(c.pass.TypesInfo.Types[arg].Value, to)
}
