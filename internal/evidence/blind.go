package evidence

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Registrations are looked at from their own side too: what the modules hand to them
// may come from where no function can be followed to.

// Blind is a registration whose functions can't all be told.
type Blind struct {
	// Pos is the place of its call.
	Pos token.Position
	// From is where functions come from that can't be told, as it is written.
	From string
	// Named reports whether it gives them other names than their own.
	Named bool
	// Activities reports whether it is one of activities.
	Activities bool
}

// String says what is wrong with it.
func (b Blind) String() string {
	what := "workflows"
	if b.Activities {
		what = "activities"
	}
	return "it can't be told which " + what + " are registered here, as they come from " + b.From
}

// sight is what can be seen of the registrations outside tests.
type sight struct {
	// registers reports whether there are any, nil where that is not known yet.
	registers *bool
	blind     []Blind
	foreign   Foreign
}

// Blind are the registrations outside tests whose functions can't all be told, by
// position.
func (r *Reader) Blind() []Blind {
	if r.sight == nil {
		r.sight = &sight{}
		for _, pkg := range r.world.wrappers {
			for _, f := range r.world.parse(pkg, false) {
				if f.verb {
					r.lookAt(f)
				}
			}
		}
		slices.SortFunc(r.sight.blind, func(a, b Blind) int { return report.Compare(a.Pos, b.Pos) })
	}
	return r.sight.blind
}

// Registers reports whether the modules register a workflow outside tests, themselves or
// by code of other modules. If not, they are a library.
func (r *Reader) Registers() bool {
	r.Blind()
	if r.sight.registers == nil {
		registers := slices.ContainsFunc(r.world.allDefinitions(), func(d definition) bool {
			return len(r.traced(d.Func).Code.Registrations) > 0
		})
		r.sight.registers = &registers
	}
	return *r.sight.registers
}

// lookAt looks at the registrations in a file.
func (r *Reader) lookAt(f *file) {
	registers := true
	ast.Inspect(f.ast, func(n ast.Node) bool {
		call, fun, target := sdk.Like(n)
		if !call.Is(sdk.Registers) {
			return true
		}
		r.sight.registers = &registers
		if call.Dynamic {
			r.sight.foreign.Dynamic = true
			return true
		}
		if r.world.isFunction(f, target) {
			return true
		}
		var from ast.Expr
		var at *world
		r.inWorlds(func(w *world) map[string]bool {
			w.analyze(f.folder, false)
			t := &teller{world: w, wanted: map[string]bool{}, seen: map[telling]bool{}}
			if from, at = nil, w; !w.isOwn(fun) && !t.tells(target, nil) {
				from = t.from
			}
			return t.wanted
		})
		if from == nil && !at.isOwn(fun) && at.isForeign(target) {
			r.sight.foreign.add(at, call, n.(*ast.CallExpr), target)
		}
		if from != nil {
			r.sight.blind = append(r.sight.blind, at.blind(call, n.(*ast.CallExpr), from))
		}
		return true
	})
}

// blind is the registration that a call is, of what comes from where it can't be told.
func (w *world) blind(c *sdk.Call, call *ast.CallExpr, from ast.Expr) Blind {
	blind := Blind{Pos: report.Place(w.fset, call.Pos()), From: types.ExprString(from), Activities: c.TakesActivity()}
	if options := optionsOf(c, call); options != nil {
		name := (&question{world: w}).optionsName(options, nil)
		blind.Named = !name.known || name.text != ""
	}
	return blind
}

// isFunction reports whether an expression in f can be nothing but a declared function
// or method by its looks, which spares analyzing its package.
func (w *world) isFunction(f *file, e ast.Expr) bool {
	if !w.looksLikeFunction(f, e) {
		return false
	}
	sel, ok := ast.Unparen(e).(*ast.SelectorExpr)
	if !ok {
		return true
	}
	x, ok := sel.X.(*ast.Ident)
	return ok && code.ImportedAs(f.ast, x.Name) != "" || !w.mayBeField(sel.Sel.Name)
}

// mayBeField reports whether a struct may have a field of that name, judged by the
// bytes of the packages that have to do with workflows: there it begins a line, or a
// declaration in one, and a type follows.
func (w *world) mayBeField(name string) bool {
	if w.inStructs == nil {
		w.inStructs = map[string]bool{}
		for importPath := range w.related {
			if pkg := w.files.packages[importPath]; pkg != nil {
				for _, f := range pkg.files {
					addFields(w.inStructs, f.text)
				}
			}
		}
	}
	return w.inStructs[name]
}

// addFields adds the words that may be fields: first in a line, in braces or behind a
// semicolon, and before a type or a comma.
func addFields(fields map[string]bool, text []byte) {
	start := true
	for i := 0; i < len(text); i++ {
		switch b := text[i]; {
		case b == '\n' || b == '{' || b == ';' || b == ',':
			start = true
		case b == ' ' || b == '\t' || b == '\r':
		case start && code.IsIdentByte(b):
			end := i
			for end < len(text) && code.IsIdentByte(text[end]) {
				end++
			}
			next := end
			for next < len(text) && (text[next] == ' ' || text[next] == '\t') {
				next++
			}
			if next < len(text) && (text[next] == ',' || next > end && (code.IsIdentByte(text[next]) || text[next] == '[' || text[next] == '*')) {
				fields[string(text[i:end])] = true
			}
			i, start = end-1, false
		default:
			start = false
		}
	}
}
