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

// Untyped reports calls for which a typed starter exists, and rewrites them.
var Untyped = &analysis.Analyzer{
	Name: "temporaluntyped",
	Doc: `report calls for which temporal-gen generated a typed starter

The fix calls the starter, and takes the result from its Get. Where that can't
be done with the same meaning there is no fix, and the message says why. A mock of a
client that expects a function comes to expect the name with it, as far as
"temporal-gen vet" has seen the whole module.`,
	URL:      Docs + "#untyped",
	Requires: []*analysis.Analyzer{rewrite.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		if _, err := run(checkUntyped)(pass); err != nil {
			return nil, err
		}
		return nil, checkExpectations(pass)
	},
}

func checkUntyped(c *checker, s *sites.Site) {
	if c.SendsOwnName() {
		return // the starter is the remedy that is named for that
	}
	starter, fixes, reason := c.rewrites.TypedCall(s)
	message := fmt.Sprintf("%s is not checked by the compiler: use %s", s.Call.Title(), starter)
	if st := s.Target.Starter; s.Call.InEnvironment() && starter != "" {
		message = fmt.Sprintf("%s has %s by its function's name, and calls by its name %q miss that: use %s", s.Call.Title(), st.GoName(), st.TypeName, starter)
	}
	switch {
	case starter == "" || c.countsReceiver():
	case reason != "":
		if !c.isSaid(reason) {
			c.report(s.Node, message+" (not rewritten: "+reason+")")
		}
	case c.rewrites.WithStart(s):
		c.report(s.Node, message+" (rewritten with the start of its run or future)")
	default:
		c.report(s.Node, message, fixes...)
	}
}

// isSaid reports whether another finding says what is in the way of rewriting the
// site: wrong arguments, one that only works, or a wrong result.
func (c *checker) isSaid(reason string) bool {
	if c.argumentsWrong() || reason == rewrite.WrongResult {
		return true
	}
	return c.isLenient(c.Site, "", reason) || c.Site.Signal != nil &&
		(c.of(c.Site.Signal).argumentsWrong() || c.isLenient(c.Site.Signal, "of the signal, ", reason))
}

// isLenient reports whether the reason is that an argument of a site only works, where
// it begins so.
func (c *checker) isLenient(s *sites.Site, begin, reason string) bool {
	of, said := c.of(s), false
	s.EachArgument(func(i int, arg ast.Expr, from, to types.Type, how fit.Fit) {
		said = said || of.works(arg, from, to, how) && reason == begin+c.rewrites.ArgumentReason(s, i, arg, to)
	})
	return said
}
