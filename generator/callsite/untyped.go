package callsite

import (
	"fmt"
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/fit"
)

func checkUntyped(c *checker, s *site) {
	if c.sendsOwnName() {
		return // the starter is the remedy that is named for that
	}
	starter, fixes, reason := c.typedCall()
	message := fmt.Sprintf("%s is not checked by the compiler: use %s", s.call.Title(), starter)
	switch {
	case starter == "" || c.countsReceiver():
	case reason != "":
		if !c.isSaid(reason) {
			c.report(s.node, message+" (not rewritten: "+reason+")")
		}
	case c.withStart(s):
		c.report(s.node, message+" (rewritten with the start of its run or future)")
	default:
		c.report(s.node, message, fixes...)
	}
}

// typedCall is the typed starter that does what the site does, "" for none, and
// the fix that calls it, or the reason why there is none.
func (c *checker) typedCall() (starter string, fixes []analysis.SuggestedFix, reason string) {
	s, st := c.site, c.site.target.starter
	if st == nil || s.typed(st) == "" {
		return "", nil, ""
	}
	starter = s.typed(st)
	if st.pkg.Path() != c.pass.Pkg.Path() {
		starter = st.pkg.Name() + "." + starter
	}
	r := newRewriter(c)
	if reason := constructOf(s.call).rewrite(r, s, st); reason != "" {
		return starter, nil, reason
	}
	return starter, r.fix("Use " + starter), ""
}

// isSaid reports whether another finding says what is in the way of rewriting the
// site: wrong arguments, one that only works, or a wrong result.
func (c *checker) isSaid(reason string) bool {
	if c.argumentsWrong() || reason == wrongResult {
		return true
	}
	said := false
	c.eachArgument(func(i int, arg ast.Expr, from, to types.Type, how fit.Fit) {
		said = said || c.works(arg, from, to, how) && reason == newRewriter(c).argumentReason(i, arg, to)
	})
	return said
}
