package callsite

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/rewrite"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// Arguments reports arguments that don't fit the workflow or activity.
var Arguments = &analysis.Analyzer{
	Name: "temporalarguments",
	Doc: `report arguments that do not fit the workflow or activity they are sent to

A client's start, signal-with-start, schedule, continue-as-new and the test
environment check number and types of the arguments of a function when they run,
and fail; so does a local activity, however it is named. Activities, children and
everything else that is named by a string check nothing: what can't be decoded
fails on the worker, where a workflow's task is retried for ever; arguments that
are missing become zero values and those in excess are dropped.`,
	URL:      Docs + "#arguments",
	Requires: []*analysis.Analyzer{rewrite.Analyzer},
	Run:      run(checkArguments),
}

func checkArguments(c *checker, s *sites.Site) {
	if s.Signal != nil {
		checkArguments(c.of(s.Signal), s.Signal)
	}
	if s.Target.Invalid && !s.Call.InRegistry() {
		c.report(s.TargetExpr, fmt.Sprintf("%s names a workflow or activity by a function or a string, not by a %s: give it one of these",
			s.Call.Title(), c.TypeString(c.TypeOf(s.TargetExpr))))
		return
	}
	if c.countsReceiver() {
		effect, use, fixes := "refuses the call when it runs", "a method of a value", []analysis.SuggestedFix(nil)
		if s.Call.Role == sdk.MocksActivity {
			effect = "the mock never matches"
		}
		if typed, rewritten, reason := c.rewrites.TypedCall(s); typed != "" && reason == "" {
			use, fixes = typed, rewritten
		}
		c.report(s.TargetExpr, fmt.Sprintf("%s counts the receiver of %s as a parameter, and %s: use %s",
			s.Call.Title(), types.ExprString(s.TargetExpr), effect, use), fixes...)
		return
	}
	if problem := c.countProblem(); problem != "" {
		c.report(s.Node, problem)
		return
	}
	c.EachArgument(func(i int, arg ast.Expr, from, to types.Type, how fit.Fit) {
		if effect := c.wrong(from, to, how); effect != "" {
			c.report(arg, c.argument(i, from, to)+"; "+effect+c.fixArgument(arg, to))
		}
	})
}

// wrong says what comes of an argument that is wrong, "" if it is not.
func (c *checker) wrong(from, to types.Type, how fit.Fit) string {
	switch {
	case c.refused() && !types.AssignableTo(from, to) && !fit.SameType(from, to):
		return "the SDK refuses that when it runs"
	case how == fit.Loses:
		return "nothing checks that, and it is lost or can't be decoded"
	}
	return ""
}

// argumentsWrong reports whether the number or the type of an argument is wrong,
// which is said.
func (c *checker) argumentsWrong() bool {
	wrong := c.countsReceiver() || c.countProblem() != ""
	c.EachArgument(func(_ int, _ ast.Expr, from, to types.Type, how fit.Fit) {
		wrong = wrong || c.wrong(from, to, how) != ""
	})
	return wrong
}

// countsReceiver reports whether the SDK counts the parameters of a method
// expression, the receiver among them. It does where it checks the arguments of
// functions, but for local activities that it sees to be methods: by a pointer
// in their name. It does for mocks, too: that of an activity matches with a
// matcher for the receiver.
func (c *checker) countsReceiver() bool {
	s := c.Site
	switch {
	case !s.Target.MethodExpr:
		return false
	case s.Call.Role == sdk.Mocks:
		return true
	case s.Call.Role == sdk.MocksActivity:
		return s.Target.Known && s.ArgsKnown && len(s.Args) != c.parameters()
	case !s.Call.ChecksArguments:
		return false
	}
	sel := ast.Unparen(s.TargetExpr).(*ast.SelectorExpr)
	_, pointer := types.Unalias(c.pass.TypesInfo.TypeOf(sel.X)).(*types.Pointer)
	return s.Call.Role != sdk.RunsActivity || !pointer
}

// countProblem is what is wrong with the number of arguments, "" if nothing is.
func (c *checker) countProblem() string {
	s := c.Site
	want, got := c.parameters(), len(s.Args)
	if want == got || !s.Target.Known || !s.ArgsKnown {
		return ""
	}
	if len(s.Args) == 1 {
		if _, ok := c.TypeOf(s.Args[0]).(*types.Tuple); ok {
			return "" // f(g()), which the compiler counts
		}
	}
	if s.Call.TakesMatchers() {
		if s.MayBeFake() || got > want && !slices.ContainsFunc(s.Args[want:], c.isValue) {
			return ""
		}
		context := ", one of them for its context,"
		if s.Target.Contextless {
			context = ""
		}
		return fmt.Sprintf("%s takes %s here%s and gets %d: the mock never matches: give it one for each",
			s.Target.Label, sites.Counted(want), context, got)
	}
	if got > want && !c.refused() && !slices.ContainsFunc(s.Args[want:], func(e ast.Expr) bool { return !s.IsEmpty(e) }) {
		return "" // nothing is dropped
	}
	var effect string
	switch {
	case c.refused():
		effect = "the SDK refuses that when it runs"
	case got < want:
		effect = "nothing checks that, and the others arrive as zero values"
	default:
		effect = "nothing checks that, and those in excess are dropped"
	}
	context := " after its context"
	if s.Call.Role == sdk.Sends {
		context = ""
	}
	return fmt.Sprintf("%s takes %s%s and gets %d; %s: pass %s",
		s.Target.Label, sites.Counted(want), context, got, effect, c.typeList(s.Target.Params))
}

// isValue reports whether a matcher is a value, which an argument that is missing does not
// equal. What matches anything, testify's mock.Anything, matches nothing as well.
func (c *checker) isValue(matcher ast.Expr) bool {
	if name, ok := code.StringConstant(c.pass.TypesInfo, matcher); ok {
		return name != "mock.Anything"
	}
	switch e := ast.Unparen(matcher).(type) {
	case *ast.BasicLit, *ast.CompositeLit:
		return true
	case *ast.UnaryExpr:
		return c.isValue(e.X)
	}
	return false
}

// parameters is the number of arguments that the site takes. A mock has its context
// among them, and the receiver of a method expression.
func (c *checker) parameters() int {
	s := c.Site
	n := len(s.Target.Params)
	if s.Call.TakesMatchers() && !s.Target.Contextless {
		n++
	}
	if s.Call.Role == sdk.MocksActivity && s.Target.MethodExpr {
		n++
	}
	return n
}

// refused reports whether the SDK fails with arguments of another type or number. A
// local activity is given them as they are, without an encoding between.
func (c *checker) refused() bool {
	call := c.Site.Call
	return call.IsLocal() || call.ChecksArguments && !c.Site.Target.ByName
}

func (c *checker) argument(i int, from, to types.Type) string {
	return fmt.Sprintf("argument %d is a value of type %s where %s takes %s",
		i+1, c.TypeString(from), c.Site.Target.Label, c.TypeString(to))
}

// fixArgument says how to make an argument right.
func (c *checker) fixArgument(arg ast.Expr, to types.Type) string {
	if fit.Constant(c.pass.TypesInfo, arg, to) {
		return fmt.Sprintf(": convert it, %s(%s)", c.TypeString(to), types.ExprString(arg))
	}
	return ": pass a value of type " + c.TypeString(to)
}

func (c *checker) typeList(ts []types.Type) string {
	if len(ts) == 0 {
		return "nothing"
	}
	list := ""
	for i, t := range ts {
		if i > 0 {
			list += ", "
		}
		list += c.TypeString(t)
	}
	return list
}
