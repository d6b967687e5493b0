package callsite

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

func checkArguments(c *checker, s *site) {
	if s.target.invalid {
		c.report(s.targetExpr, fmt.Sprintf("%s names a workflow or activity by a function or a string, not by a %s: give it one of these",
			s.call.Title(), c.typeString(c.typeOf(s.targetExpr))))
		return
	}
	if c.countsReceiver() {
		use, fixes := "a method of a value", []analysis.SuggestedFix(nil)
		if typed, rewritten, reason := c.rewrites.typedCall(s); typed != "" && reason == "" {
			use, fixes = typed, rewritten
		}
		c.report(s.targetExpr, fmt.Sprintf("%s counts the receiver of %s as a parameter, and refuses the call when it runs: use %s",
			s.call.Title(), types.ExprString(s.targetExpr), use), fixes...)
		return
	}
	if problem := c.countProblem(); problem != "" {
		c.report(s.node, problem)
		return
	}
	c.eachArgument(func(i int, arg ast.Expr, from, to types.Type, how fit.Fit) {
		if effect := c.wrong(from, to, how); effect != "" {
			c.report(arg, c.argument(i, from, to)+"; "+effect+c.mendArgument(arg, to))
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
	c.eachArgument(func(_ int, _ ast.Expr, from, to types.Type, how fit.Fit) {
		wrong = wrong || c.wrong(from, to, how) != ""
	})
	return wrong
}

// countsReceiver reports whether the SDK counts the parameters of a method
// expression, the receiver among them. It does where it checks the arguments of
// functions, but for local activities that it sees to be methods: by a pointer
// in their name.
func (c *checker) countsReceiver() bool {
	s := c.site
	if !s.target.methodExpr || !s.call.ChecksArguments {
		return false
	}
	sel := ast.Unparen(s.targetExpr).(*ast.SelectorExpr)
	_, pointer := types.Unalias(c.pass.TypesInfo.TypeOf(sel.X)).(*types.Pointer)
	return s.call.Role != sdk.RunsActivity || !pointer
}

// countProblem is what is wrong with the number of arguments, "" if nothing is.
func (c *checker) countProblem() string {
	s := c.site
	want, got := len(s.target.params), len(s.args)
	if s.call.Role == sdk.Mocks {
		want++
	}
	if want == got || !s.target.known || !s.argsKnown {
		return ""
	}
	if len(s.args) == 1 {
		if _, ok := c.typeOf(s.args[0]).(*types.Tuple); ok {
			return "" // f(g()), which the compiler counts
		}
	}
	if s.call.Role == sdk.Mocks {
		return fmt.Sprintf("%s takes %s here, one of them for its context, and gets %d: the mock never matches: give it one for each",
			s.target.label, counted(want), got)
	}
	if got > want && !c.refused() && !slices.ContainsFunc(s.args[want:], func(e ast.Expr) bool { return !c.pass.TypesInfo.Types[e].IsNil() }) {
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
	if s.message != nil {
		context = ""
	}
	return fmt.Sprintf("%s takes %s%s and gets %d; %s: pass %s",
		s.target.label, counted(want), context, got, effect, c.typeList(s.target.params))
}

// refused says whether the SDK checks the arguments of the site.
func (c *checker) refused() bool {
	s := c.site
	if s.target.byName || !s.call.ChecksArguments {
		return false
	}
	// A local activity that is a method and registered is not checked.
	return s.call.Role != sdk.RunsActivity || !s.target.method
}

func (c *checker) argument(i int, from, to types.Type) string {
	return fmt.Sprintf("argument %d is a value of type %s where %s takes %s",
		i+1, c.typeString(from), c.site.target.label, c.typeString(to))
}

// mendArgument says how to make an argument right.
func (c *checker) mendArgument(arg ast.Expr, to types.Type) string {
	if fit.Constant(c.pass.TypesInfo, arg, to) {
		return fmt.Sprintf(": convert it, %s(%s)", c.typeString(to), types.ExprString(arg))
	}
	return ": pass a value of type " + c.typeString(to)
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
		list += c.typeString(t)
	}
	return list
}

func counted(n int) string {
	switch n {
	case 0:
		return "no argument"
	case 1:
		return "1 argument"
	}
	return fmt.Sprint(n, " arguments")
}
