package rewrite

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/types"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// A test environment knows a workflow or activity that it is given as a function by the
// function's name, so that what calls it by another one misses it. Once it is registered
// under that one too, both calls reach it, and a mock by the function. Nothing can be
// registered once there is a mock.

// typedRegistration is what registers a workflow or activity that a test gives to its environment
// as a function, or as a method of a struct, and that has another name.
func typedRegistration(s *sites.Site, st *sites.Starter) string {
	if s.Target.Members == nil && (s.Target.Fn == nil || st.Func == "" || s.Target.Fn.Name() == st.TypeName) {
		return ""
	}
	if isRegistered(s, st) {
		return ""
	}
	return st.Register()
}

// isRegistered reports whether the package registers a workflow or activity under its name in a
// site's environment, or does so once another site is rewritten.
func isRegistered(s *sites.Site, st *sites.Starter) bool {
	env := environment(s)
	if env == nil {
		return false
	}
	for c := range s.Index.Root.Preorder((*ast.CallExpr)(nil)) {
		if serves(c, s) && registers(s.Index.Pass.TypesInfo, c.Node().(*ast.CallExpr), env, st) {
			return true
		}
	}
	return s.Call.TakesMatchers() && slices.ContainsFunc(s.Index.Sites, func(other *sites.Site) bool {
		return other.Call.InRegistry() && environment(other) == env && serves(other.At, s) &&
			(other.Target.Starter == st || slices.Contains(other.Target.Members, st))
	})
}

// serves reports whether code comes to be run before a site in whose environment it puts
// something: what is in another test does not.
func serves(c inspector.Cursor, s *sites.Site) bool {
	return sites.Declaration(c) == s.Declaration() || !isTest(sites.Declaration(c))
}

func isTest(decl inspector.Cursor) bool {
	fn, ok := decl.Node().(*ast.FuncDecl)
	return ok && strings.HasPrefix(fn.Name.Name, "Test")
}

// registers reports whether a call registers a workflow or activity under its name in an environment.
func registers(info *types.Info, call *ast.CallExpr, env *types.Var, st *sites.Starter) bool {
	fn := code.Func(info, call.Fun)
	switch {
	case fn == nil || fn.Pkg() == nil || len(call.Args) < 2:
	case fn.Pkg().Path() == st.Pkg.Path() && fn.Name() == st.Register():
		return variable(info, call.Args[0]) == env
	case sdk.IsMethod(fn, sdk.Environment, "RegisterWorkflowWithOptions", "RegisterActivityWithOptions"):
		sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
		lit, literal := ast.Unparen(call.Args[1]).(*ast.CompositeLit)
		if ok && literal && variable(info, sel.X) == env {
			name, constant := code.StringConstant(info, code.Field(lit, "Name"))
			return constant && name == st.TypeName
		}
	}
	return false
}

// environment is the variable or field with the environment of a site, nil for any other
// expression.
func environment(s *sites.Site) *types.Var {
	sel, ok := ast.Unparen(s.Node.(*ast.CallExpr).Fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	return variable(s.Index.Pass.TypesInfo, sel.X)
}

// variable is the variable or field that an expression names.
func variable(info *types.Info, expr ast.Expr) *types.Var {
	var v *types.Var
	switch e := ast.Unparen(expr).(type) {
	case *ast.Ident:
		v, _ = info.ObjectOf(e).(*types.Var)
	case *ast.SelectorExpr:
		v, _ = info.Uses[e.Sel].(*types.Var)
	}
	return v
}

// creations are the statements of the package that make an environment.
func (r *rewriter) creations(env *types.Var) []inspector.Cursor {
	var found []inspector.Cursor
	for c := range r.Index.Root.Preorder((*ast.AssignStmt)(nil)) {
		assign := c.Node().(*ast.AssignStmt)
		if len(assign.Lhs) != 1 || len(assign.Rhs) != 1 || variable(r.info, assign.Lhs[0]) != env {
			continue
		}
		call, ok := assign.Rhs[0].(*ast.CallExpr)
		if ok && sdk.IsMethod(code.Func(r.info, call.Fun), "WorkflowTestSuite", "NewTestWorkflowEnvironment") {
			found = append(found, c)
		}
	}
	return found
}

// rewriteMock has the workflow or activity registered where the environment of a mock is made:
//
//	env := suite.NewTestWorkflowEnvironment()
//	billing.RegisterChargeActivity(env, nil, activity.RegisterOptions{})
//
// The mock is called in its place.
func rewriteMock(r *rewriter, s *sites.Site, st *sites.Starter) string {
	env := environment(s)
	made := r.creations(env)
	if env == nil || len(made) == 0 {
		return "its environment is made elsewhere"
	}
	for _, at := range made {
		stmt := at.Node().(*ast.AssignStmt)
		if !sites.IsListed(at) || r.pass.Fset.File(stmt.Pos()) != r.pass.Fset.File(s.Node.Pos()) {
			return "its environment is made elsewhere"
		}
		receiver, reason := r.noReceiver(st, stmt)
		if reason != "" {
			return reason
		}
		text, reason := r.registration(st, stmt, r.textOf(stmt.Lhs[0]), receiver)
		if reason != "" {
			return reason
		}
		r.insert(r.endOfLine(stmt.End()), "\n"+r.indent(stmt)+text)
	}
	return ""
}

// noReceiver is a value for the receiver of a workflow or activity that is not called, "" for a
// function.
func (r *rewriter) noReceiver(st *sites.Starter, at ast.Stmt) (text, reason string) {
	receiver := st.Receiver()
	if receiver == nil {
		return "", ""
	}
	switch receiver.Underlying().(type) {
	case *types.Pointer:
		return "nil", ""
	case *types.Struct:
		text, reason = r.typeText(receiver, at.Pos())
		return text + "{}", reason
	}
	return "", "its receiver is a " + r.TypeString(receiver)
}

// registration is a call that registers a workflow or activity in an environment.
func (r *rewriter) registration(st *sites.Starter, at ast.Stmt, env, receiver string) (text, reason string) {
	fn, reason := r.qualified(st, st.Register(), at.Pos())
	if reason != "" {
		return "", reason
	}
	of := sdk.Activity
	if st.Activity == nil {
		of = sdk.Workflow
	}
	for _, pkg := range st.Pkg.Imports() {
		if pkg.Path() == of {
			options, reason := r.qualifier(pkg, "", at.Pos())
			if receiver != "" {
				receiver += ", "
			}
			return fn + "(" + env + ", " + receiver + options + "RegisterOptions{})", reason
		}
	}
	return "", "this package does not import " + st.Pkg.Path()
}

// rewriteRegistration turns
//
//	env.RegisterActivity(desk.Charge)
//
// into
//
//	billing.RegisterChargeActivity(env, desk, activity.RegisterOptions{})
//
// and does that for the activities of a struct behind its registration.
func rewriteRegistration(r *rewriter, s *sites.Site, st *sites.Starter) string {
	call := s.Node.(*ast.CallExpr)
	at := sites.Around(s.At)
	stmt, ok := at.Node().(*ast.ExprStmt)
	if !ok || !sites.IsListed(at) || r.hasComment(call.Pos(), call.End()) {
		return "it is no statement of its own"
	}
	if reason := cmp.Or(r.mayHaveMocks(s), r.hasByName(s)); reason != "" {
		return reason
	}
	env := r.textOf(ast.Unparen(call.Fun).(*ast.SelectorExpr).X)
	if s.Target.Members != nil {
		return r.registerMembers(s, stmt, env)
	}
	receiver, reason := "", ""
	if st.Receiver() != nil {
		sel, ok := ast.Unparen(s.TargetExpr).(*ast.SelectorExpr)
		if !ok || s.Target.MethodExpr {
			return "it has no receiver"
		}
		if receiver, reason = r.asReceiver(sel.X, st); reason != "" {
			return reason
		}
	}
	text, reason := r.registration(st, stmt, env, receiver)
	if reason != "" {
		return reason
	}
	r.replace(call, text)
	return ""
}

// registerMembers registers the activities of a struct that have other names than their
// methods.
func (r *rewriter) registerMembers(s *sites.Site, stmt *ast.ExprStmt, env string) string {
	object := s.TargetExpr
	name := ""
	if variable(r.info, object) == nil {
		// What is made for the registration comes to be a variable.
		name = r.freeName(names.Unexported(code.Named(r.info.TypeOf(object)).Obj().Name()), r.Index.ScopeAt(stmt.Pos()), stmt.Pos())
		r.insert(stmt.Pos(), name+" := "+r.textOf(object)+"\n"+r.indent(stmt))
		r.replace(object, name)
	}
	for _, st := range s.Target.Members {
		receiver, reason := r.asReceiver(object, st)
		if reason != "" {
			return reason
		}
		if name != "" {
			receiver = name
		}
		text, reason := r.registration(st, stmt, env, receiver)
		if reason != "" {
			return reason
		}
		r.insert(r.endOfLine(stmt.End()), "\n"+r.indent(stmt)+text)
	}
	return ""
}

// asReceiver is how to write an expression as the receiver of an activity.
func (r *rewriter) asReceiver(expr ast.Expr, st *sites.Starter) (text, reason string) {
	from, to := r.info.TypeOf(expr), st.Receiver()
	switch {
	case types.AssignableTo(from, to):
		return r.textOf(expr), ""
	case r.info.Types[expr].Addressable() && types.AssignableTo(types.NewPointer(from), to):
		return "&" + r.textOf(expr), ""
	}
	return "", "its receiver is a " + r.TypeString(from)
}

// mayHaveMocks is why the environment of a site may have mocks already, after which
// nothing can be registered, "" if it has none.
func (r *rewriter) mayHaveMocks(s *sites.Site) string {
	const reason = "its environment may have mocks already"
	env := environment(s)
	if env == nil {
		return reason
	}
	made, here := r.creations(env), false
	for _, at := range made {
		here = here || sites.Declaration(at) == s.Declaration()
	}
	if len(made) == 0 || !here && !env.IsField() {
		return reason
	}
	for _, other := range r.Index.Sites {
		if !other.Call.TakesMatchers() || other.Call.TakesActivity() != s.Call.TakesActivity() || environment(other) != env {
			continue
		}
		before := other.Node.Pos() < s.Node.Pos()
		if in := other.Declaration(); in != s.Declaration() {
			before = !here && !isTest(in)
		}
		if before {
			return reason
		}
	}
	return ""
}

// hasByName is why a workflow or activity has to be registered by its function's name as
// well: a test of the package has it by that name. It is "" if none has.
func (r *rewriter) hasByName(s *sites.Site) string {
	if s.Target.Fn == nil {
		return ""
	}
	for _, other := range r.Index.Sites {
		same := other.Call.TakesActivity() == s.Call.TakesActivity() && other.Call.TakesWorkflow() == s.Call.TakesWorkflow()
		if other.Call.InEnvironment() && same && other.Target.ByName && other.Target.Name == s.Target.Fn.Name() {
			return "another call has it by that name"
		}
	}
	return ""
}

// held is why a call of a workflow or activity by its function has to stay as it is: a
// test has it under the function's name, and would no longer find it.
func (r *rewriter) held(s *sites.Site, st *sites.Starter) string {
	own := r.Index.Own(st)
	if s.Target.Fn == nil || s.Target.Fn.Name() == st.TypeName || own == nil {
		return ""
	}
	return cmp.Or(r.Index.Held(own), r.heldHere()[own.Func])
}

// findHeld finds the workflows and activities that tests of the package have by their
// functions in a way that can't be rewritten.
func (p *Package) findHeld() map[string]string {
	held := map[string]string{}
	for _, s := range p.Index.Sites {
		if !s.Call.InEnvironment() || !s.Call.TakesActivity() && !s.Call.TakesWorkflow() {
			continue
		}
		place := report.Place(p.Index.Pass.Fset, s.Node.Pos())
		where := fmt.Sprintf("the test at %s:%d has it by the function's name", filepath.Base(place.Filename), place.Line)
		if s.Target.ByName && s.Target.Starter == nil {
			for _, st := range p.Index.Renamed(s.Call, s.Target.Name) {
				held[st.Func] = cmp.Or(held[st.Func], where)
			}
		}
		if Typed(s) == "" {
			continue
		}
		reason := "it is ignored"
		if s.Index.Ignored(s.File, s.Node.Pos()) != sites.IgnoredWithReason {
			reason = constructOf(s.Call).rewrite(p.rewriter(s), s, s.Target.Starter)
		}
		if reason == "" {
			continue
		}
		for _, st := range append(s.Target.Members, s.Target.Starter) {
			held[st.Func] = cmp.Or(held[st.Func], where+", and "+reason)
		}
	}
	return held
}
