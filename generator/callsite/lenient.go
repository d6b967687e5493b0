package callsite

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/rewrite"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// Lenient reports types that differ and have the same JSON.
var Lenient = &analysis.Analyzer{
	Name: "temporallenient",
	Doc: `report arguments and results that fit only because their JSON is the same

A T for a *T, a uuid.UUID for a string, an int for an int64: the types differ,
and the default data converter does not mind. These calls work today. A result of
type *T that is decoded into a T is not reported.`,
	URL:      Docs + "#lenient",
	Requires: []*analysis.Analyzer{rewrite.Analyzer},
	Run:      run(checkLenient),
}

func checkLenient(c *checker, s *sites.Site) {
	c.EachArgument(func(i int, arg ast.Expr, from, to types.Type, how fit.Fit) {
		if c.works(arg, from, to, how) {
			c.report(arg, c.argument(i, from, to)+"; that works because their JSON is the same"+c.fixArgument(arg, to))
		}
	})
	// A result of type *T in a T is how the SDK's own samples take it: it is one
	// type on both sides, which can't come apart.
	c.EachResult(func(d sites.Decode, to types.Type, how fit.Fit) {
		if to != nil && how == fit.Lenient && s.Target.Result != nil && !fit.SameType(code.Deref(s.Target.Result), code.Deref(to)) {
			c.report(d.Value, fmt.Sprintf("the result of %s is a value of type %s and is decoded into %s; that works because their JSON is the same: decode it into %s",
				s.Target.Label, c.TypeString(s.Target.Result), c.TypeString(to), c.TypeString(s.Target.Result)))
		}
	})
}

// works reports whether an argument works only because the JSON is the same.
func (c *checker) works(arg ast.Expr, from, to types.Type, how fit.Fit) bool {
	return how == fit.Lenient && !c.refused() && !fit.Constant(c.pass.TypesInfo, arg, to) && !types.AssignableTo(from, to)
}
