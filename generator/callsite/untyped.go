package callsite

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

func checkUntyped(c *checker, s *sites.Site) {
	if c.sendsOwnName() {
		return // the starter is the remedy that is named for that
	}
	starter, fixes, reason := c.rewrites.typedCall(s)
	message := fmt.Sprintf("%s is not checked by the compiler: use %s", s.Call.Title(), starter)
	switch {
	case starter == "" || c.countsReceiver():
	case reason != "":
		if !c.isSaid(reason) {
			c.report(s.Node, message+" (not rewritten: "+reason+")")
		}
	case c.rewrites.withStart(s):
		c.report(s.Node, message+" (rewritten with the start of its run or future)")
	default:
		c.report(s.Node, message, fixes...)
	}
}

// isSaid reports whether another finding says what is in the way of rewriting the
// site: wrong arguments, one that only works, or a wrong result.
func (c *checker) isSaid(reason string) bool {
	if c.argumentsWrong() || reason == wrongResult {
		return true
	}
	said := false
	c.EachArgument(func(i int, arg ast.Expr, from, to types.Type, how fit.Fit) {
		said = said || c.works(arg, from, to, how) && reason == c.rewrites.argumentReason(c.Site, i, arg, to)
	})
	return said
}
