package callsite

import (
	"cmp"
	"go/ast"
	"go/token"
	"go/types"
	"reflect"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// sites finds the call sites of a package, for the analyzers to check, and
// tells other packages of its workflows.
var sites = &analysis.Analyzer{
	Name:       "temporalsites",
	Doc:        "find the calls that name Temporal workflows and activities",
	URL:        Docs,
	Run:        findSites,
	FactTypes:  []analysis.Fact{new(workflowsFact)},
	ResultType: reflect.TypeFor[*index](),
}

// index is what the analyzers know of a package. They run at the same time, so
// it does not change once it is there.
type index struct {
	pass  *analysis.Pass
	sites []*site
	// byFunc and byName are the known starters by the full name of their
	// function and by their Workflow Type name.
	byFunc, byName map[string][]*starter
	starters       []*starter
	// unreachable is why packages with starters can't be imported, by path, as far
	// as the driver knows.
	unreachable map[string]string
	// names may be Workflow Type names, of workflows with starters or without.
	names map[string]bool
	// ignores are the lines that a directive silences.
	ignores map[*ast.File]map[int]ignoring
}

// site is a place that names a workflow or activity to the SDK.
type site struct {
	index *index
	call  *sdk.Call
	file  *ast.File
	// node is the call, or the literal.
	node ast.Expr
	// stack are the nodes around it, outermost first.
	stack []ast.Node
	// target names the workflow or activity.
	targetExpr ast.Expr
	target     target
	// args are the workflow's or activity's own arguments; argsKnown says that
	// these are all.
	args      []ast.Expr
	argsKnown bool
	// run is what becomes of the run or future, or of a query's value or an
	// update's handle.
	run outcome
	// message is what it names, instead of a workflow, and starts the site that
	// starts its future.
	message *names.TypedMessage
	starts  *site
	// sender is the call that sends a message, nil where options of an update
	// are sent in another place.
	sender *ast.CallExpr
}

func findSites(pass *analysis.Pass) (result any, err error) {
	defer report.Catch(&err, func() string { return "package " + pass.Pkg.Path() })
	x := &index{
		pass:        pass,
		byFunc:      map[string][]*starter{},
		byName:      map[string][]*starter{},
		unreachable: map[string]string{},
		names:       map[string]bool{},
		ignores:     map[*ast.File]map[int]ignoring{},
	}
	if !code.Reaches(pass.Pkg, sdk.Has) {
		return x, nil
	}
	own := factOf(pass)
	if len(own.Starters) > 0 || len(own.Names) > 0 {
		pass.ExportPackageFact(own)
	}
	x.know(pass.Pkg, own)
	facts := pass.AllPackageFacts()
	slices.SortFunc(facts, func(a, b analysis.PackageFact) int {
		return cmp.Compare(a.Package.Path(), b.Package.Path())
	})
	for _, f := range facts {
		if fact, ok := f.Fact.(*workflowsFact); ok && f.Package.Path() != pass.Pkg.Path() {
			x.know(f.Package, fact)
		}
	}
	for _, file := range pass.Files {
		if !isGenerated(file) {
			x.find(file)
			x.ignores[file] = ignoredLines(pass.Fset, file)
		}
	}
	x.followEnvironments()
	x.resolveMessages()
	return x, nil
}

// resolveMessages resolves the sites of messages, for which the runs and futures
// are known that other sites start.
func (x *index) resolveMessages() {
	runs := map[*types.Var]*site{}
	for _, s := range x.sites {
		if s.run.v != nil && s.target.starter != nil && s.call.Role != sdk.Sends {
			runs[s.run.v] = s
		}
	}
	for _, s := range x.sites {
		switch {
		case s.call.Role == sdk.Sends:
			x.resolveMessage(s, runs)
		case s.call.Message != "" && s.target.starter != nil:
			if name, ok := code.StringConstant(x.pass.TypesInfo, s.node.(*ast.CallExpr).Args[2]); ok {
				s.message = s.target.starter.Message(sdk.Signal, name)
			}
		}
	}
}

// factOf is what other packages need to know of the package under analysis.
func factOf(pass *analysis.Pass) *workflowsFact {
	fact := &workflowsFact{Names: possibleNames(pass)}
	for _, file := range pass.Files {
		if source, ours := owner(pass, file); ours {
			fact.Starters = append(fact.Starters, names.Starters(file, pass.TypesInfo, source)...)
		}
	}
	return fact
}

// know adds the workflows of a package.
func (x *index) know(pkg *types.Package, fact *workflowsFact) {
	x.unreachable[pkg.Path()] = fact.unreachable
	for _, name := range fact.Names {
		x.names[name] = true
	}
	for _, s := range fact.Starters {
		known := &starter{s, pkg}
		x.starters = append(x.starters, known)
		x.names[s.TypeName] = true
		x.byName[s.TypeName] = append(x.byName[s.TypeName], known)
		if s.Func != "" {
			x.byFunc[s.Func] = append(x.byFunc[s.Func], known)
		}
	}
}

// find finds the sites of a file.
func (x *index) find(file *ast.File) {
	info := x.pass.TypesInfo
	ast.PreorderStack(file, nil, func(n ast.Node, stack []ast.Node) bool {
		call := callOf(info, n)
		if call == nil {
			return true
		}
		s := &site{index: x, call: call}
		switch n := n.(type) {
		case *ast.CallExpr:
			s.node = n
			switch {
			case call.Role == sdk.Gets:
				if len(n.Args) != 3 {
					return true
				}
			case len(n.Args) > call.Argument+call.Between:
				s.targetExpr = n.Args[call.Argument]
				s.args, s.argsKnown = n.Args[call.Argument+call.Between+1:], !n.Ellipsis.IsValid()
			default:
				return true
			}
		case *ast.CompositeLit:
			s.node = n
			if s.targetExpr = code.Field(n, call.Field); s.targetExpr == nil {
				return true
			}
			s.args, s.argsKnown = literalArgs(n)
		}
		s.file, s.stack = file, slices.Clone(stack)
		if s.call.Role == sdk.Sends {
			x.followMessage(s)
			x.sites = append(x.sites, s) // to be resolved when all runs are known
			return true
		}
		if call.Field == "" {
			s.run = x.follow(s.node, s.stack)
		}
		if call.Role == sdk.Gets {
			s.target = x.resolveByResult(s)
		} else {
			s.target = x.resolve(s)
		}
		x.sites = append(x.sites, s)
		return true
	})
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
	for _, elt := range args.Elts {
		if _, ok := elt.(*ast.KeyValueExpr); ok {
			return nil, false
		}
	}
	return args.Elts, true
}

// outermost is the declaration that a site stands in.
func (s *site) outermost() ast.Node {
	for _, n := range s.stack {
		switch n.(type) {
		case *ast.FuncDecl, *ast.GenDecl:
			return n
		}
	}
	return s.file
}

// scopeAt is the innermost scope at a position.
func (x *index) scopeAt(pos token.Pos) *types.Scope {
	if scope := x.pass.Pkg.Scope().Innermost(pos); scope != nil {
		return scope
	}
	return x.pass.Pkg.Scope()
}
