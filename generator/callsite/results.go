package callsite

import (
	"fmt"
	"go/types"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/rewrite"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// Results reports results that are decoded into something else.
var Results = &analysis.Analyzer{
	Name: "temporalresults",
	Doc: `report results of workflows and activities that are decoded into something else

The SDK decodes JSON into whatever Get is given. A struct of another type gives
zero values and no error; the result of a workflow that has none leaves the value
as it was; a value that is no pointer is an error when it runs. A mock has to return
what is mocked does, in type and number, or a function of its very type.`,
	URL:      Docs + "#results",
	Requires: []*analysis.Analyzer{rewrite.Analyzer},
	Run:      run(checkResults),
}

func checkResults(c *checker, s *sites.Site) {
	checkMock(c, s)
	c.EachResult(func(d sites.Decode, to types.Type, how fit.Fit) {
		label := s.Target.Label
		switch {
		case how == fit.Loses && s.Target.Result == nil && c.pass.TypesInfo.Types[d.Value].IsType():
			c.report(d.Value, fmt.Sprintf("%s returns no result, so a value of type %s stays zero: name a struct without fields", label, c.TypeString(to)))
		case to == nil:
			c.report(d.Value, fmt.Sprintf("the result is decoded into a value of type %s, which is no pointer: the SDK refuses that when it runs: pass a pointer",
				c.TypeString(c.TypeOf(d.Value))))
		case how != fit.Loses:
		case s.Target.IDs:
			c.report(d.Value, fmt.Sprintf("%s gives a workflow.Execution, and to decode it into %s panics: decode it into a workflow.Execution",
				label, c.TypeString(to)))
		case s.Target.Result == nil:
			c.report(d.Value, fmt.Sprintf("%s returns no result, so this stays as it is: pass nil", label))
		default:
			c.report(d.Value, fmt.Sprintf("the result of %s is a value of type %s and is decoded into %s, which loses it without an error or fails: decode it into %s",
				label, c.TypeString(s.Target.Result), c.TypeString(to), c.TypeString(s.Target.Result)))
		}
	})
}
