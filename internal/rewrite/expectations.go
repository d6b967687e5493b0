package rewrite

import (
	"fmt"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// A mock of a client that expects the function of a workflow no longer matches once the
// calls that it stands for are typed, since they send the name. So its expectation comes
// to have the name in the function's place where all these calls do.

// Expected is what a package expects a client to be given as a function.
type Expected struct {
	*sites.Expectation
	// Label is how messages name the workflow or workflows.
	Label string
	// Sent reports whether code gives a client the function, which is typed once it is
	// fixed. If not, the expectation never matches.
	Sent bool
	// Use is what to expect instead, and Fixes put it there; Reason is why there are
	// none.
	Use, Reason string
	Fixes       []analysis.SuggestedFix
	// Calls are where code gives a client the function, all to be typed with Fixes.
	Calls []token.Position
}

// findExpected finds what the package expects that matches no more once calls are typed,
// or that does not match now.
func (p *Package) findExpected() (found []*Expected) {
	for _, e := range p.Index.Expectations() {
		if one := p.expected(e); one != nil {
			found = append(found, one)
		}
	}
	return found
}

func (p *Package) expected(e *sites.Expectation) *Expected {
	isSent := func(d sites.Expected) bool { return len(d.Sent) > 0 }
	found := &Expected{Expectation: e, Sent: slices.ContainsFunc(e.Of, isSent)}
	other := p.Index.Module.Sent[e.Type] && e.Target.Definition == nil
	unknown := other || slices.ContainsFunc(e.Of, func(d sites.Expected) bool { return len(d.Ends) > 0 })
	if !found.Sent && unknown {
		return nil // it is not known that all calls send a name
	}
	of := found.meant()
	var labels []string
	typed := !found.Sent
	for _, d := range of {
		labels = append(labels, d.Label())
		typed = typed || e.StarterOf(d.Definition) != nil
	}
	if len(of) == 0 || !typed {
		return nil // no call is typed, or comes to be
	}
	found.Label, found.Use = strings.Join(labels, " or "), "the Workflow Type name"
	switch stays := stays(of); {
	case stays != "":
		found.Reason = stays
	case len(of) > 1:
		found.Reason = "all of these have that type: expect the name of the one that is meant, or mock.AnythingOfType(\"string\")"
	case other:
		found.Reason = "clients get other functions of that type"
	default:
		p.expectName(found, of[0])
	}
	return found
}

// meant are the workflows that an expectation may be about, as far as calls tell.
func (e *Expected) meant() (of []sites.Expected) {
	for _, d := range e.Of {
		switch {
		case e.Sent && len(d.Sent) == 0, !e.Sent && !d.Started:
		case d.Definition == e.Target.Definition:
			return []sites.Expected{d}
		default:
			of = append(of, d)
		}
	}
	return of
}

// stays says which call still gives a client the function once the module is fixed, ""
// if there is none.
func stays(of []sites.Expected) string {
	for _, d := range of {
		for _, sending := range d.Sent {
			if sending.Stays != "" {
				return fmt.Sprintf("%s:%d gives the function to client.%s, as %s", filepath.Base(sending.Pos.Filename), sending.Pos.Line, sending.Call, sending.Stays)
			}
		}
	}
	return ""
}

// expectName turns
//
//	c.On("ExecuteWorkflow", mock.Anything, mock.Anything, mock.AnythingOfType("func(internal.Context, orders.Order) error"), order)
//
// into
//
//	c.On("ExecuteWorkflow", mock.Anything, mock.Anything, orders.ProcessOrderTypeName, order)
//
// with the name itself where the constant can't be imported.
func (p *Package) expectName(e *Expected, d sites.Expected) {
	r := p.rewriter(e.Site)
	e.Use = strconv.Quote(d.TypeName)
	if st := e.StarterOf(d.Definition); st != nil {
		if name, reason := r.qualified(st, st.TypeNameConstant(), e.Argument.Pos()); reason == "" {
			e.Use = name
		}
	}
	switch {
	case e.Asks:
		e.Reason = "it looks at the function itself"
	case r.hasComment(e.Argument.Pos(), e.Argument.End()):
		e.Reason = "a comment is in it"
	default:
		e.Reason = r.dropVariables(e.TargetExpr)
	}
	if e.Reason == "" {
		r.replace(e.Argument, e.Use)
		e.Fixes = r.fix("Use " + e.Use)
		for _, sending := range d.Sent {
			e.Calls = append(e.Calls, sending.Pos)
		}
	}
}

// Sending is a call of the package that gives a client a workflow.
type Sending struct {
	sites.Sending
	// Func is the full name of its function, and Type what fmt prints for the type of
	// that. Known reports whether it is known to be a workflow, and ByName whether the
	// client gets its name.
	Func, Type    string
	Known, ByName bool
}

// Sendings are those of the package, with why they stay once it is fixed.
func (p *Package) Sendings() (found []Sending) {
	for _, s := range p.Index.Sites {
		if !s.Call.SendsOwnName || s.Call.TakesActivity() || s.Fixed != nil {
			continue
		}
		if s.Target.ByName && s.Target.Definition != nil {
			found = append(found, Sending{Func: s.Target.Definition.Func, Known: true, ByName: true})
		}
		if s.Target.Fn == nil {
			continue
		}
		one := Sending{Func: s.Target.Fn.FullName(), Known: s.Target.Definition != nil}
		one.Pos = report.Place(p.Index.Pass.Fset, code.Name(s.TargetExpr).Pos())
		one.Package, one.Call = strings.TrimSuffix(p.Index.Pass.Pkg.Path(), "_test"), s.Call.Name
		if sig, ok := p.Index.Pass.TypesInfo.TypeOf(s.TargetExpr).(*types.Signature); ok {
			one.Type = code.Printed(sig)
		}
		one.Stays = p.whyStays(s)
		found = append(found, one)
	}
	return found
}

// whyStays is why a site still gives a client the function once the package is fixed, "" if
// it does not.
func (p *Package) whyStays(s *sites.Site) string {
	starter, _, reason := p.TypedCall(s)
	switch {
	case p.Index.Ignored(s.File, s.Node.Pos()) == sites.IgnoredWithReason:
		return "it is ignored"
	case s.Via != "":
		return s.Via + " hands it on"
	case starter == "":
		reason = "there is no typed call for that"
	}
	if reason != "" && s.Target.Starter != nil && s.SendsOwnName() {
		if _, fixes := p.Constant(s, s.Target.Starter.TypeNameConstant()); fixes != nil {
			return "" // it comes to give the name
		}
	}
	return reason
}
