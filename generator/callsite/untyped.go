package callsite

import (
	"fmt"
)

func checkUntyped(c *checker, s *site) {
	st := s.target.starter
	if st == nil || s.typed(st) == "" {
		return
	}
	r := newRewriter(c)
	reason := s.entry.rewrite(r, s, st)
	starter := s.typed(st)
	if st.pkg.Path() != c.pass.Pkg.Path() {
		starter = st.pkg.Name() + "." + starter
	}
	message := fmt.Sprintf("%s is not checked by the compiler: use %s", s.entry.title, starter)
	if reason != "" {
		if c.argumentsWrong() {
			return // that is said, and has to be mended before
		}
		c.report(s.node, message+" (not rewritten: "+reason+")")
		return
	}
	if c.withStart(s) {
		c.report(s.node, message+" (rewritten with the start of its run or future)")
		return
	}
	c.report(s.node, message, r.fix("Use "+starter)...)
}
