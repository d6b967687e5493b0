package callsite

import (
	"fmt"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/fit"
)

func checkResults(c *checker, s *site) {
	c.eachResult(func(d decode, to types.Type, how fit.Fit) {
		label := s.target.label
		switch {
		case to == nil:
			c.report(d.value, fmt.Sprintf("the result is decoded into a value of type %s, which is no pointer: the SDK refuses that when it runs: pass a pointer",
				c.typeString(c.typeOf(d.value))))
		case how != fit.Loses:
		case s.target.result == nil:
			c.report(d.value, fmt.Sprintf("%s returns no result, so this stays as it is: pass nil", label))
		default:
			c.report(d.value, fmt.Sprintf("the result of %s is a value of type %s and is decoded into %s, which loses it without an error or fails: decode it into %s",
				label, c.typeString(s.target.result), c.typeString(to), c.typeString(s.target.result)))
		}
	})
}

// eachResult calls f for each value that the result is decoded into: to is its
// type, nil if the value is no pointer.
func (c *checker) eachResult(f func(d decode, to types.Type, how fit.Fit)) {
	s := c.site
	for _, d := range s.run.decodes() {
		tv := c.pass.TypesInfo.Types[d.value]
		if tv.Type == nil || tv.IsNil() || types.IsInterface(tv.Type) {
			continue
		}
		p, ok := tv.Type.Underlying().(*types.Pointer)
		if !ok {
			if _, param := types.Unalias(tv.Type).(*types.TypeParam); !param {
				f(d, nil, fit.Loses)
			}
			continue
		}
		switch {
		case !s.target.known:
		case s.target.result == nil:
			f(d, p.Elem(), fit.Loses)
		case !fit.IsOpaque(s.target.result) && !fit.IsOpaque(p.Elem()):
			f(d, p.Elem(), fit.Compare(s.target.result, p.Elem()))
		}
	}
}
