package evidence

import (
	"bytes"
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Code that has come to use the typed calls of an activity says nothing else of it. The
// tool's output is not looked at, so what it declares are names that refer to nothing.

// addNamed adds the uses by names that are those of activities.
func (a *activities) addNamed() {
	for fn, use := range a.uses {
		known := []string{fn.Name}
		for _, r := range use.Code.Registrations {
			known = append(known, cmp.Or(r.Name, fn.Name))
		}
		if len(known) > 1 {
			known = known[1:]
		}
		slices.Sort(known)
		for _, name := range slices.Compact(known) {
			if by := a.named[name]; by != nil {
				use.add(*by)
			}
		}
	}
}

// addGenerated adds the uses of what is generated for activities. Those in tests count
// where tests are looked at.
func (a *activities) addGenerated(tests bool) {
	for _, importPath := range slices.Sorted(maps.Keys(a.files.packages)) {
		pkg := a.files.packages[importPath]
		for _, src := range pkg.files {
			if src.activities && pkg.module != "" && (tests || !src.test) && a.mayMention(src.text) {
				a.generatedIn(a.world.parseFile(pkg, src))
			}
		}
	}
}

// mayMention reports whether a file holds a word that may be generated for a function
// that the modules declare.
func (a *activities) mayMention(text []byte) bool {
	const word = "Activity"
	for rest := text; ; {
		i := bytes.Index(rest, []byte(word))
		if i < 0 {
			return false
		}
		start, end := i, i+len(word)
		for start > 0 && code.IsIdentByte(rest[start-1]) {
			start--
		}
		for end < len(rest) && code.IsIdentByte(rest[end]) {
			end++
		}
		for _, of := range usesOf(string(rest[start:end])) {
			if a.mayDeclare(of.activity) {
				return true
			}
		}
		rest = rest[end:]
	}
}

// mayDeclare reports whether a package of the modules may declare a function or a type
// for which identifiers with that name in their middle are generated.
func (a *activities) mayDeclare(goName string) bool {
	may, known := a.declared[goName]
	if known {
		return may
	}
	for _, pkg := range a.files.packages {
		for _, src := range pkg.files {
			may = may || bytes.Contains(src.text, []byte(goName)) && src.declares(goName)
		}
	}
	a.declared[goName] = may
	return may
}

// declares reports whether a file may declare a function, a method or a type called so,
// with or without what is cut from the names of activities.
func (file *source) declares(goName string) bool {
	declared := file.outlined()
	for _, name := range []string{goName, goName + "Activity", names.Unexported(goName), names.Unexported(goName) + "Activity"} {
		if _, is := declared.Names[name]; is || bytes.Contains(file.text, []byte(") "+name+"(")) {
			return true
		}
	}
	return bytes.Contains(file.text, []byte("as="+goName))
}

// usedAs is a generated identifier of an activity, and the name in its middle.
type usedAs struct {
	names.Identifier
	activity string
}

// usesOf are the generated identifiers that an identifier may be, that prove something of
// an activity. Having the handle of one proves too little: a getter may look the same.
func usesOf(identifier string) []usedAs {
	if sdk.Named(identifier) != nil {
		return nil
	}
	var all []usedAs
	for _, i := range names.OfActivity {
		if name, is := i.Cut(identifier); is && i.Proof != names.Nothing && i != names.GetActivity {
			all = append(all, usedAs{i, name})
		}
	}
	return all
}

// generatedIn adds the uses in a file.
func (a *activities) generatedIn(f *file) {
	var call *ast.CallExpr
	ast.Inspect(f.ast, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			call = n
		case *ast.SelectorExpr:
			importPath := ""
			if x, ok := n.X.(*ast.Ident); ok {
				importPath = a.world.imported(f, x.Name)
			}
			for _, use := range usesOf(n.Sel.Name) {
				switch {
				case use.Method != (importPath == ""):
				case !use.Method:
					a.generated(use, importPath, n.Sel, call)
				case a.mayDeclare(use.activity):
					a.generated(use, a.clientAt(f, n), n.Sel, call)
				}
			}
			return importPath == ""
		case *ast.Ident:
			for _, use := range usesOf(n.Name) {
				if !use.Method {
					a.generated(use, f.folder.path, n, call)
				}
			}
		}
		return true
	})
}

// clientAt is the import path of the package whose generated client a method is selected
// of, "" if it is none.
func (a *activities) clientAt(f *file, sel *ast.SelectorExpr) string {
	a.world.analyze(f.folder, f.test)
	return a.world.clientOf(sel.X, 0)
}

// generated adds the use of an identifier that is a member of the package at importPath.
// call is the innermost call before it.
func (a *activities) generated(i usedAs, importPath string, id *ast.Ident, call *ast.CallExpr) {
	for _, home := range a.world.homesOf(importPath) {
		if a.world.declares(home, id.Name) {
			continue
		}
		for _, fn := range a.functionsCalled(home, i.activity) {
			pos := report.Place(a.world.fset, id.Pos())
			use := a.of(fn)
			uses := &use.Code
			if a.world.inTest(id.Pos()) {
				uses = &use.Tests
			}
			switch {
			case i.Proof == names.Registration:
				uses.Registrations = append(uses.Registrations, Registration{Pos: pos, At: pos, NamePos: pos, Generated: true})
			case i.Method:
				uses.addStart(sdk.Named("ExecuteActivity"), pos, true)
			case i.Identifier == names.ExecuteLocalActivity, i.Identifier == names.ActivityTypeName && call != nil && code.NameOf(call.Fun) == "ExecuteLocalActivity" && code.Encloses(call, id):
				byFunction := i.Identifier == names.ExecuteLocalActivity && importPath == home.path && fn.Receiver == ""
				uses.addStart(sdk.Named("ExecuteLocalActivity"), pos, !byFunction)
			default:
				uses.addStart(sdk.RunsActivityCall, pos, true)
			}
		}
	}
}

// homesOf are the packages whose typed calls may be in the one at importPath.
func (w *world) homesOf(importPath string) []*folder {
	var homes []*folder
	if pkg := w.files.packages[importPath]; pkg != nil && pkg.module != "" {
		homes = append(homes, pkg)
	}
	for of, clients := range w.clients {
		if pkg := w.files.packages[of]; pkg != nil && slices.Contains(clients, importPath) {
			homes = append(homes, pkg)
		}
	}
	return homes
}

// declares reports whether a package declares a name itself.
func (w *world) declares(home *folder, name string) bool {
	found := false
	for _, f := range w.parse(home, false) {
		code.Declared(f.ast, func(id *ast.Ident) { found = found || id.Name == name })
	}
	return found
}

// addDirected adds the registrations of those that only a directive declares.
func (a *activities) addDirected() {
	for _, importPath := range slices.Sorted(maps.Keys(a.files.packages)) {
		home := a.files.packages[importPath]
		if home.module == "" {
			continue
		}
		directed := a.world.directed(home)
		for _, fn := range slices.SortedFunc(maps.Keys(directed), Func.Compare) {
			if a.uses[fn] == nil || len(a.uses[fn].Code.Registrations)+len(a.uses[fn].Code.Starts) == 0 {
				a.registeredElsewhere(fn)
			}
		}
	}
}

// directed are the functions and methods of a package that have the directive of an
// activity.
func (w *world) directed(home *folder) map[Func]directive.Set {
	if w.directives[home] == nil {
		w.directives[home] = map[Func]directive.Set{}
		for _, src := range home.files {
			if !src.directive {
				continue
			}
			syntax, _ := parser.ParseFile(token.NewFileSet(), src.name, src.text, parser.ParseComments|parser.SkipObjectResolution)
			for _, decl := range syntax.Decls {
				if decl, ok := decl.(*ast.FuncDecl); ok {
					if given := directive.Parse(decl.Doc, nil); given.Activity {
						w.directives[home][Func{Package: home.path, Receiver: w.receiverName(home, decl), Name: decl.Name.Name}] = given
					}
				}
			}
		}
	}
	return w.directives[home]
}

// activityName is what is in the middle of the identifiers that are generated for a
// function or method if it is an activity.
func (w *world) activityName(fn Func) string {
	given := w.directed(w.files.packages[fn.Package])[fn]
	return cmp.Or(given.As, names.ActivityGoName(fn.Receiver, fn.Name))
}

// functionsCalled are the functions and methods of a package for which identifiers with
// that name in their middle are generated: of several, those that are known to be
// activities.
func (a *activities) functionsCalled(home *folder, goName string) []Func {
	var all, known []Func
	for _, f := range a.world.parse(home, false) {
		for _, decl := range f.ast.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || a.world.takesContext(f, fn.Type) || fn.Type.Results.NumFields() == 0 {
				continue
			}
			of := Func{Package: home.path, Receiver: a.world.receiverName(home, fn), Name: fn.Name.Name}
			if a.world.activityName(of) != goName {
				continue
			}
			all = append(all, of)
			if a.uses[of] != nil {
				known = append(known, of)
			}
		}
	}
	if len(known) > 0 {
		return known
	}
	return all
}
