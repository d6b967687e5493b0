// Package callsite is a suite of analyzers for the places where Go code names
// a Temporal workflow or activity to the SDK, with its arguments as any and its
// result decoded into whatever it is given.
//
// An analyzer reports one category of findings:
//
//   - [Arguments]: the wrong number of arguments, or types that are refused or
//     can't be decoded.
//   - [Results]: a result that is decoded into another type, or that does not
//     exist.
//   - [Lenient]: types that differ and whose JSON fits, which works until one of
//     them changes.
//   - [Names]: a name that is not the one a worker registered.
//   - [Registration]: what is started or executed and no worker runs, or none on its
//     Task Queue.
//   - [Untyped]: a call for which there is a typed starter, or a typed call of an
//     activity. Its fixes turn these calls into such.
//
// They know workflows and activities by the files that temporal-gen generated, in
// the package under analysis and in those that it imports; a driver that has seen
// a whole module, such as "temporal-gen vet", shows them all of its packages.
// Other activities are known where they are named by a function.
//
// A function that hands its parameters on to the SDK is looked at where it is called.
//
// Where the workflow or a type is not known for sure, they are silent: a target
// in a variable, an argument of an interface type, arguments in a slice that
// changes, runs of several workflows in one variable. A comment
//
//	//temporalgen:ignore reason
//
// at the end of the line, or alone on the line above, silences what they say of
// that line.
package callsite

import (
	"fmt"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/rewrite"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// Docs is the address of the page that explains the categories. Each has a
// heading there.
const Docs = "https://github.com/temporal-gen/temporal-gen/blob/main/docs/vet.md"

// Analyzers are all analyzers of the suite.
func Analyzers() []*analysis.Analyzer {
	return []*analysis.Analyzer{Arguments, Results, Lenient, Names, Registration, Untyped}
}

// run makes the Run function of an analyzer from a check of one site.
func run(check func(*checker, *sites.Site)) func(*analysis.Pass) (any, error) {
	return func(pass *analysis.Pass) (result any, err error) {
		defer report.Catch(&err, func() string { return "package " + pass.Pkg.Path() })
		rewrites := pass.ResultOf[rewrite.Analyzer].(*rewrite.Package)
		for _, s := range rewrites.Index.Sites {
			check(&checker{Site: s, pass: pass, rewrites: rewrites}, s)
		}
		return nil, nil
	}
}

// checker is the state of checking one site.
type checker struct {
	*sites.Site
	pass     *analysis.Pass
	rewrites *rewrite.Package
}

// of is the checker of another site.
func (c *checker) of(s *sites.Site) *checker {
	return &checker{Site: s, pass: c.pass, rewrites: c.rewrites}
}

// report reports what is wrong at node, unless the line says to ignore it.
func (c *checker) report(node analysis.Range, message string, fixes ...analysis.SuggestedFix) {
	c.reportAs(c.pass.Analyzer.Name[len("temporal"):], node, message, fixes...)
}

// reportAs is report with a category that is not the analyzer's.
func (c *checker) reportAs(category string, node analysis.Range, message string, fixes ...analysis.SuggestedFix) {
	if c.Site.Via != "" {
		message += fmt.Sprintf(" (%s hands this on to %s)", c.Site.Via, c.Site.Call.Title())
	}
	switch c.Index.Ignored(c.Site.File, node.Pos(), c.Site.Node.Pos()) {
	case sites.IgnoredWithReason:
		return
	case sites.IgnoredWithoutReason:
		message += "; temporalgen:ignore silences this only with a reason after it"
	}
	if report.MadeByCgo(c.pass.Fset.File(c.Site.File.FileStart).Name()) {
		fixes = nil // the original is another text
	}
	c.pass.Report(analysis.Diagnostic{
		Pos:            node.Pos(),
		End:            node.End(),
		Category:       category,
		Message:        report.Line(message),
		SuggestedFixes: fixes,
	})
}
