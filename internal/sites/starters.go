package sites

import (
	"cmp"
	"go/ast"
	"go/constant"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Fact is what other packages need to know of a package's workflows and activities.
type Fact struct {
	// Starters are the typed starters of the package, in order, and Activities the typed
	// calls of activities.
	Starters   []names.Starter
	Activities []names.Activity
	// Names may be Workflow Type names or Activity Type names: functions that take a
	// context and constant names of registrations.
	Names []string
	// Unaliased is why the SDK does not find the activities of the package by their
	// functions, by types.Func.FullName: "its struct is registered with a prefix". It is
	// nil where no driver has asked for that.
	Unaliased map[string]string
	// Held is why calls of the workflows and activities of the package by their functions have to stay
	// as they are, by types.Func.FullName, where a driver has looked at tests.
	Held map[string]string
	// Wrappers are the functions of the package that hand on to the SDK, by name.
	Wrappers []*Wrapper
	// unreachable is why the package under analysis can't come to import this
	// one, where a driver knows a reason.
	unreachable string
	// definitions are what a driver has found in the package, and module what it knows of
	// the whole module. Neither is there under go vet.
	definitions []*Definition
	module      *Module
}

// AFact makes it a fact of a package.
func (*Fact) AFact() {}

// UnreachableFor is the fact as seen by a package that can't come to import this
// one, and why.
func (f *Fact) UnreachableFor(reason string) *Fact {
	seen := *f
	seen.unreachable = reason
	return &seen
}

func (f *Fact) String() string {
	var workflows []string
	for _, s := range f.Starters {
		workflows = append(workflows, s.Name)
	}
	for _, a := range f.Activities {
		workflows = append(workflows, a.Name)
	}
	return "starters(" + strings.Join(workflows, ", ") + ")"
}

// Starter has the typed starters of a workflow, or the typed calls of an activity, and
// the package that declares them.
type Starter struct {
	names.Starter
	Pkg *types.Package
	// Activity is what the generated file has for an activity, nil for a workflow.
	Activity *names.Activity
}

// known are workflows or activities by the full name of their function, and by the name
// that Temporal knows.
type known struct{ byFunc, byName map[string][]*Starter }

func newKnown() known { return known{map[string][]*Starter{}, map[string][]*Starter{}} }

func (k known) add(s *Starter) {
	k.byName[s.TypeName] = append(k.byName[s.TypeName], s)
	if s.Func != "" {
		k.byFunc[s.Func] = append(k.byFunc[s.Func], s)
	}
}

// Known are the starters by Workflow Type name, or by Activity Type name, whatever a call
// takes.
func (x *Index) Known(c *sdk.Call) map[string][]*Starter { return x.known(c).byName }

func (x *Index) known(c *sdk.Call) known {
	if c.TakesActivity() {
		return x.activities
	}
	return x.workflows
}

// source is the import path of the package that declares the workflow.
func (s *Starter) source() string { return cmp.Or(s.Source, s.Pkg.Path()) }

// owner reports whether temporal-gen generated a file, and what that says of itself.
func owner(pass *analysis.Pass, file *ast.File) (origin names.Origin, ours bool) {
	if !ast.IsGenerated(file) {
		return names.Origin{}, false
	}
	src, err := pass.ReadFile(pass.Fset.File(file.FileStart).Name())
	if err != nil {
		return names.Origin{}, false
	}
	return names.Owner(src)
}

// possibleNames are the names that workflows and activities of a package may have been
// registered under.
func possibleNames(pass *analysis.Pass) []string {
	var possible []string
	for _, file := range pass.Files {
		if _, ours := owner(pass, file); ours {
			continue
		}
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if f, ok := pass.TypesInfo.Defs[fn.Name].(*types.Func); ok {
				if params := f.Signature().Params(); params.Len() > 0 && (sdk.IsContext(params.At(0).Type()) || sdk.IsGoContext(params.At(0).Type())) {
					possible = append(possible, fn.Name.Name)
				}
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || !sdk.IsType(pass.TypesInfo.TypeOf(lit), "RegisterWorkflowOptions", "RegisterActivityOptions", "RegisterOptions") {
				return true
			}
			if value := code.Field(lit, "Name"); value != nil {
				if name, ok := code.StringConstant(pass.TypesInfo, value); ok {
					possible = append(possible, name)
				}
			}
			return true
		})
	}
	return possible
}

// Declares reports whether the starter's package declares name. A package that
// reaches the analysis only through others may be known in part.
func (s *Starter) Declares(name string) bool { return s.Pkg.Scope().Lookup(name) != nil }

// Method is a method of a generated type, nil if there is none.
func (s *Starter) Method(typeName, name string) *types.Func {
	tn, ok := s.Pkg.Scope().Lookup(typeName).(*types.TypeName)
	if !ok {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(tn.Type()), false, s.Pkg, name)
	f, _ := obj.(*types.Func)
	return f
}

// Signature is what the starters say of the workflow's parameters and result.
func (s *Starter) Signature() (Signature, bool) {
	if s.Activity != nil {
		return s.activitySignature()
	}
	execute, get := s.Method(s.Client, names.Execute.Of(s.Name)), s.Method(names.Run.Of(s.Name), "Get")
	if execute == nil || get == nil {
		return Signature{}, false
	}
	params, results := execute.Signature().Params(), get.Signature().Results()
	if params.Len() < 2 || results.Len() == 0 {
		return Signature{}, false
	}
	var sig Signature
	for i := 2; i < params.Len(); i++ {
		sig.Params = append(sig.Params, params.At(i).Type())
	}
	if results.Len() == 2 {
		sig.Result = results.At(0).Type()
	}
	return sig, true
}

// TaskQueueValue is the default Task Queue, "" if there is none.
func (s *Starter) TaskQueueValue() string {
	if c, ok := s.Pkg.Scope().Lookup(names.TaskQueue.Of(s.Name)).(*types.Const); ok && c.Val().Kind() == constant.String {
		return constant.StringVal(c.Val())
	}
	return ""
}
