package callsite

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
)

// typedClient turns the c.Method of a call into NewWorkflowClient(c).name, or
// into ordersClient.name where several calls share a client.
func (r *rewriter) typedClient(call *ast.CallExpr, st *starter, name string) string {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return "the client is not named"
	}
	newClient, ok := st.pkg.Scope().Lookup(st.newClient()).(*types.Func)
	if !ok || newClient.Signature().Params().Len() != 1 || st.method(st.Client, name) == nil {
		return "this package does not import " + st.pkg.Path()
	}
	if t := r.info.TypeOf(sel.X); t == nil || !types.AssignableTo(t, newClient.Signature().Params().At(0).Type()) {
		return "it is called on a value that is no client.Client itself"
	}
	if r.hasComment(sel.X.End(), sel.Sel.Pos()) {
		return "a comment stands before the name of the method"
	}
	if r.trial {
		r.client = sel.X
	} else if shared := r.index.sharedClients()[r.site]; shared != nil {
		return r.shareClient(shared, sel, st, name)
	}
	text, reason := r.qualified(st, st.newClient(), call.Pos())
	if reason != "" {
		return reason
	}
	r.insert(sel.X.Pos(), text+"(")
	r.insert(sel.X.End(), ")")
	r.replace(sel.Sel, name)
	return ""
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
func (r *rewriter) shareClient(shared *sharedClient, sel *ast.SelectorExpr, st *starter, name string) string {
	if before := shared.before; before != nil {
		text, reason := r.qualified(st, st.newClient(), before.Pos())
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
	// stands before, nil where it is defined already.
	client ast.Expr
	before ast.Stmt
}

// localName is the name of a variable of a declaration.
type localName struct {
	decl ast.Node
	name string
}

// clientUse is a site whose rewrite calls a method of a typed client.
type clientUse struct {
	*rewriter
	st *starter
}

// findSharedClients finds the clients that the rewrites of sites share. A client
// in an expression that is not the same all over the function is made anew for
// each call, and so is one that only one call uses.
func (x *index) findSharedClients() map[*site]*sharedClient {
	shared := map[*site]*sharedClient{}
	var groups [][]clientUse
	for _, s := range x.sites {
		c := &checker{pass: x.pass, index: x, site: s}
		r := c.rewritten(s)
		if r == nil || r.client == nil {
			continue
		}
		one := clientUse{r, s.target.starter}
		i := slices.IndexFunc(groups, func(g []clientUse) bool { return one.shares(g[0]) })
		if i < 0 {
			groups = append(groups, []clientUse{one})
			continue
		}
		groups[i] = append(groups[i], one)
	}
	taken := map[localName]bool{}
	for _, g := range groups {
		slices.SortFunc(g, func(a, b clientUse) int { return cmp.Compare(a.client.Pos(), b.client.Pos()) })
		if s := share(g, taken); s != nil {
			for _, use := range g {
				shared[use.site] = s
			}
		}
	}
	return shared
}

// shares reports whether two calls in one declaration are of one client, by the
// starters of one package.
func (u clientUse) shares(other clientUse) bool {
	return u.site.outermost() == other.site.outermost() && u.st.pkg == other.st.pkg &&
		u.st.newClient() == other.st.newClient() && sameVar(u.info, u.client, other.client)
}

// share is the client that the uses of a group share, nil for none.
func share(group []clientUse, taken map[localName]bool) *sharedClient {
	first := group[0]
	if !types.IsInterface(first.info.TypeOf(first.client)) || !first.isStable(first.client) {
		return nil
	}
	if defined := definedClient(group); defined != "" {
		return &sharedClient{name: defined}
	}
	if len(group) < 2 {
		return nil
	}
	before := dominator(group)
	if before == nil || !first.canDefineBefore(before) {
		return nil
	}
	name := first.clientName(taken)
	taken[localName{first.site.outermost(), name}] = true
	return &sharedClient{name: name, client: first.client, before: before}
}

// definedClient is the variable that a statement of the function defines as the
// group's typed client, "" if there is none that all of the group can use.
func definedClient(group []clientUse) string {
	first, name := group[0], ""
	ast.Inspect(first.site.outermost(), func(n ast.Node) bool {
		assign, ok := n.(*ast.AssignStmt)
		if !ok || assign.Tok != token.DEFINE || len(assign.Lhs) != 1 || len(assign.Rhs) != 1 {
			return true
		}
		call, ok := assign.Rhs[0].(*ast.CallExpr)
		if !ok || len(call.Args) != 1 || !sameVar(first.info, call.Args[0], first.client) {
			return true
		}
		fn := funcOf(first.info, call.Fun)
		id, named := assign.Lhs[0].(*ast.Ident)
		if fn == nil || !named || fn.Name() != first.st.newClient() || fn.Pkg().Path() != first.st.pkg.Path() {
			return true
		}
		v, ok := first.info.Defs[id].(*types.Var)
		reached := func(u clientUse) bool {
			_, obj := u.index.scopeAt(u.client.Pos()).LookupParent(id.Name, u.client.Pos())
			return obj == v
		}
		if ok && !first.isWrittenIn(first.site.outermost(), v) && !slices.ContainsFunc(group, func(u clientUse) bool { return !reached(u) }) {
			name = id.Name
		}
		return true
	})
	return name
}

// isStable reports whether an expression is a variable, or a field of one, that
// has the same value all over the declaration: nothing assigns to it, there to a
// local variable and anywhere in the package to a field.
func (u clientUse) isStable(expr ast.Expr) bool {
	switch e := ast.Unparen(expr).(type) {
	case *ast.Ident:
		v := u.localVar(e)
		return v != nil && !u.isWrittenIn(u.site.outermost(), v)
	case *ast.SelectorExpr:
		selection := u.info.Selections[e]
		if selection == nil || selection.Kind() != types.FieldVal || len(selection.Index()) > 1 {
			return false
		}
		for _, file := range u.pass.Files {
			if u.isWrittenIn(file, selection.Obj()) {
				return false
			}
		}
		return u.isStable(e.X)
	}
	return false
}

// isWrittenIn reports whether code in a node may change a variable or field.
func (u clientUse) isWrittenIn(node ast.Node, v types.Object) bool {
	written := false
	ast.PreorderStack(node, nil, func(n ast.Node, stack []ast.Node) bool {
		id, ok := n.(*ast.Ident)
		if !ok || u.info.Uses[id] != v {
			return true
		}
		of := use{id, stack}
		if sel, ok := of.parent().(*ast.SelectorExpr); ok && sel.Sel == id {
			of = use{sel, ancestors(stack, sel)}
		}
		if star, ok := of.parent().(*ast.StarExpr); ok {
			of = use{star, ancestors(stack, star)}
		}
		written = written || isWritten(of)
		return true
	})
	return written
}

// dominator is the statement that a definition for all uses of a group can stand
// before: in the innermost list of statements that has them all, the one that
// has the first. It is nil if there is none.
func dominator(group []clientUse) ast.Stmt {
	var before ast.Stmt
	first := group[0]
	for i, holder := range first.site.stack {
		if i > 0 && isSwitch(first.site.stack[i-1]) {
			continue // what it has are clauses
		}
		if slices.ContainsFunc(group, func(u clientUse) bool { return !slices.Contains(u.site.stack, holder) }) {
			break
		}
		for _, stmt := range statements(holder) {
			if within(stmt, first.client) {
				before = stmt
			}
		}
	}
	return before
}

func isSwitch(n ast.Node) bool {
	switch n.(type) {
	case *ast.SwitchStmt, *ast.TypeSwitchStmt, *ast.SelectStmt:
		return true
	}
	return false
}

// canDefineBefore reports whether the client can be read where a statement
// begins, on a line of its own, as it is where the statement first uses it.
func (u clientUse) canDefineBefore(stmt ast.Stmt) bool {
	from, _ := u.lines(stmt)
	if strings.TrimSpace(string(u.source(from, stmt.Pos()))) != "" || hasGoto(u.site.outermost()) {
		return false
	}
	root := ast.Unparen(u.client)
	for {
		sel, ok := root.(*ast.SelectorExpr)
		if !ok {
			break
		}
		root = ast.Unparen(sel.X)
		if _, pointer := u.info.TypeOf(root).Underlying().(*types.Pointer); pointer && !u.isReached(stmt) {
			return false // it may be nil where the call is not made
		}
	}
	return u.localVar(root.(*ast.Ident)).Pos() < stmt.Pos()
}

// isReached reports whether the site is evaluated whenever the statement that it
// stands in is.
func (u clientUse) isReached(stmt ast.Stmt) bool {
	within := false
	for i, n := range u.site.stack {
		within = within || n == ast.Node(stmt)
		if !within {
			continue
		}
		switch n := n.(type) {
		case *ast.BlockStmt, *ast.CaseClause, *ast.CommClause, *ast.FuncLit:
			return false
		case *ast.BinaryExpr:
			if n.Op == token.LAND || n.Op == token.LOR {
				return false
			}
		case *ast.ForStmt:
			if i+1 < len(u.site.stack) && u.site.stack[i+1] == ast.Node(n.Post) {
				return false
			}
		}
	}
	return true
}

func hasGoto(decl ast.Node) bool {
	found := false
	ast.Inspect(decl, func(n ast.Node) bool {
		branch, ok := n.(*ast.BranchStmt)
		found = found || ok && branch.Tok == token.GOTO
		return !found
	})
	return found
}

// clientName is a name for the typed client that nothing in the declaration has:
// ordersClient for orders.NewWorkflowClient.
func (u clientUse) clientName(taken map[localName]bool) string {
	name := strings.TrimSuffix(u.st.pkg.Name(), "client")
	if name == "" || u.st.pkg.Path() == u.pass.Pkg.Path() {
		first, size := utf8.DecodeRuneInString(u.st.Client)
		name = string(unicode.ToLower(first)) + u.st.Client[size:]
	} else {
		name += "Client"
	}
	decl, scope := u.site.outermost(), u.index.scopeAt(u.client.Pos())
	free := u.freeName(name, scope, u.client.Pos())
	for i := 2; taken[localName{decl, free}] || usesName(decl, free); i++ {
		free = u.freeName(fmt.Sprint(name, i), scope, u.client.Pos())
	}
	return free
}
