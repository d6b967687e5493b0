package evidence

import (
	"bytes"
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strconv"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Code starts workflows by their names, too. A string that is the Go name of one
// function is that function's name.

// namedStart is a place, outside tests, that starts a workflow by a string.
type namedStart struct {
	// node is the call or the literal that takes the string, of is its callee or
	// its type, and call what the SDK has of that name.
	node ast.Node
	of   ast.Expr
	call *sdk.Call
	// pos is where the string is, and literal reports whether it is the argument
	// itself.
	pos     token.Pos
	literal bool
}

// startedByName records the starts of fn by its Go name in use, which has no
// other. They are another's where one is registered under that name, or has it
// from a directive. Nobody knows whose they are where another function has the
// name, or where they are in fn itself, which may hand on to one of that name
// elsewhere.
func (r *Reader) startedByName(fn Func, use *Use) {
	starts, inside := r.world.startsOf(fn)
	if len(starts)+len(inside) == 0 {
		return
	}
	rivals, known := r.rivals(fn)
	switch {
	case known:
	case rivals || len(starts) == 0:
		use.Code.Named = append(starts, inside...)
	default:
		use.Code.Starts = starts
	}
	use.Code.sort()
}

// rivals reports whether others than fn may be the workflow of its Go name, and
// whether one is known to be.
func (r *Reader) rivals(fn Func) (may, known bool) {
	elsewhere := r.world.isWrittenElsewhere(fn.Name)
	for _, d := range r.world.allDefinitions() {
		itself := d.Package == fn.Package && d.Receiver == fn.Receiver && d.Name == fn.Name
		if itself || d.Name != fn.Name && !d.directive && !elsewhere {
			continue
		}
		can, is := r.hasName(d, fn.Name)
		may, known = may || can, known || is
	}
	return may, known || slices.ContainsFunc(r.world.contracts, func(c contract) bool { return c.typeName == fn.Name })
}

// hasName reports whether d can be a workflow of that name, and whether it is one.
func (r *Reader) hasName(d definition, name string) (can, is bool) {
	if d.directive {
		is := cmp.Or(d.typeName, d.Name) == name
		return is, is
	}
	use := r.traced(d.Func)
	registrations := use.Code.Registrations
	for _, r := range registrations {
		if !r.Unknown && cmp.Or(r.Name, d.Name) == name {
			return true, true
		}
	}
	can = d.Name == name && len(registrations) == 0
	return can, can && (len(use.Code.Starts) > 0 || use.Code.count() == 0)
}

// startsOf are the starts by the Go name of fn, those inside itself apart unless
// they continue as new.
func (w *world) startsOf(fn Func) (starts, inside []token.Position) {
	for _, s := range w.namedStarts()[fn.Name] {
		w.analyze(w.fileAt(s.of.Pos()).folder, false)
		switch {
		case w.isOwn(s.of):
		case w.isInside(s.node, fn) && !s.call.Is(sdk.ContinuesAsNew):
			inside = append(inside, report.Place(w.fset, s.pos))
		default:
			starts = append(starts, report.Place(w.fset, s.pos))
		}
	}
	return starts, inside
}

// isOwn reports whether fun is a function or type that the modules declare, which
// may do as it likes. A method of an interface may be the SDK's.
func (w *world) isOwn(fun ast.Expr) bool {
	obj := w.object(fun)
	if fn, ok := obj.(*types.Func); ok {
		return w.funcs[fn.Pos()] != nil
	}
	return obj != nil
}

// isInside reports whether n is in fn.
func (w *world) isInside(n ast.Node, fn Func) bool {
	home := w.files.packages[fn.Package]
	return home != nil && slices.ContainsFunc(w.declarations(receiver{home, fn.Receiver}, fn.Name), func(decl *ast.FuncDecl) bool {
		return code.Encloses(decl, n)
	})
}

// namedStarts are the starts by a constant string, or by a parameter that callers
// give one for, by that string.
func (w *world) namedStarts() map[string][]namedStart {
	if w.named != nil {
		return w.named
	}
	w.named = map[string][]namedStart{}
	for _, pkg := range w.wrappers {
		for _, f := range w.parse(pkg, false) {
			if !f.verb {
				continue
			}
			ast.Inspect(f.ast, func(n ast.Node) bool {
				if call, of, target := sdk.Like(n); call.TakesWorkflow() && !call.Is(sdk.Registers) {
					w.addNamedStart(f, namedStart{node: n, of: of, call: call}, target)
				}
				return true
			})
		}
	}
	return w.named
}

// addNamedStart adds a start of target in f if a string names it.
func (w *world) addNamedStart(f *file, s namedStart, target ast.Expr) {
	if literal, ok := target.(*ast.BasicLit); ok {
		if name, err := strconv.Unquote(literal.Value); err == nil {
			s.pos, s.literal = literal.Pos(), true
			w.named[name] = append(w.named[name], s)
		}
		return
	}
	if w.looksLikeFunction(f, target) {
		return // which spares analyzing its package
	}
	w.analyze(f.folder, false)
	for _, v := range w.strings(target, 0) {
		s.pos = v.pos
		w.named[v.text] = append(w.named[v.text], s)
	}
}

// looksLikeFunction reports whether e in f is a function that takes a
// workflow.Context, or a method by the name of one.
func (w *world) looksLikeFunction(f *file, e ast.Expr) bool {
	name := code.NameOf(e)
	home := f.folder
	if sel, ok := e.(*ast.SelectorExpr); ok {
		x, _ := sel.X.(*ast.Ident)
		if x == nil || code.ImportedAs(f.ast, x.Name) == "" {
			return w.candidates[name]
		}
		home = w.files.packages[code.ImportedAs(f.ast, x.Name)]
	}
	return home != nil && slices.ContainsFunc(w.definitions(home), func(d definition) bool { return d.Receiver == "" && d.Name == name })
}

// maxForwards is how many functions may hand on a name.
const maxForwards = 4

// strings are the constant strings that e can be: its own, or those that callers
// give for the parameter that it is.
func (w *world) strings(e ast.Expr, depth int) []value {
	if v := (&question{world: w}).text(e, nil); v.known {
		return []value{v}
	}
	v, ok := w.object(e).(*types.Var)
	if !ok || depth == maxForwards {
		return nil
	}
	var all []value
	for _, arg := range w.given(v, false) {
		all = append(all, w.strings(arg, depth+1)...)
	}
	return all
}

// isWrittenElsewhere reports whether code outside tests has a string in another
// place than where it starts a workflow by it: another function may be registered
// under it.
func (w *world) isWrittenElsewhere(name string) bool {
	written := 0
	for _, pkg := range w.files.packages {
		for _, f := range pkg.files {
			if !f.test {
				written += bytes.Count(f.text, []byte(strconv.Quote(name))) + bytes.Count(f.text, []byte("`"+name+"`"))
			}
		}
	}
	for _, s := range w.named[name] {
		if s.literal {
			written--
		}
	}
	return written > 0
}

// allDefinitions are those of all packages.
func (w *world) allDefinitions() []definition {
	var all []definition
	seen := map[*folder]bool{}
	for queue := slices.Clone(w.files.importers[sdk.Workflow]); len(queue) > 0; queue = queue[1:] {
		pkg := queue[0]
		if seen[pkg] {
			continue
		}
		seen[pkg] = true
		all = append(all, w.definitions(pkg)...)
		for _, a := range w.aliases(pkg) {
			if w.isContext(a.in, a.of, 0) { // whoever imports it can take that
				queue = append(queue, w.files.importers[pkg.path]...)
				break
			}
		}
	}
	slices.SortFunc(all, func(a, b definition) int { return strings.Compare(a.Package, b.Package) })
	return all
}
