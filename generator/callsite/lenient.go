package callsite

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/rewrite"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// Lenient reports types that differ and whose JSON fits.
var Lenient = &analysis.Analyzer{
	Name: "temporallenient",
	Doc: `report arguments and results of another type whose JSON fits

A T for a *T, a uuid.UUID for a string, an int for an int64, a struct for one with
more fields: the types differ, and the default data converter does not mind. These
calls work until one of the types changes.`,
	URL:      Docs + "#lenient",
	Requires: []*analysis.Analyzer{rewrite.Analyzer},
	Run:      run(checkLenient),
}

func checkLenient(c *checker, s *sites.Site) {
	if s.Signal != nil {
		checkLenient(c.of(s.Signal), s.Signal)
	}
	c.EachArgument(func(i int, arg ast.Expr, from, to types.Type, how fit.Fit) {
		if c.works(arg, from, to, how) {
			c.report(arg, c.argument(i, from, to)+"; "+why(how)+c.fixArgument(arg, to))
		}
	})
	c.EachResult(func(d sites.Decode, to types.Type, how fit.Fit) {
		if to != nil && s.Target.Result != nil && isLenient(s.Target.Result, to, how) {
			c.report(d.Value, fmt.Sprintf("the result of %s is a value of type %s and is decoded into %s; %s: decode it into %s",
				s.Target.Label, c.TypeString(s.Target.Result), c.TypeString(to), why(how), c.TypeString(s.Target.Result)))
		}
	})
}

// works reports whether an argument works though its type is another.
func (c *checker) works(arg ast.Expr, from, to types.Type, how fit.Fit) bool {
	return isLenient(from, to, how) && !c.refused() && !fit.Constant(c.pass.TypesInfo, arg, to)
}

// isLenient reports whether a value arrives in one of another type, which the compiler
// would not take it for. It is one question for arguments and results.
func isLenient(from, to types.Type, how fit.Fit) bool {
	return (how == fit.Lenient || how == fit.Fewer) && !types.AssignableTo(from, to)
}

// why says why that works.
func why(how fit.Fit) string {
	if how == fit.Fewer {
		return "that works, and what it lacks stays zero"
	}
	return "that works because their JSON is the same"
}
