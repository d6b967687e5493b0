package evidence

import (
	"bytes"
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strconv"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// maxPasses is how often a package is checked for what is passed over. One call
// inside another can need two.
const maxPasses = 3

// hidden makes the type checker look at what it passes over behind mistakes,
// which abound here since foreign packages are empty: the arguments of a call
// whose callee has no valid type, and the values under invalid keys of a map
// literal. It replaces callee and key in the syntax, until the function that it
// returns puts them back. That is nil where nothing was passed over.
func (w *world) hidden(files []*ast.File, info *types.Info) (restore func()) {
	var undo []func()
	seen := func(e ast.Expr) bool {
		_, ok := info.Types[e]
		return ok
	}
	for _, f := range files {
		// Nothing about a function says that it is an activity.
		activities := w.fileAt(f.FileStart).activities
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				for _, arg := range n.Args {
					if !seen(arg) && seen(n.Fun) && w.matters(arg) {
						fun := n.Fun
						n.Fun = &ast.BadExpr{From: fun.Pos(), To: fun.End()}
						undo = append(undo, func() { n.Fun = fun })
						break
					}
				}
			case *ast.CompositeLit:
				if t := info.Types[n].Type; t == nil || !isMap(t) {
					break
				}
				for i, elt := range n.Elts {
					pair, ok := elt.(*ast.KeyValueExpr)
					if !ok || seen(pair.Value) || !activities && !w.matters(pair.Value) {
						continue
					}
					key := pair.Key
					pair.Key = &ast.BasicLit{ValuePos: key.Pos(), Kind: token.STRING, Value: strconv.Quote("hidden " + strconv.Itoa(i))}
					undo = append(undo, func() { pair.Key = key })
				}
			}
			return true
		})
	}
	if undo == nil {
		return nil
	}
	return func() {
		for _, put := range undo {
			put()
		}
	}
}

// matters reports whether e mentions a function that may be a workflow, or one of
// the SDK that takes one or an activity.
func (w *world) matters(e ast.Expr) bool {
	found := false
	ast.Inspect(e, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			call := sdk.Named(id.Name)
			found = found || w.candidates[id.Name] || call.TakesWorkflow() || call.TakesActivity()
		}
		return !found
	})
	return found
}

// takingContext matches the declaration of a function whose first parameter is
// the Context, or Ctx, of a package.
var takingContext = regexp.MustCompile(`^func\s+(?:\([^()]*\)\s*)?([\pL_][\pL\pN_]*)\s*\(\s*(?:[\pL_][\pL\pN_]*\s+)?[\pL_][\pL\pN_]*\.[\pL\pN_]*(?:Context|Ctx)\b`)

// candidates are the names of functions that may be workflows, from the lines
// that declare them in files that import the SDK.
func candidates(f *files) map[string]bool {
	names := map[string]bool{}
	for _, pkg := range f.importers[sdk.Workflow] {
		for _, file := range pkg.files {
			if !slices.Contains(file.imports, sdk.Workflow) {
				continue
			}
			for line := range bytes.Lines(file.text) {
				if !bytes.HasPrefix(line, []byte("func ")) {
					continue
				}
				if m := takingContext.FindSubmatch(line); m != nil {
					names[string(m[1])] = true
				}
			}
		}
	}
	return names
}
