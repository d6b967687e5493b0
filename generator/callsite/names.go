package callsite

import (
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/rewrite"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/sites"
	"github.com/temporal-gen/temporal-gen/internal/spelling"
)

// Names reports names that are not those a worker registered.
var Names = &analysis.Analyzer{
	Name: "temporalnames",
	Doc: `report names of workflows and activities that are wrong, nearly right, or could be a constant

A client sends the name of the function it is given, whatever name a worker
registered it under; a workflow does so with an activity where its worker can't
tell. A string that is nearly the name of a workflow or activity is one that no
worker knows. A string that is one could be the generated constant, which the
compiler checks.`,
	URL:      Docs + "#names",
	Requires: []*analysis.Analyzer{rewrite.Analyzer},
	Run:      run(checkNames),
}

func checkNames(c *checker, s *sites.Site) {
	if s.Fixed != nil || s.Call.Role == sdk.Gets || s.Call.InRegistry() || s.Call.Role == sdk.Sends && !s.Call.InEnvironment() {
		return
	}
	switch {
	case s.Message != nil && s.Call.InEnvironment():
		c.checkMessageConstant()
	case s.Call.Role == sdk.Sends:
	case s.Target.Fn != nil:
		c.checkFunctionName()
	case s.Target.ByName && s.Target.Starter == nil:
		c.checkCloseName()
	case s.Target.ByName:
		c.checkConstant()
	}
}

// checkFunctionName reports a function that is sent by its own name.
func (c *checker) checkFunctionName() {
	if !c.SendsOwnName() || c.countsReceiver() {
		return
	}
	s, st := c.Site, c.Site.Target.Starter
	name := s.Target.TypeName()
	use, fixes, reason := c.rewrites.TypedCall(s)
	if !s.Call.SendsOwnName {
		if reason != "" {
			reason = " (not rewritten: " + reason + ")"
		}
		if use == "" {
			use = "that name"
		}
		c.report(s.TargetExpr, fmt.Sprintf("%s does not find the Activity Type %q by its function, as %s: use %s%s",
			s.Call.Title(), name, s.Target.Unaliased, use, reason), fixes...)
		return
	}
	switch {
	case st == nil:
		use = "that name"
	case use == "" || reason != "":
		use, fixes = c.constant(st.TypeNameConstant())
	}
	c.report(s.TargetExpr, fmt.Sprintf("%s sends the function's own name %q, and its %s Type is %q: use %s",
		s.Call.Title(), s.Target.Fn.Name(), c.kind(), name, use), fixes...)
}

// kind is what the SDK takes the name for.
func (c *checker) kind() string {
	if c.Site.Call.TakesActivity() {
		return "Activity"
	}
	return "Workflow"
}

// checkCloseName reports a string that is no known name and close to one.
func (c *checker) checkCloseName() {
	if known := c.closeName(); known != "" {
		kind := strings.ToLower(c.kind())
		c.report(c.Site.TargetExpr, fmt.Sprintf("no %s %q is known here, and there is one %q: use that name, or ignore this line if it is another %s", kind, c.Site.Target.Name, known, kind))
	}
}

// closeName is a known name that a string that is none is close to, "" if there is none.
func (c *checker) closeName() string {
	name := c.Site.Target.Name
	if c.Index.Names[name] {
		return ""
	}
	for _, known := range c.Index.TypeNames(c.Site.Call) {
		if similar(name, known) {
			return known
		}
	}
	return ""
}

// checkConstant reports a string that could be the generated constant, unless
// the whole call could be a typed starter.
func (c *checker) checkConstant() {
	s := c.Site
	st := s.Target.Starter
	if rewrite.Typed(s) != "" || !st.Declares(st.TypeNameConstant()) {
		return
	}
	used := sites.ConstantOf(c.pass.TypesInfo, s.TargetExpr)
	if used != nil && used.Pkg() != nil {
		for _, known := range c.Index.Known(s.Call)[st.TypeName] {
			if used.Pkg().Path() == known.Pkg.Path() && used.Name() == known.TypeNameConstant() {
				return
			}
		}
	}
	use, fixes := c.constant(st.TypeNameConstant())
	message := fmt.Sprintf("the %s Type name %q is written out: use %s, which the compiler checks", c.kind(), st.TypeName, use)
	if used != nil {
		message = fmt.Sprintf("%s is the %s Type name %q: use %s, which follows what is registered", used.Name(), c.kind(), st.TypeName, use)
	}
	c.reportAs("constant", s.TargetExpr, message, fixes...)
}

// checkMessageConstant reports the name of a message that could be the generated
// constant. A constant of its own is as good.
func (c *checker) checkMessageConstant() {
	s := c.Site
	st, m := s.Target.Starter, s.Message
	if sites.ConstantOf(c.pass.TypesInfo, s.TargetExpr) != nil || !st.Declares(st.MessageName(m)) {
		return
	}
	use, fixes := c.constant(st.MessageName(m))
	c.reportAs("constant", s.TargetExpr, fmt.Sprintf("the name of the %s %q is written out: use %s, which the compiler checks", m.Kind, m.MessageName, use), fixes...)
}

// constant is how to write one of the starter's constants, and the fix that puts
// it in the target's place, unless something else is wrong there.
func (c *checker) constant(constant string) (string, []analysis.SuggestedFix) {
	use, fixes := c.rewrites.Constant(c.Site, constant)
	if c.argumentsWrong() {
		fixes = nil
	}
	return use, fixes
}

// similar reports whether two names are so alike that one is probably a slip of
// the other. Names that differ in a number are versions.
func similar(a, b string) bool {
	if a == b || version.ReplaceAllString(a, "") == version.ReplaceAllString(b, "") {
		return false
	}
	if strings.EqualFold(a, b) {
		return true
	}
	shorter := min(len(a), len(b))
	switch {
	case shorter < 6:
		return false
	case shorter < 14:
		return spelling.Distance(a, b) <= 1
	}
	return spelling.Distance(a, b) <= 2
}

// version is a number in a name, and what makes it one of a version: Ship2, ShipV2,
// ship_v2, ship.v2.
var version = regexp.MustCompile(`[-_.]?[vV]?\d+`)
