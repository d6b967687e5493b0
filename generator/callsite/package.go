package callsite

import (
	"go/ast"
	"go/types"
	"reflect"
	"sync"

	"golang.org/x/tools/go/analysis"
)

// rewriteAnalyzer has what the rewrites of a package share.
var rewriteAnalyzer = &analysis.Analyzer{
	Name:       "temporalrewrites",
	Doc:        "find what the rewrites of calls that name Temporal workflows share",
	URL:        Docs,
	Requires:   []*analysis.Analyzer{sites},
	ResultType: reflect.TypeFor[*rewritePackage](),
	Run: func(pass *analysis.Pass) (any, error) {
		p := &rewritePackage{index: pass.ResultOf[sites].(*index)}
		p.shared = sync.OnceValue(p.findSharedClients)
		return p, nil
	},
}

// rewritePackage are the rewrites of the sites of a package.
type rewritePackage struct {
	index *index
	// shared are the typed clients that they share.
	shared func() map[*site]*sharedClient
}

// typedCall is the typed starter that does what the site does, "" for none, and
// the fix that calls it, or the reason why there is none.
func (p *rewritePackage) typedCall(s *site) (starter string, fixes []analysis.SuggestedFix, reason string) {
	st := s.target.starter
	if st == nil || s.typed(st) == "" {
		return "", nil, ""
	}
	starter = s.typed(st)
	if st.pkg.Path() != s.index.pass.Pkg.Path() {
		starter = st.pkg.Name() + "." + starter
	}
	r := p.rewriter(s)
	if reason := constructOf(s.call).rewrite(r, s, st); reason != "" {
		return starter, nil, reason
	}
	return starter, r.fix("Use " + starter), ""
}

// withStart reports whether a message is rewritten with the start of the run or
// future that it goes to, since only then that is typed.
func (p *rewritePackage) withStart(s *site) bool { return p.rewriter(s).withStart(s) }

// argumentReason is why the rewrite leaves an argument of a site, for a parameter of
// type to, "" if it does not.
func (p *rewritePackage) argumentReason(s *site, i int, arg ast.Expr, to types.Type) string {
	return p.rewriter(s).argumentReason(i, arg, to)
}

// constant is how to write one of the starter's constants, and the fix that puts
// it in the target's place, if the package can import it.
func (p *rewritePackage) constant(s *site, constant string) (string, []analysis.SuggestedFix) {
	st, r := s.target.starter, p.rewriter(s)
	name, reason := r.qualified(st, constant, s.targetExpr.Pos())
	if reason != "" {
		return st.pkg.Name() + "." + constant + " (" + reason + ")", nil
	}
	if r.dropVariables(s.targetExpr) != "" {
		return name, nil
	}
	r.replace(s.targetExpr, name)
	return name, r.fix("Use " + name)
}
