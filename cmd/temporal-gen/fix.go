package main

import (
	"cmp"
	"flag"
	"fmt"

	"github.com/temporal-gen/temporal-gen/generator"
)

// fix applies the fixes of findings, or shows what that would change.
func (c *command) fix(flags *flag.FlagSet) func() int {
	v := &vetting{command: c}
	v.declare(flags)
	diff := flags.Bool("diff", false, "show the rewrites as a unified diff, write nothing")
	return func() int {
		if err := v.check(); err != nil {
			return c.fail(c.explain(err))
		}
		fixes, err := v.Vetting.Fix()
		if err := cmp.Or(err, c.config.Context.Err()); err != nil {
			return c.fail(err)
		}
		failed := fixes.Refused
		if *diff {
			fmt.Fprint(c.stdout, fixes.Files.Diff(c.config.Dir))
		} else {
			failed = append(failed, fixes.Files.Write(func(f *generator.File) {
				say(c.stdout, "%s: rewritten", c.path(f))
			})...)
		}
		if fixes.Unfit > 0 {
			say(c.stderr, "temporal-gen: left out %s with which the code would not compile", counted(fixes.Unfit, "rewrite", "rewrites"))
		}
		if fixes.Left > 0 {
			say(c.stderr, "temporal-gen: %s the same code as others: run temporal-gen fix again",
				counted(fixes.Left, "rewrite touches", "rewrites touch"))
		}
		if fixes.Waiting > 0 {
			say(c.stderr, "temporal-gen: left %s, since calls stay that give clients the function",
				counted(fixes.Waiting, "expectation of a mock", "expectations of mocks"))
		}
		status := c.report(failed, nil)
		switch {
		case v.broken():
			return exitError
		case *diff && fixes.Files.Stale() > 0:
			return exitFound
		}
		return status
	}
}
