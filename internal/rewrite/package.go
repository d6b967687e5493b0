package rewrite

import (
	"go/ast"
	"go/types"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// Analyzer has what the rewrites of a package share.
var Analyzer = &analysis.Analyzer{
	Name:       "temporalrewrites",
	Doc:        "find what the rewrites of calls that name Temporal workflows share",
	Requires:   []*analysis.Analyzer{sites.Analyzer},
	ResultType: reflect.TypeFor[*Package](),
	Run: func(pass *analysis.Pass) (any, error) {
		p := &Package{Index: pass.ResultOf[sites.Analyzer].(*sites.Index)}
		p.shared = sync.OnceValue(p.findSharedClients)
		p.Held = sync.OnceValue(p.findHeld)
		p.Expected = sync.OnceValue(p.findExpected)
		return p, nil
	},
}

// Package are the rewrites of the sites of a package.
type Package struct {
	Index *sites.Index
	// shared are the typed clients that they share.
	shared func() map[*sites.Site]*sharedClient
	// Held is why calls of workflows and activities have to stay because of tests in the package, by
	// the full names of their functions.
	Held func() map[string]string
	// Expected are the expectations of the package that match no more once calls are
	// typed, or that do not match now.
	Expected func() []*Expected
}

// TypedCall is the typed starter that does what the site does, "" for none, and
// the fix that calls it, or the reason why there is none.
func (p *Package) TypedCall(s *sites.Site) (starter string, fixes []analysis.SuggestedFix, reason string) {
	st := s.Target.Starter
	if starter = Typed(s); starter == "" {
		return "", nil, ""
	}
	if st.Pkg.Path() != s.Index.Pass.Pkg.Path() {
		starter = st.Pkg.Name() + "." + starter
	}
	r := p.rewriter(s)
	if reason := constructOf(s.Call).rewrite(r, s, st); reason != "" {
		return starter, nil, reason
	}
	return starter, r.fix("Use " + starter), ""
}

// WithStart reports whether a message is rewritten with the start of the run or
// future that it goes to, since only then that is typed.
func (p *Package) WithStart(s *sites.Site) bool { return p.rewriter(s).withStart(s) }

// ArgumentReason is why the rewrite leaves an argument of a site, for a parameter of
// type to, "" if it does not.
func (p *Package) ArgumentReason(s *sites.Site, i int, arg ast.Expr, to types.Type) string {
	return p.rewriter(s).argumentReason(i, arg, to)
}

// Constant is how to write one of the starter's constants, and the fix that puts
// it in the target's place, if the package can import it and the target goes to the SDK.
func (p *Package) Constant(s *sites.Site, constant string) (string, []analysis.SuggestedFix) {
	st, r := s.Target.Starter, p.rewriter(s)
	name, reason := r.qualified(st, constant, s.TargetExpr.Pos())
	if reason != "" {
		return st.Pkg.Name() + "." + constant + " (" + reason + ")", nil
	}
	if s.Via != "" || r.dropVariables(s.TargetExpr) != "" {
		return name, nil
	}
	r.replace(s.TargetExpr, name)
	return name, r.fix("Use " + name)
}
