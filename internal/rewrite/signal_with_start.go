package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// rewriteSignalWithStart turns
//
//	c.SignalWithStartWorkflow(ctx, id, "approve", approval, options, orders.ProcessOrder, in)
//
// into
//
//	orders.NewWorkflowClient(c).SignalWithStartProcessOrderApprove(ctx, options, in, approval)
//
// where options have the workflow ID, since that is where the starter takes it
// from, or are a literal that it can be added to.
func rewriteSignalWithStart(r *rewriter, s *sites.Site, st *sites.Starter) string {
	call := s.Node.(*ast.CallExpr)
	payload, reason := r.payload(s, st)
	if reason != "" {
		return reason
	}
	if reason := r.dropVariables(s.TargetExpr); reason != "" {
		return reason
	}
	if !r.optionsHaveID(call.Args[4], call.Args[1]) && !r.addID(call.Args[4], call.Args[1]) {
		return "its workflow ID has to go into the options"
	}
	if reason := r.typedClient(call, st, names.SignalWithStart.Of(st.Name, s.Message.Name)); reason != "" {
		return reason
	}
	if r.hasComment(call.Args[0].End(), call.Args[4].Pos()) || r.hasComment(call.Args[4].End(), call.Args[5].End()) {
		return "a comment is between the arguments"
	}
	separator := string(r.source(call.Args[0].End(), call.Args[1].Pos()))
	r.edit(call.Args[0].End(), call.Args[4].Pos(), separator)
	last := call.Args[len(call.Args)-1]
	r.edit(call.Args[4].End(), call.Args[5].End(), "")
	r.readdress(s.Args)
	if payload != nil {
		r.insert(last.End(), separator+r.argText(payload))
	}
	return r.rewriteOutcome(st, names.Run.Of(st.Name), "WorkflowRun")
}

// payload is the argument of the signal, nil where it has none, or why a site's arguments
// and that one can't be those of a starter.
func (r *rewriter) payload(s *sites.Site, st *sites.Starter) (payload ast.Expr, reason string) {
	sig, known := st.MessageSignature(s.Message)
	if !known {
		return nil, "this package does not import " + st.Pkg.Path()
	}
	if reason := r.argumentsFit(s, st); reason != "" {
		return nil, reason
	}
	payload = s.Node.(*ast.CallExpr).Args[s.Call.MessageName+1]
	args := []ast.Expr{payload}
	if len(sig.Params) == 0 && r.info.Types[payload].IsNil() {
		args = nil // nothing, as the SDK has to be given
	}
	switch reason := r.argsFit(args, sig); {
	case reason != "":
		return nil, "of the signal, " + reason
	case !r.pure(payload):
		return nil, "the signal's payload is a call, which would come later"
	case args == nil:
		return nil, ""
	}
	return payload, ""
}

// rewriteSignalWithStartInside turns
//
//	workflow.SignalWithStartWorkflow(ctx, options, id, "approve", approval, orders.ProcessOrder, in)
//
// into
//
//	orders.SignalWithStartProcessOrderApprove(ctx, options, id, in, approval)
func rewriteSignalWithStartInside(r *rewriter, s *sites.Site, st *sites.Starter) string {
	call := s.Node.(*ast.CallExpr)
	payload, reason := r.payload(s, st)
	if reason != "" {
		return reason
	}
	if st.TaskQueueValue() != "" {
		return "the starter sets TaskQueue to " + names.TaskQueue.Of(st.Name)
	}
	if reason := r.dropVariables(s.TargetExpr); reason != "" {
		return reason
	}
	text, reason := r.qualified(st, names.SignalWithStartInside.Of(st.Name, s.Message.Name), call.Pos())
	if reason != "" {
		return reason
	}
	from, to := call.Args[2].End(), call.Args[5].End()
	if r.hasComment(call.Fun.Pos(), call.Fun.End()) || r.hasComment(from, to) {
		return "a comment is between the arguments"
	}
	r.replace(call.Fun, text)
	r.edit(from, to, "")
	r.readdress(s.Args)
	if payload != nil {
		r.insert(call.Args[len(call.Args)-1].End(), ", "+r.argText(payload))
	}
	return ""
}

// optionsHaveID reports whether options are a literal, or a variable that is set to
// one and not changed, whose ID is written like id.
func (r *rewriter) optionsHaveID(options, id ast.Expr) bool {
	if !r.pure(id) {
		return false
	}
	lit, ok := ast.Unparen(options).(*ast.CompositeLit)
	if !ok {
		if lit = r.literalOf(options); lit == nil {
			return false
		}
		if !r.constantOrUnchanged(id) {
			return false
		}
	}
	value := code.Field(lit, "ID")
	return value != nil && r.textOf(value) == r.textOf(id)
}

// addID adds a workflow ID to options that are a literal, and reports whether that
// can be done. The SDK takes the ID from its own argument, and refuses another
// one in the options.
func (r *rewriter) addID(options, id ast.Expr) bool {
	lit, ok := ast.Unparen(options).(*ast.CompositeLit)
	if !ok || code.Field(lit, "ID") != nil || !r.pure(id) {
		return false
	}
	text := "ID: " + r.textOf(id)
	if len(lit.Elts) == 0 {
		if r.hasComment(lit.Lbrace, lit.Rbrace) {
			return false
		}
		r.edit(lit.Lbrace+1, lit.Rbrace, text)
		return true
	}
	if _, ok := lit.Elts[0].(*ast.KeyValueExpr); !ok {
		return false
	}
	separator := ", "
	if r.line(lit.Lbrace) != r.line(lit.Elts[0].Pos()) {
		separator = ",\n"
	}
	r.insert(lit.Elts[0].Pos(), text+separator)
	return true
}

// literalOf is the literal that a local variable is defined with, if nothing
// changes the variable.
func (r *rewriter) literalOf(options ast.Expr) *ast.CompositeLit {
	id, ok := ast.Unparen(options).(*ast.Ident)
	if !ok {
		return nil
	}
	v, ok := r.info.Uses[id].(*types.Var)
	if !ok || r.changes(v) {
		return nil
	}
	var lit *ast.CompositeLit
	for c := range r.Declaration().Preorder((*ast.AssignStmt)(nil)) {
		assign := c.Node().(*ast.AssignStmt)
		if assign.Tok != token.DEFINE || len(assign.Lhs) != len(assign.Rhs) {
			continue
		}
		for i, lhs := range assign.Lhs {
			if name, ok := lhs.(*ast.Ident); ok && r.info.Defs[name] == v {
				lit, _ = assign.Rhs[i].(*ast.CompositeLit)
			}
		}
	}
	return lit
}

// constantOrUnchanged reports whether an expression has the same value all over the
// declaration.
func (r *rewriter) constantOrUnchanged(expr ast.Expr) bool {
	if r.info.Types[expr].Value != nil {
		return true
	}
	id, ok := ast.Unparen(expr).(*ast.Ident)
	if !ok {
		return false
	}
	v, ok := r.info.Uses[id].(*types.Var)
	return ok && !r.changes(v)
}

// changes reports whether a variable, or a field of it, may be assigned to after
// its definition. Of those that are not local nothing is known.
func (r *rewriter) changes(v *types.Var) bool {
	if v.IsField() || v.Parent() == nil || v.Parent() == r.pass.Pkg.Scope() {
		return true
	}
	for of := range r.usesOf(v, r.Declaration()) {
		for {
			if sites.IsWritten(of) {
				return true
			}
			around := sites.Around(of)
			if _, ok := around.Node().(*ast.SelectorExpr); !ok {
				break
			}
			of = around
		}
	}
	return false
}
