package callsite

import (
	"go/ast"
	"go/token"

	"github.com/temporal-gen/temporal-gen/internal/directive"
)

type ignoring int

const (
	notIgnored ignoring = iota
	ignoredWithReason
	ignoredWithoutReason
)

// ignored says whether a comment on the line of one of the positions, or alone
// on the line above, silences findings there.
func (x *index) ignored(file *ast.File, positions ...token.Pos) ignoring {
	for _, pos := range positions {
		if i := x.ignores[file][lineOf(x.pass.Fset, pos)]; i != notIgnored {
			return i
		}
	}
	return notIgnored
}

// ignoredLines are the lines of a file that an ignore directive is about.
func ignoredLines(fset *token.FileSet, file *ast.File) map[int]ignoring {
	var lines map[int]ignoring
	for _, group := range file.Comments {
		for _, c := range group.List {
			reason, ok := directive.IgnoreReason(c)
			if !ok {
				continue
			}
			how := ignoredWithReason
			if reason == "" {
				how = ignoredWithoutReason
			}
			if lines == nil {
				lines = map[int]ignoring{}
			}
			line := lineOf(fset, c.Pos())
			if startsLine(fset, file, c) {
				// Several stand above one line, and prose may follow them.
				line = lineOf(fset, group.End()) + 1
			}
			lines[line] = how
		}
	}
	return lines
}

// lineOf is the line of a file that pos is on, whatever a line directive says.
func lineOf(fset *token.FileSet, pos token.Pos) int { return fset.PositionFor(pos, false).Line }

// startsLine says whether nothing but space stands before a comment.
func startsLine(fset *token.FileSet, file *ast.File, c *ast.Comment) bool {
	line := lineOf(fset, c.Pos())
	alone := true
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil || n.Pos() > c.Pos() || !alone {
			return false
		}
		switch n.(type) {
		case *ast.Comment, *ast.CommentGroup, *ast.File:
			return true
		}
		if lineOf(fset, n.Pos()) == line || n.End() <= c.Pos() && lineOf(fset, n.End()-1) == line {
			alone = false
		}
		return true
	})
	return alone
}
