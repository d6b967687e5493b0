package sites

import (
	"go/ast"
	"go/token"

	"github.com/temporal-gen/temporal-gen/internal/directive"
)

type Ignoring int

const (
	NotIgnored Ignoring = iota
	IgnoredWithReason
	IgnoredWithoutReason
)

// Ignored reports whether a comment on the line of one of the positions, or alone
// on the line above, silences findings there.
func (x *Index) Ignored(file *ast.File, positions ...token.Pos) Ignoring {
	for _, pos := range positions {
		if i := x.ignores[file][LineOf(x.Pass.Fset, pos)]; i != NotIgnored {
			return i
		}
	}
	return NotIgnored
}

// ignoredLines are the lines of a file that an ignore directive is about.
func ignoredLines(fset *token.FileSet, file *ast.File) map[int]Ignoring {
	var lines map[int]Ignoring
	for _, group := range file.Comments {
		for _, c := range group.List {
			reason, ok := directive.IgnoreReason(c)
			if !ok {
				continue
			}
			how := IgnoredWithReason
			if reason == "" {
				how = IgnoredWithoutReason
			}
			if lines == nil {
				lines = map[int]Ignoring{}
			}
			line := LineOf(fset, c.Pos())
			if StartsLine(fset, file, c) {
				// Several may be above one line, and prose may follow them.
				line = LineOf(fset, group.End()) + 1
			}
			lines[line] = how
		}
	}
	return lines
}

// LineOf is the line of a file that pos is on, whatever a line directive says.
func LineOf(fset *token.FileSet, pos token.Pos) int { return fset.PositionFor(pos, false).Line }

// StartsLine reports whether nothing but space is before a comment.
func StartsLine(fset *token.FileSet, file *ast.File, c *ast.Comment) bool {
	line := LineOf(fset, c.Pos())
	alone := true
	ast.Inspect(file, func(n ast.Node) bool {
		if n == nil || n.Pos() > c.Pos() || !alone {
			return false
		}
		switch n.(type) {
		case *ast.Comment, *ast.CommentGroup, *ast.File:
			return true
		}
		if LineOf(fset, n.Pos()) == line || n.End() <= c.Pos() && LineOf(fset, n.End()-1) == line {
			alone = false
		}
		return true
	})
	return alone
}
