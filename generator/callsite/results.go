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
