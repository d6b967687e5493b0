// Package report has what the stages need to tell what is wrong, and where.
package report

import (
	"errors"
	"go/ast"
	"go/scanner"
	"go/token"
	"strings"
)

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
