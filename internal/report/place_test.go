package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestPlaces requires of the tool's source that it asks Place where something
// is: a FileSet's Position gives what a line directive says, and its Offset
// alone is that of the text.
func TestPlaces(t *testing.T) {
	t.Parallel()
	fset, asked := token.NewFileSet(), 0
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (entry.Name() == "testdata" || entry.Name() == "example"):
			return fs.SkipDir
		case filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		offsets := map[ast.Expr]bool{}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				offsets[n.X] = n.Sel.Name == "Offset"
			case *ast.CallExpr:
				sel, ok := n.Fun.(*ast.SelectorExpr)
				switch {
				case !ok:
				case sel.Sel.Name == "Place":
					asked++
				case sel.Sel.Name == "Position" && len(n.Args) == 1 && !offsets[n]:
					t.Errorf("%v: use Place", fset.Position(n.Pos()))
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if asked < 10 {
		t.Errorf("found %d calls of Place: is this the tool's source?", asked)
	}
}
