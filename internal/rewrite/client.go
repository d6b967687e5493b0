package rewrite

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// typedClient turns the c.Method of a call into NewWorkflowClient(c).name, or
// into ordersClient.name where several calls share a client.
func (r *rewriter) typedClient(call *ast.CallExpr, st *sites.Starter, name string) string {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return "the client is not named"
	}
	newClient := newClientOf(st)
	if newClient == nil || st.Method(st.Client, name) == nil {
		return "this package does not import " + st.Pkg.Path()
	}
	if !takes(newClient, r.info.TypeOf(sel.X)) {
		return "it is called on a value that is no client.Client itself"
	}
	if r.hasComment(sel.X.End(), sel.Sel.Pos()) {
		return "a comment is before the name of the method"
	}
	if r.trial {
		r.client = sel.X
	} else if shared := r.shared()[r.Site]; shared != nil {
		return r.shareClient(shared, sel, st, name)
	}
	text, reason := r.qualified(st, names.NewClient(st.Client), call.Pos())
	if reason != "" {
		return reason
	}
	r.insert(sel.X.Pos(), text+"(")
	r.insert(sel.X.End(), ")")
	r.replace(sel.Sel, name)
	return ""
}

// newClientOf is the function that makes the typed client of a starter, nil where the
// package is not known that far.
func newClientOf(st *sites.Starter) *types.Func {
	fn, ok := st.Pkg.Scope().Lookup(names.NewClient(st.Client)).(*types.Func)
	if !ok || fn.Signature().Params().Len() != 1 {
		return nil
	}
	return fn
}

// takes reports whether a function takes a value of type t, which may be nil.
func takes(fn *types.Func, t types.Type) bool {
	return t != nil && types.AssignableTo(t, fn.Signature().Params().At(0).Type())
}

// shareClient turns
//
//	c.Method(...)
//
// into
//
//	ordersClient.name(...)
//
// and defines that variable, as each of its uses does, before the first of them:
//
//	ordersClient := orders.NewWorkflowClient(c)
func (r *rewriter) shareClient(shared *sharedClient, sel *ast.SelectorExpr, st *sites.Starter, name string) string {
	if before := shared.before; before != nil {
		text, reason := r.qualified(st, names.NewClient(st.Client), before.Pos())
		if reason != "" {
			return reason
		}
		at, _ := r.lines(before)
		if comment := r.commentAbove(before); comment != nil {
			at, _ = r.lines(comment)
		}
		r.insert(at, r.indent(before)+shared.name+" := "+text+"("+r.textOf(shared.client)+")\n")
	}
	r.replace(sel.X, shared.name)
	r.replace(sel.Sel, name)
	return ""
}

// sharedClient is a typed client that several calls in one function use.
type sharedClient struct {
	name string
	// client is what it is made of, and before the statement that its definition
	// is before, nil where it is defined already.
	client ast.Expr
	before ast.Stmt
}

// localName is the name of a variable that is defined in a node.
type localName struct {
	name string
	in   inspector.Cursor
}

// clientUse is a site whose rewrite calls a method of a typed client.
type clientUse struct {
	*rewriter
	st *sites.Starter
}

// findSharedClients finds the clients that the rewrites of sites share. A client
// in an expression that is not the same all over the function is made anew for
// each call, and so is one that only one call uses.
func (p *Package) findSharedClients() map[*sites.Site]*sharedClient {
	shared := map[*sites.Site]*sharedClient{}
	var groups [][]clientUse
	for _, s := range p.Index.Sites {
		if !mayShareClient(s) {
			continue
		}
		r := p.rewriter(s).rewritten(s)
		if r == nil || r.client == nil {
			continue
		}
		one := clientUse{r, s.Target.Starter}
		i := slices.IndexFunc(groups, func(g []clientUse) bool { return one.shares(g[0]) })
		if i < 0 {
			groups = append(groups, []clientUse{one})
			continue
		}
		groups[i] = append(groups[i], one)
	}
	var taken []localName
	for _, g := range groups {
		slices.SortFunc(g, func(a, b clientUse) int { return cmp.Compare(a.client.Pos(), b.client.Pos()) })
		share(g, &taken, shared)
	}
	return shared
}

// mayShareClient reports whether there is something in the declaration of a site
// that it could share a client with, which costs less than to rewrite it.
func mayShareClient(s *sites.Site) bool {
	st := s.Target.Starter
	if st == nil {
		return false
	}
	return usesName(s.Declaration().Node(), names.NewClient(st.Client)) || slices.ContainsFunc(s.Index.Sites, func(other *sites.Site) bool {
		return other != s && other.Target.Starter != nil && other.Target.Starter.Pkg == st.Pkg && other.Declaration() == s.Declaration()
	})
}

// shares reports whether two calls in one declaration are of one client, by the
// starters of one package.
func (u clientUse) shares(other clientUse) bool {
	return u.Declaration() == other.Declaration() && u.st.Pkg == other.st.Pkg &&
		names.NewClient(u.st.Client) == names.NewClient(other.st.Client) && sites.SameVar(u.info, u.client, other.client)
}

// share finds the client that the uses of a group share, or those that parts of
// it share.
func share(group []clientUse, taken *[]localName, shared map[*sites.Site]*sharedClient) {
	first := group[0]
	if !types.IsInterface(first.info.TypeOf(first.client)) || !first.isStable(first.client) {
		return
	}
	s := &sharedClient{name: definedClient(group)}
	if s.name == "" {
		if len(group) < 2 {
			return
		}
		at := dominator(group)
		if !at.Valid() || !first.canDefineBefore(at.Node().(ast.Stmt)) {
			head, rest := split(group)
			share(head, taken, shared)
			share(rest, taken, shared)
			return
		}
		in := at.Parent()
		s.name, s.client, s.before = first.clientName(*taken, in), first.client, at.Node().(ast.Stmt)
		*taken = append(*taken, localName{s.name, in})
	}
	for _, use := range group {
		shared[use.Site] = s
	}
}

// split splits a group of several uses into those that are with the first in
// one of the nodes that the innermost node around all has, and the others.
func split(group []clientUse) (head, rest []clientUse) {
	part := group[0].At
	for !containsAll(part.Parent(), group) {
		part = part.Parent()
	}
	for i, u := range group {
		if i == 0 || part != group[0].At && part.Contains(u.At) {
			head = append(head, u)
		} else {
			rest = append(rest, u)
		}
	}
	return head, rest
}

// definedClient is the variable that a statement of the function defines as the
// group's typed client, "" if there is none that all of the group can use.
func definedClient(group []clientUse) string {
	first, name := group[0], ""
	for c := range first.Declaration().Preorder((*ast.AssignStmt)(nil)) {
		assign := c.Node().(*ast.AssignStmt)
		if assign.Tok != token.DEFINE || len(assign.Lhs) != 1 || len(assign.Rhs) != 1 {
			continue
		}
		call, ok := assign.Rhs[0].(*ast.CallExpr)
		if !ok || len(call.Args) != 1 || !sites.SameVar(first.info, call.Args[0], first.client) {
			continue
		}
		fn := code.Func(first.info, call.Fun)
		id, named := assign.Lhs[0].(*ast.Ident)
		if fn == nil || !named || fn.Name() != names.NewClient(first.st.Client) || fn.Pkg().Path() != first.st.Pkg.Path() {
			continue
		}
		v, ok := first.info.Defs[id].(*types.Var)
		reached := func(u clientUse) bool {
			_, obj := u.Index.ScopeAt(u.client.Pos()).LookupParent(id.Name, u.client.Pos())
			return obj == v
		}
		if ok && !first.isWrittenIn(first.Declaration(), v) && !slices.ContainsFunc(group, func(u clientUse) bool { return !reached(u) }) {
			name = id.Name
		}
	}
	return name
}

// clientName is a name for the typed client that is defined in a node, and that
// nothing in the declaration has: ordersClient for orders.NewWorkflowClient.
func (u clientUse) clientName(taken []localName, in inspector.Cursor) string {
	name := camel(strings.TrimSuffix(u.st.Pkg.Name(), "client"))
	if name == "" || u.st.Pkg.Path() == u.pass.Pkg.Path() {
		first, size := utf8.DecodeRuneInString(u.st.Client)
		name = string(unicode.ToLower(first)) + u.st.Client[size:]
	} else {
		name += "Client"
	}
	isTaken := func(name string) bool {
		return usesName(u.Declaration().Node(), name) || slices.ContainsFunc(taken, func(other localName) bool {
			return other.name == name && (other.in.Contains(in) || in.Contains(other.in))
		})
	}
	scope := u.Index.ScopeAt(u.client.Pos())
	free := u.freeName(name, scope, u.client.Pos())
	for i := 2; isTaken(free); i++ {
		free = u.freeName(fmt.Sprint(name, i), scope, u.client.Pos())
	}
	return free
}

// camel is the name of a package as one in Go code: shopOrders for shop_orders.
func camel(name string) string {
	first, rest, _ := strings.Cut(strings.Trim(name, "_"), "_")
	for word := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == '_' }) {
		letter, size := utf8.DecodeRuneInString(word)
		first += string(unicode.ToUpper(letter)) + word[size:]
	}
	return first
}
