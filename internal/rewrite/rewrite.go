package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"iter"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// rewriter collects the edits that rewrite a site.
type rewriter struct {
	*sites.Site
	pass *analysis.Pass
	info *types.Info
	// shared are the typed clients that the rewrites of the package share.
	shared func() map[*sites.Site]*sharedClient
	// heldHere is why calls of activities stay because of tests in the package.
	heldHere func() map[string]string
	// starting is the site whose rewrite takes the site's with it, nil for none.
	starting *sites.Site
	// trial reports whether the site is rewritten only to see whether that can be
	// done. What depends on other sites is left out then.
	trial bool
	edits []analysis.TextEdit
	// client is what a typed client is made of, where a trial found that the
	// rewrite makes one.
	client ast.Expr
}

func (p *Package) rewriter(s *sites.Site) *rewriter {
	pass := s.Index.Pass
	return &rewriter{Site: s, pass: pass, info: pass.TypesInfo, shared: p.shared, heldHere: p.Held}
}

// of is a rewriter of another site, for the sake of the same one.
func (r *rewriter) of(s *sites.Site) *rewriter {
	return &rewriter{Site: s, pass: r.pass, info: r.info, shared: r.shared, heldHere: r.heldHere, starting: r.starting, trial: r.trial}
}

// rewritten is the rewriter of a site after a trial, nil if the site stays as it
// is.
func (r *rewriter) rewritten(s *sites.Site) *rewriter {
	if Typed(s) == "" || s.Index.Ignored(s.File, s.Node.Pos()) == sites.IgnoredWithReason {
		return nil
	}
	one := r.of(s)
	one.trial = true
	if constructOf(s.Call).rewrite(one, s, s.Target.Starter) != "" {
		return nil
	}
	return one
}

// fix is the fix with the edits collected.
func (r *rewriter) fix(message string) []analysis.SuggestedFix {
	slices.SortStableFunc(r.edits, func(a, b analysis.TextEdit) int { return int(a.Pos - b.Pos) })
	return []analysis.SuggestedFix{{Message: message, TextEdits: r.edits}}
}

func (r *rewriter) edit(pos, end token.Pos, text string) {
	r.edits = append(r.edits, analysis.TextEdit{Pos: pos, End: end, NewText: []byte(text)})
}

func (r *rewriter) insert(pos token.Pos, text string)        { r.edit(pos, pos, text) }
func (r *rewriter) replace(node analysis.Range, text string) { r.edit(node.Pos(), node.End(), text) }
func (r *rewriter) hasComment(pos, end token.Pos) bool       { return hasComment(r.Site.File, pos, end) }
func (r *rewriter) textOf(node ast.Node) string              { return string(r.source(node.Pos(), node.End())) }

func hasComment(file *ast.File, pos, end token.Pos) bool {
	return slices.ContainsFunc(file.Comments, func(g *ast.CommentGroup) bool {
		return g.Pos() < end && pos < g.End()
	})
}

// source is the text between two positions.
func (r *rewriter) source(pos, end token.Pos) []byte {
	file := r.pass.Fset.File(pos)
	src, err := r.pass.ReadFile(file.Name())
	if err != nil || len(src) != file.Size() {
		return nil
	}
	return src[file.Offset(pos):file.Offset(end)]
}

// lines are the whole lines of a node.
func (r *rewriter) lines(n ast.Node) (from, to token.Pos) {
	file := r.pass.Fset.File(n.Pos())
	last := r.line(n.End())
	if last >= file.LineCount() {
		return n.Pos(), n.End()
	}
	return file.LineStart(r.line(n.Pos())), file.LineStart(last + 1)
}

// indent is the space before a statement on its line.
func (r *rewriter) indent(stmt ast.Stmt) string {
	from, _ := r.lines(stmt)
	text := string(r.source(from, stmt.Pos()))
	return text[:len(text)-len(strings.TrimLeft(text, " \t"))]
}

// removeTarget removes the target from the arguments of a call.
func (r *rewriter) removeTarget(call *ast.CallExpr, target int) string {
	from, to := call.Args[target].Pos(), call.Args[target].End()
	switch {
	case target+1 < len(call.Args):
		to = call.Args[target+1].Pos()
	case target > 0:
		from = call.Args[target-1].End()
	}
	if r.hasComment(from, to) {
		return "a comment is beside the name"
	}
	r.edit(from, to, "")
	return ""
}

// isParameter reports whether a local variable is a parameter, result or receiver.
func (r *rewriter) isParameter(v *types.Var) bool {
	for field := range r.Declaration().Preorder((*ast.Field)(nil)) {
		if r.defines(field.Node().(*ast.Field).Names, v) {
			return true
		}
	}
	return false
}

// defines reports whether one of the names declares v.
func (r *rewriter) defines(names []*ast.Ident, v *types.Var) bool {
	return slices.ContainsFunc(names, func(name *ast.Ident) bool { return name != nil && r.info.Defs[name] == v })
}

// usesOf are the uses of a variable, or of another object, in a part of the code.
func (r *rewriter) usesOf(v types.Object, in inspector.Cursor) iter.Seq[inspector.Cursor] {
	return func(yield func(inspector.Cursor) bool) {
		for use := range in.Preorder((*ast.Ident)(nil)) {
			if r.info.Uses[use.Node().(*ast.Ident)] == v && !yield(use) {
				return
			}
		}
	}
}

// statementsBehind are the statements behind one, in its list.
func statementsBehind(stmt inspector.Cursor) iter.Seq[ast.Stmt] {
	return func(yield func(ast.Stmt) bool) {
		for next, ok := stmt.NextSibling(); ok; next, ok = next.NextSibling() {
			if !yield(next.Node().(ast.Stmt)) {
				return
			}
		}
	}
}

// argumentsFit is why the arguments of a site can't be those of a starter, or
// "". What is sent has to stay the same to the byte.
func (r *rewriter) argumentsFit(s *sites.Site, st *sites.Starter) string {
	sig, ok := st.Signature()
	if !ok {
		return "this package does not import " + st.Pkg.Path()
	}
	return r.fit(s, sig)
}

// fit is why the arguments of a site can't be those of a signature, or "".
func (r *rewriter) fit(s *sites.Site, sig sites.Signature) string {
	if !s.ArgsKnown || s.Spread {
		return "its arguments are spread from a slice"
	}
	return r.argsFit(s.Args, sig)
}

func (r *rewriter) argsFit(args []ast.Expr, sig sites.Signature) string {
	if len(args) != len(sig.Params) {
		return fmt.Sprintf("it has %s and the %s takes %d", sites.Counted(len(args)), r.typedCall(), len(sig.Params))
	}
	for i, arg := range args {
		if reason := r.argumentReason(i, arg, sig.Params[i]); reason != "" {
			return reason
		}
	}
	return ""
}

// argumentReason is why an argument can't be that of a parameter of type to, or
// "".
func (r *rewriter) argumentReason(i int, arg ast.Expr, to types.Type) string {
	if reason := r.argumentFits(arg, r.TypeOf(arg), to); reason != "" {
		return fmt.Sprintf("argument %d %s where the %s takes %s", i+1, reason, r.typedCall(), r.TypeString(to))
	}
	return ""
}

// typedCall is what reasons call that which a site would become.
func (r *rewriter) typedCall() string {
	if r.Call.TakesActivity() {
		return "typed call"
	}
	return "starter"
}

func (r *rewriter) argumentFits(arg ast.Expr, from, to types.Type) string {
	switch {
	case r.info.Types[arg].IsNil():
		switch to.Underlying().(type) {
		case *types.Pointer, *types.Interface:
			return ""
		}
		return "is nil"
	case types.IsInterface(to) && types.AssignableTo(from, to), fit.SameType(from, to):
		return ""
	case fit.Constant(r.info, arg, to):
		if fit.HasOwnEncoding(to) {
			break
		}
		return ""
	case types.AssignableTo(from, to) && !fit.HasOwnEncoding(from) && !fit.HasOwnEncoding(to) && !fit.IsByteSlice(from):
		return ""
	}
	return "is of type " + r.TypeString(from)
}
