package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"iter"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// rewriter collects the edits that rewrite a site.
type rewriter struct {
	*sites.Site
	pass *analysis.Pass
	info *types.Info
	// shared are the typed clients that the rewrites of the package share.
	shared func() map[*sites.Site]*sharedClient
	// heldHere is why calls of workflows and activities stay because of tests in the package.
	heldHere func() map[string]string
	// starting is the site whose rewrite takes the site's with it, nil for none.
	starting *sites.Site
	// joined reports whether the site is rewritten with another one that assigns to the
	// same variable, whose type and uses that one rewrites.
	joined bool
	// trial reports whether the site is rewritten only to see whether that can be
	// done. What depends on other sites is left out then.
	trial bool
	edits []analysis.TextEdit
	// readdressed are the arguments that are literals of T where *T is wanted, or the other
	// way round.
	readdressed map[ast.Expr]bool
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
	r.edits = slices.CompactFunc(r.edits, func(a, b analysis.TextEdit) bool {
		return a.Pos == b.Pos && a.End == b.End && string(a.NewText) == string(b.NewText)
	})
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
