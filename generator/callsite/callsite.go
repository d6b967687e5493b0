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
//   - [Lenient]: types that differ and have the same JSON, which works until
//     one of them changes.
//   - [Names]: a name that is not the one a worker registered.
//   - [Untyped]: a call for which there is a typed starter. Its fixes turn
//     these calls into calls of the starter.
//
// They know workflows by the files that temporal-gen generated, in the package
// under analysis and in those that it imports; a driver that has seen a whole
// module, such as "temporal-gen vet", shows them all of its packages. Activities
// are known where they are named by a function.
//
// Where the workflow or a type is not known for sure, they are silent: a target
// in a variable, an argument of an interface type, arguments spread from a
// slice, a result kept in a field. A comment
//
//	//temporalgen:ignore reason
//
// at the end of the line, or alone on the line above, silences what they say of
// that line.
package callsite

import (
	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// Arguments reports arguments that don't fit the workflow or activity.
var Arguments = &analysis.Analyzer{
	Name: "temporalarguments",
	Doc: `report arguments that do not fit the workflow or activity they are sent to

A client's start, signal-with-start, schedule, continue-as-new and local
activity by function check number and types of the arguments when they run, and
fail. Activities, children and everything that is named by a string check
nothing: what can't be decoded fails on the worker, where a workflow's task is
retried for ever; arguments that are missing become zero values and those in
excess are dropped.`,
	URL:      Docs + "#arguments",
	Requires: []*analysis.Analyzer{rewriteAnalyzer},
	Run:      run(checkArguments),
}

// Results reports results that are decoded into something else.
var Results = &analysis.Analyzer{
	Name: "temporalresults",
	Doc: `report results of workflows and activities that are decoded into something else

The SDK decodes JSON into whatever Get is given. A struct of another type gives
zero values and no error; the result of a workflow that has none leaves the value
as it was; a value that is no pointer is an error when it runs.`,
	URL:      Docs + "#results",
	Requires: []*analysis.Analyzer{rewriteAnalyzer},
	Run:      run(checkResults),
}

// Lenient reports types that differ and have the same JSON.
var Lenient = &analysis.Analyzer{
	Name: "temporallenient",
	Doc: `report arguments and results that fit only because their JSON is the same

A T for a *T, a uuid.UUID for a string, an int for an int64: the types differ,
and the default data converter does not mind. These calls work today. A result of
type *T that is decoded into a T is not reported.`,
	URL:      Docs + "#lenient",
	Requires: []*analysis.Analyzer{rewriteAnalyzer},
	Run:      run(checkLenient),
}

// Names reports names that are not those a worker registered.
var Names = &analysis.Analyzer{
	Name: "temporalnames",
	Doc: `report Workflow Type names that are wrong, nearly right, or could be a constant

A client sends the name of the function it is given, whatever name a worker
registered it under. A string that is nearly the name of a workflow starts a
workflow that no worker knows. A string that is one could be the generated
constant, which the compiler checks.`,
	URL:      Docs + "#names",
	Requires: []*analysis.Analyzer{rewriteAnalyzer},
	Run:      run(checkNames),
}

// Untyped reports calls for which a typed starter exists, and rewrites them.
var Untyped = &analysis.Analyzer{
	Name: "temporaluntyped",
	Doc: `report calls for which temporal-gen generated a typed starter

The fix calls the starter, and takes the result from its Get. Where that can't
be done with the same meaning there is no fix, and the message says why.`,
	URL:      Docs + "#untyped",
	Requires: []*analysis.Analyzer{rewriteAnalyzer},
	Run:      run(checkUntyped),
}

// Analyzers are all analyzers of the suite.
func Analyzers() []*analysis.Analyzer {
	return []*analysis.Analyzer{Arguments, Results, Lenient, Names, Untyped}
}

// run makes the Run function of an analyzer from a check of one site.
func run(check func(*checker, *sites.Site)) func(*analysis.Pass) (any, error) {
	return func(pass *analysis.Pass) (result any, err error) {
		defer report.Catch(&err, func() string { return "package " + pass.Pkg.Path() })
		rewrites := pass.ResultOf[rewriteAnalyzer].(*rewritePackage)
		for _, s := range rewrites.index.Sites {
			check(&checker{Site: s, pass: pass, rewrites: rewrites}, s)
		}
		return nil, nil
	}
}

// checker is the state of checking one site.
type checker struct {
	*sites.Site
	pass     *analysis.Pass
	rewrites *rewritePackage
}

// report reports what is wrong at node, unless the line says to ignore it.
func (c *checker) report(node analysis.Range, message string, fixes ...analysis.SuggestedFix) {
	c.reportAs(c.pass.Analyzer.Name[len("temporal"):], node, message, fixes...)
}

// reportAs is report with a category that is not the analyzer's.
func (c *checker) reportAs(category string, node analysis.Range, message string, fixes ...analysis.SuggestedFix) {
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
