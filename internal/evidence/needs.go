package evidence

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Need is an activity or a child workflow that code of a package executes, and that a
// worker with its workflows has to have.
type Need struct {
	// Child reports whether it is a child workflow, and Name is its Activity Type or its
	// Workflow Type.
	Child bool
	Name  string
	// In is the function or method around that code, without a GoName; zero for none.
	In Func
	// File is the path of the file with that code.
	File string
}

// compare orders needs as they are listed.
func (n Need) compare(other Need) int {
	child := 0
	if n.Child != other.Child {
		if child = -1; n.Child {
			child = 1
		}
	}
	return cmp.Or(child, strings.Compare(n.Name, other.Name), n.In.Compare(other.In), strings.Compare(n.File, other.File))
}

// Needs are those of the package at importPath outside tests, sorted, without what goes to
// another Task Queue than its workflows': options say so, or only workers of others have it.
// untold are the files with code that executes something whose name can't be told, or does
// so in some builds only.
func (r *Reader) Needs(importPath string) (found []Need, untold []string) {
	home := r.files.packages[importPath]
	if home == nil {
		return nil, nil
	}
	n := &needs{Reader: r, home: home, untold: map[string]bool{}}
	r.world.analyze(home, false)
	n.activities()
	n.children()
	slices.SortFunc(n.found, Need.compare)
	return slices.Compact(n.found), slices.Sorted(maps.Keys(n.untold))
}

// needs is the search for the needs of the package in home.
type needs struct {
	*Reader
	home   *folder
	found  []Need
	untold map[string]bool
}

// activities finds the activities that the package executes.
func (n *needs) activities() {
	a := n.findActivities()
	given := map[token.Position]string{}
	for name, use := range a.named {
		for _, pos := range use.Code.Served {
			if n.has(pos) {
				given[pos] = name
			}
		}
	}
	executed := map[token.Position][]Func{}
	known := map[token.Position]bool{}
	for _, fn := range slices.SortedFunc(maps.Keys(a.uses), Func.Compare) {
		for _, pos := range a.uses[fn].Code.Served {
			if n.has(pos) {
				executed[pos] = append(executed[pos], fn)
			}
		}
		for _, pos := range a.uses[fn].Code.Starts {
			known[pos] = true
		}
	}
	for pos, name := range given {
		var registrations []Registration
		for _, fn := range executed[pos] {
			registrations = append(registrations, a.uses[fn].Code.Registrations...)
		}
		n.add(Need{Name: name}, pos, registrations)
		delete(executed, pos)
	}
	for pos, functions := range executed {
		for _, fn := range functions {
			n.add(Need{Name: n.activityType(fn)}, pos, a.uses[fn].Code.Registrations)
		}
	}
	for _, pos := range a.untold {
		n.add(Need{}, pos, nil)
	}
	n.contracts(known)
}

// has reports whether a place is in a file of the package.
func (n *needs) has(pos token.Position) bool { return filepath.Dir(pos.Filename) == n.home.dir }

// activityType is the Activity Type name of a function, "" where that can't be told.
func (n *needs) activityType(fn Func) string {
	if home := n.files.packages[fn.Package]; home != nil {
		if name := n.world.directed(home)[fn].Name; name != "" {
			return name
		}
	}
	return n.Activities()[fn].told(fn)
}

// told is the name of fn, which is used so, "" where that can't be told.
func (u *Use) told(fn Func) string {
	if name := u.NameOf(fn.Name); name.Against == nil {
		return name.Name
	}
	return ""
}

// contracts takes note of what is generated for contracts of activities: it is for
// activities elsewhere, of which other modules know the names. known are the places where
// those are named that the modules have.
func (n *needs) contracts(known map[token.Position]bool) {
	n.eachGenerated(func(f *file, id *ast.Ident, importPath string) {
		pos := report.Place(n.world.fset, id.Pos())
		for _, use := range usesOf(id.Name) {
			if !use.Method && !known[pos] && len(n.world.homesOf(importPath)) > 0 {
				n.add(Need{}, pos, nil)
			}
		}
	})
}

// eachGenerated calls visit for the identifiers of the package that can be generated ones,
// with the import path of the package that has them.
func (n *needs) eachGenerated(visit func(f *file, id *ast.Ident, importPath string)) {
	for _, f := range n.world.parse(n.home, false) {
		for _, id := range n.world.maybeGenerated(f) {
			switch e := n.world.whole(id); {
			case e != ast.Expr(id):
				visit(f, id, n.world.packageOf(e))
			default:
				for _, importPath := range append(slices.Clone(f.dots), n.home.path) {
					visit(f, id, importPath)
				}
			}
		}
	}
}

// add adds what the package executes at pos, if that is in it and goes to the Task Queue of
// its workflows. Without a name it is untold.
func (n *needs) add(need Need, pos token.Position, registrations []Registration) {
	files := n.world.parse(n.home, false)
	i := slices.IndexFunc(files, func(f *file) bool { return f.name == pos.Filename })
	if i < 0 {
		return
	}
	f := files[i]
	at := n.world.fset.File(f.ast.FileStart).Pos(pos.Offset)
	need.File, need.In = f.name, n.around(f, at)
	switch {
	case n.isElsewhere(need, registrations, (&routing{question: &question{world: n.world}, child: need.Child}).from(f, at)):
	case need.Name == "", f.isConstrained():
		n.untold[f.name] = true
	default:
		n.found = append(n.found, need)
	}
}

// around is the function or method of f around a place.
func (n *needs) around(f *file, at token.Pos) Func {
	for _, decl := range f.ast.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Pos() <= at && at < fn.End() {
			return Func{Package: n.home.path, Receiver: n.world.receiverName(n.home, fn), Name: fn.Name.Name}
		}
	}
	return Func{}
}

// isElsewhere reports whether a need is for workers of another Task Queue.
func (n *needs) isElsewhere(need Need, registrations []Registration, to queue) bool {
	own := n.taskQueues(need.In)
	if to.given {
		return !slices.Contains(own, to.name)
	}
	return len(own) > 0 && len(registrations) > 0 && !slices.ContainsFunc(registrations, func(r Registration) bool {
		known := n.TaskQueues(r)
		return len(known) == 0 || slices.ContainsFunc(known, func(name string) bool { return slices.Contains(own, name) })
	})
}

// taskQueues are those of the workers that have a workflow of the package, of all of them for
// another function, sorted; none where one is not known.
func (n *needs) taskQueues(in Func) []string {
	var all, its []Registration
	for _, d := range n.world.definitions(n.home) {
		registrations := n.Of(d.Func).Code.Registrations
		if all = append(all, registrations...); d.Receiver == in.Receiver && d.Name == in.Name {
			its = registrations
		}
	}
	if len(its) > 0 {
		all = its
	}
	var queues []string
	for _, r := range all {
		known := n.TaskQueues(r)
		if len(known) == 0 {
			return nil
		}
		queues = append(queues, known...)
	}
	slices.Sort(queues)
	return slices.Compact(queues)
}

// isConstrained reports whether a file is built under some constraint.
func (file *source) isConstrained() bool {
	syntax, _ := parser.ParseFile(token.NewFileSet(), file.name, file.text, parser.ParseComments|parser.PackageClauseOnly)
	return constraint.Of(file.name, syntax) != nil
}

// tellsOf takes note of what a call of a workflow executes that can't be told: what comes
// from there, or what is another module's. generated reports whether the name comes to it of
// one that is yet to be generated.
func (a *activities) tellsOf(w *world, c *sdk.Call, target, from ast.Expr, reached []ast.Expr, generated bool) {
	if c.IsLocal() && (from == nil || code.IsFunc(w.typeOf(target))) && !w.isConstant(target) {
		return // a function, which runs as it is
	}
	untold := func(e ast.Expr) { a.untold = append(a.untold, report.Place(w.fset, e.Pos())) }
	if from != nil || len(reached) == 0 && !generated {
		untold(target)
	}
	if from != nil {
		untold(from)
	}
	for _, e := range reached {
		if w.isForeignFunc(e) {
			untold(e)
		}
	}
}
