package report

import (
	"cmp"
	"errors"
	"go/ast"
	"go/scanner"
	"go/token"
	"path/filepath"
	"strings"
)

// Compare orders positions by file, line and column.
func Compare(a, b token.Position) int {
	return cmp.Or(cmp.Compare(a.Filename, b.Filename), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
}

// At is a position as messages mention it: "file:line:col", the file relative
// to dir where it lies below it.
func At(dir string, pos token.Position) string {
	pos.Filename = Relative(dir, pos.Filename)
	return pos.String()
}

// Relative is path as seen from dir, with forward slashes on every system. A
// path that is neither below dir nor near it stays as it is.
func Relative(dir, path string) string {
	rel, err := filepath.Rel(dir, path)
	if err != nil || strings.Count(rel, ".."+string(filepath.Separator)) > 2 {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(rel)
}

// Place is where pos is, whatever a line directive says: the file that it names
// need not be there, and edits go where the text is. Of a file that cgo made
// from another one, which nobody sees, the directives tell where that one has
// it.
func Place(fset *token.FileSet, pos token.Pos) token.Position {
	place := fset.PositionFor(pos, false)
	if MadeByCgo(place.Filename) {
		return fset.PositionFor(pos, true)
	}
	return place
}

// MadeByCgo reports whether a file that the compiler gets is what cgo made from
// one that imports "C". In the build cache it has the name of its content.
func MadeByCgo(name string) bool {
	return name != "" && !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, ".cgo1.go")
}

// PlaceErrors gives the syntax errors of parsing a file their places in it, in
// order.
func PlaceErrors(fset *token.FileSet, file *ast.File, err error) error {
	list, ok := errors.AsType[scanner.ErrorList](err)
	if !ok || file == nil {
		return err
	}
	for _, e := range list {
		e.Pos = Place(fset, fset.File(file.FileStart).Pos(e.Pos.Offset))
	}
	list.Sort()
	return err
}
