// Package sites finds the places where Go code names a Temporal workflow, an
// activity or a message to the SDK: what each names, with what, and what becomes
// of the run or future that it gives.
package sites

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"maps"
	"reflect"
	"slices"
	"sync"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Analyzer finds the call sites of a package, for other analyzers to check, and
// tells other packages of its workflows.
var Analyzer = &analysis.Analyzer{
	Name:       "temporalsites",
	Doc:        "find the calls that name Temporal workflows and activities",
	Run:        findSites,
	FactTypes:  []analysis.Fact{new(Fact)},
	Requires:   []*analysis.Analyzer{inspect.Analyzer},
	ResultType: reflect.TypeFor[*Index](),
}

// Index is what the analyzers know of a package. They run at the same time, so
// it does not change once it is there.
type Index struct {
	Pass *analysis.Pass
	// Root is the parent of all files.
	Root  inspector.Cursor
	Sites []*Site
	// reaches reports whether the package imports the SDK, directly or not.
	reaches bool
	// workflows and activities are those with known starters, and starters those of
	// workflows.
	workflows, activities known
	starters              []*Starter
	// definedWorkflows and definedActivities are those that a driver has found, and Module
	// what it knows of their workers, nil where none has looked.
	definedWorkflows, definedActivities definitions
	Module                              *Module
	// learn has the workflows of all packages added, once: most packages have no
	// site, and need none.
	learn func()
	// facts are those of all packages.
	facts func() []analysis.PackageFact
	// wrappers are the functions that hand on to the SDK.
	wrappers wrappers
	// unreachable is why packages with starters can't be imported, by path, as far
	// as the driver knows.
	unreachable map[string]string
	// unaliased is why the SDK does not find an activity by its function, by the
	// function's full name; nil where that was not asked.
	unaliased map[string]string
	// held is why calls of an activity have to stay, by the function's full name.
	held map[string]string
	// Names may be Workflow Type names or Activity Type names, of those with starters or
	// without.
	Names map[string]bool
	// fakes are functions that tests of the package register.
	fakes func() []fake
	// ignores are the lines that a directive silences.
	ignores map[*ast.File]map[int]Ignoring
}

// Site is a place that names a workflow or activity to the SDK.
type Site struct {
	Index *Index
	Call  *sdk.Call
	File  *ast.File
	// At is the call, or the literal: Node.
	At   inspector.Cursor
	Node ast.Expr
	// TargetExpr names the workflow or activity.
	TargetExpr ast.Expr
	Target     Target
	// Via is the function or variable that the site calls instead of the SDK, which
	// hands on to Call; "" for none. Fixed is what that names itself, nil where
	// TargetExpr does.
	Via   string
	Fixed *Named
	// Args are the workflow's or activity's own arguments; ArgsKnown reports
	// whether these are all, and Spread whether some are elements of a slice.
	Args              []ast.Expr
	ArgsKnown, Spread bool
	// Run is what becomes of the run or future, or of a query's value or an
	// update's handle.
	Run Outcome
	// Message is what it names, instead of a workflow, and starts the site that
	// starts its future.
	Message *names.TypedMessage
	Starts  *Site
	// Signal is the sending of the message, where a call starts a workflow with it.
	Signal *Site
	// Sender is the call that sends a message, nil where options of an update
	// are sent in another place.
	Sender *ast.CallExpr
}

func findSites(pass *analysis.Pass) (result any, err error) {
	defer report.Catch(&err, func() string { return "package " + pass.Pkg.Path() })
	x := newIndex(pass, pass.ResultOf[inspect.Analyzer].(*inspector.Inspector))
	if !code.Reaches(pass.Pkg, sdk.Has) {
		return x, nil
	}
	x.reaches = true
	own := x.fact()
	if len(own.Starters) > 0 || len(own.Activities) > 0 || len(own.Names) > 0 || len(own.Wrappers) > 0 {
		pass.ExportPackageFact(own)
	}
	x.fakes = sync.OnceValue(x.findFakes)
	x.learn = sync.OnceFunc(func() { x.knowAll(own) })
	for in := range x.Root.Children() {
		if file := in.Node().(*ast.File); !isGenerated(file) {
			x.find(in, file)
			x.ignores[file] = ignoredLines(pass.Fset, file)
		}
	}
	x.join()
	x.followEnvironments()
	x.resolveMessages()
	x.followFutures()
	return x, nil
}

func newIndex(pass *analysis.Pass, in *inspector.Inspector) *Index {
	return &Index{
		Pass:       pass,
		Root:       in.Root(),
		facts:      sync.OnceValue(pass.AllPackageFacts),
		workflows:  newKnown(),
		activities: newKnown(),

		definedWorkflows:  newDefinitions(),
		definedActivities: newDefinitions(),

		unreachable: map[string]string{},
		held:        map[string]string{},
		Names:       map[string]bool{},
		ignores:     map[*ast.File]map[int]Ignoring{},
	}
}

// resolveMessages resolves the sites of messages, for which the runs and futures
// are known that other sites start.
func (x *Index) resolveMessages() {
	runs := map[*types.Var]*Site{}
	for _, s := range x.Sites {
		if s.Run.V != nil && (s.Target.Starter != nil || s.Target.Definition != nil) && s.Call.Role != sdk.Sends && !s.Call.TakesActivity() {
			if runs[s.Run.V] == nil { // the first of those that share it
				runs[s.Run.V] = s
			}
		}
	}
	for _, s := range x.Sites {
		switch {
		case s.Call.Role == sdk.Sends:
			x.resolveMessage(s, runs)
		case s.Call.Message != "" && (s.Target.Starter != nil || s.Target.Definition != nil) && s.Via == "":
			x.resolveSignal(s)
		}
	}
}

// FactOf is what other packages need to know of the package under analysis. The facts of
// what it imports have to be known.
func FactOf(pass *analysis.Pass) *Fact {
	if sdk.Has(pass.Pkg) || !code.Reaches(pass.Pkg, sdk.Has) {
		return factWithout(pass)
	}
	return newIndex(pass, inspector.New(pass.Files)).fact()
}

// fact is the one of a package that reaches the SDK.
func (x *Index) fact() *Fact {
	fact := factWithout(x.Pass)
	if !sdk.Has(x.Pass.Pkg) {
		fact.Wrappers = x.findWrappers()
	}
	return fact
}

// factWithout is a fact without wrappers.
func factWithout(pass *analysis.Pass) *Fact {
	fact := &Fact{Names: possibleNames(pass)}
	for _, file := range pass.Files {
		if origin, ours := owner(pass, file); ours && !origin.Kit {
			fact.Starters = append(fact.Starters, names.Starters(file, pass.TypesInfo, origin.Source)...)
			fact.Activities = append(fact.Activities, names.Activities(file, pass.TypesInfo, origin.Source)...)
		}
	}
	return fact
}

// knowAll adds the workflows of all packages, of the one under analysis first.
func (x *Index) knowAll(own *Fact) {
	x.know(x.Pass.Pkg, own)
	facts := slices.Clone(x.facts())
	slices.SortFunc(facts, func(a, b analysis.PackageFact) int {
		return cmp.Compare(a.Package.Path(), b.Package.Path())
	})
	for _, f := range facts {
		fact, ok := f.Fact.(*Fact)
		if !ok {
			continue
		}
		if f.Package.Path() != x.Pass.Pkg.Path() {
			x.know(f.Package, fact)
		}
		x.define(fact)
	}
}

// know adds the workflows and activities of a package.
func (x *Index) know(pkg *types.Package, fact *Fact) {
	x.unreachable[pkg.Path()] = fact.unreachable
	for _, name := range fact.Names {
		x.Names[name] = true
	}
	for _, s := range fact.Starters {
		known := &Starter{Starter: s, Pkg: pkg}
		x.starters = append(x.starters, known)
		x.Names[s.TypeName] = true
		x.workflows.add(known)
	}
	for _, a := range fact.Activities {
		x.Names[a.TypeName] = true
		x.activities.add(ofActivity(a, pkg))
	}
	maps.Copy(x.held, fact.Held)
	if fact.Unaliased != nil {
		if x.unaliased == nil {
			x.unaliased = map[string]string{}
		}
		maps.Copy(x.unaliased, fact.Unaliased)
	}
}

// find finds the sites of a file.
func (x *Index) find(in inspector.Cursor, file *ast.File) {
	for at := range in.Preorder((*ast.CallExpr)(nil), (*ast.CompositeLit)(nil), (*ast.SelectorExpr)(nil)) {
		s := x.siteAt(at)
		if s == nil {
			continue
		}
		x.learn()
		s.Index, s.File, s.At, s.Node = x, file, at, at.Node().(ast.Expr)
		x.Sites = append(x.Sites, s)
		switch {
		case s.Target.Known: // by its type alone
			s.Run = x.follow(at)
		case s.Via != "":
			s.Target = x.resolve(s)
		case s.Call.Role == sdk.Sends: // to be resolved when all runs are known
			x.followMessage(s)
		case s.Call.Role == sdk.Gets:
			s.Run = x.follow(at)
			s.Target = x.resolveByResult(s)
		default:
			if s.Call.Field == "" && !s.Call.GivesExecution {
				s.Run = x.follow(at)
			}
			s.Target = x.resolve(s)
			x.takeTypeArgument(s)
		}
	}
}

// siteAt is the site that a call or a literal makes, as far as that alone tells; nil
// if it is none.
func (x *Index) siteAt(at inspector.Cursor) *Site {
	s := &Site{Call: callOf(x.Pass.TypesInfo, at.Node())}
	switch n := at.Node().(type) {
	case *ast.CallExpr:
		if s.Call == nil {
			return x.siteVia(at, n)
		}
		target := s.Call.Argument
		switch {
		case s.Call.Role == sdk.Identifies:
			s.Target = Target{Label: s.Call.Name, Known: true, IDs: true}
		case s.Call.Role == sdk.Gets && len(n.Args) == 3:
		case s.Call.Role == sdk.Gets, len(n.Args) <= target+s.Call.Between+s.Call.Behind:
			return nil
		default:
			s.TargetExpr = n.Args[target]
			s.Args, s.ArgsKnown = n.Args[target+s.Call.Between+1:len(n.Args)-s.Call.Behind], !s.Call.InRegistry()
			if n.Ellipsis.IsValid() && len(s.Args) > 0 {
				x.spread(s, at, s.Args[:len(s.Args)-1], s.Args[len(s.Args)-1])
			}
		}
	case *ast.SelectorExpr:
		return x.siteOfType(n)
	case *ast.CompositeLit:
		if s.Call == nil {
			return nil
		}
		if s.TargetExpr = code.Field(n, s.Call.Field); s.TargetExpr == nil {
			return nil
		}
		s.Args, s.ArgsKnown = literalArgs(n)
	}
	return s
}

// literalArgs are the elements of a literal Args field.
func literalArgs(lit *ast.CompositeLit) ([]ast.Expr, bool) {
	value := code.Field(lit, "Args")
	if value == nil {
		return nil, true
	}
	args, ok := value.(*ast.CompositeLit)
	if !ok {
		return nil, false
	}
	return unkeyed(args)
}

// Declaration is the one that the site is in.
func (s *Site) Declaration() inspector.Cursor { return Declaration(s.At) }

// ScopeAt is the innermost scope at a position.
func (x *Index) ScopeAt(pos token.Pos) *types.Scope {
	if scope := x.Pass.Pkg.Scope().Innermost(pos); scope != nil {
		return scope
	}
	return x.Pass.Pkg.Scope()
}
