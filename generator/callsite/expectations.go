package callsite

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/rewrite"
)

// checkExpectations reports mocks of clients that expect a workflow's function: those
// that calls miss once they are typed, and those that all calls miss.
func checkExpectations(pass *analysis.Pass) (err error) {
	defer report.Catch(&err, func() string { return "package " + pass.Pkg.Path() })
	rewrites := pass.ResultOf[rewrite.Analyzer].(*rewrite.Package)
	for _, e := range rewrites.Expected() {
		when := "which typed calls do not give it"
		if !e.Sent {
			when = "which no call gives it, so that never matches"
		}
		reason := ""
		if e.Reason != "" {
			reason = " (not rewritten: " + e.Reason + ")"
		}
		c := &checker{Site: e.Site, pass: pass, rewrites: rewrites}
		c.report(e.Argument, fmt.Sprintf("the mock expects %s to get the function of %s, %s: use %s%s", e.Call.Title(), e.Label, when, e.Use, reason), e.Fixes...)
	}
	return nil
}
