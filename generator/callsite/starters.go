package callsite

import (
	"cmp"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// workflowsFact is what other packages need to know of a package's workflows.
type workflowsFact struct {
	// Starters are the typed starters of the package, in order.
	Starters []Starter
	// Names may be Workflow Type names: functions that take workflow.Context
	// and constant names of registrations.
	Names []string
	// unreachable is why the package under analysis can't come to import this
	// one, where a driver knows a reason.
	unreachable string
}

// AFact makes it a fact of a package.
func (*workflowsFact) AFact() {}

func (f *workflowsFact) String() string {
	var workflows []string
	for _, s := range f.Starters {
		workflows = append(workflows, s.Name)
	}
	return "starters(" + strings.Join(workflows, ", ") + ")"
}

// Starter is one workflow that a generated file has typed starters for.
type Starter struct {
	// Name is what the generated identifiers are made of.
	Name string
	// TypeName is the Workflow Type name.
	TypeName string
	// Func is the workflow's function or method as types.Func.FullName has it,
	// "" for a contract and in a client package.
	Func string
	// Source is the import path of the workflow's package where that is another
	// one, as in a client package.
	Source string
	// Client is the name of the generated client type.
	Client string
	// Messages are the messages it takes, with methods.
	Messages []Message
	// Conditions are those under which its file is built, sorted.
	Conditions []string
}

// starter is a Starter with the package that declares it.
type starter struct {
	Starter
	pkg *types.Package
}

// source is the import path of the package that declares the workflow.
func (s *starter) source() string { return cmp.Or(s.Source, s.pkg.Path()) }

// startersOf reads the typed starters from a generated file, for the workflows of
// the package at source, "" for its own. People edit generated files and merge
// them: it need not be what the templates emit.
func startersOf(file *ast.File, info *types.Info, source string) []Starter {
	var starters []Starter
	built := constraint.Conditions("", file)
	at := map[string]int{}
	for _, decl := range file.Decls {
		if name, value := typeNameConstant(decl, info); name != "" {
			at[name] = len(starters)
			starters = append(starters, Starter{Name: name, TypeName: value, Source: source, Conditions: built})
		}
	}
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		if fn.Recv != nil {
			name, ok := names.Execute.Cut(fn.Name.Name)
			if i, known := at[name]; ok && known {
				starters[i].Client = receiverName(fn)
			}
		} else if name, ok := names.Register.Cut(fn.Name.Name); ok {
			if i, known := at[name]; known {
				starters[i].Func = registeredFunc(fn, info)
			}
		}
	}
	for i := range starters {
		starters[i].Messages = messagesOf(file, info, starters[i].Name)
	}
	return starters
}

// typeNameConstant is X and the value of a declaration const XTypeName = value.
func typeNameConstant(decl ast.Decl, info *types.Info) (name, value string) {
	gen, ok := decl.(*ast.GenDecl)
	if !ok || gen.Tok != token.CONST || len(gen.Specs) != 1 {
		return "", ""
	}
	spec, ok := gen.Specs[0].(*ast.ValueSpec)
	if !ok || len(spec.Names) != 1 {
		return "", ""
	}
	name, ok = names.TypeName.Cut(spec.Names[0].Name)
	c, isConst := info.Defs[spec.Names[0]].(*types.Const)
	if !ok || !isConst || c.Val().Kind() != constant.String {
		return "", ""
	}
	return name, constant.StringVal(c.Val())
}

// receiverName is the name of a method's receiver type.
func receiverName(fn *ast.FuncDecl) string {
	if len(fn.Recv.List) == 0 {
		return ""
	}
	t := fn.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

// registeredFunc is the function that a generated RegisterX registers.
func registeredFunc(fn *ast.FuncDecl, info *types.Info) string {
	if fn.Body == nil {
		return ""
	}
	name := ""
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		if sel, ok := call.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "RegisterWorkflowWithOptions" {
			if f := funcOf(info, call.Args[0]); f != nil {
				name = f.FullName()
			}
		}
		return true
	})
	return name
}

// owner reports whether temporal-gen generated a file, and for which other
// package.
func owner(pass *analysis.Pass, file *ast.File) (source string, ours bool) {
	if !ast.IsGenerated(file) {
		return "", false
	}
	src, err := pass.ReadFile(pass.Fset.File(file.FileStart).Name())
	if err != nil {
		return "", false
	}
	return names.Owner(src)
}

// possibleNames are the names that workflows of a package may have been
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
				if params := f.Signature().Params(); params.Len() > 0 && sdk.IsContext(params.At(0).Type()) {
					possible = append(possible, fn.Name.Name)
				}
			}
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || !isSDKType(pass.TypesInfo.TypeOf(lit), "RegisterWorkflowOptions", "RegisterOptions") {
				return true
			}
			if value := field(lit, "Name"); value != nil {
				if name, ok := stringConstant(pass.TypesInfo, value); ok {
					possible = append(possible, name)
				}
			}
			return true
		})
	}
	return possible
}

// The generated identifiers, as package names has them.

func (s *starter) newClient() string      { return names.NewClient(s.Client) }
func (s *starter) execute() string        { return names.Execute.Of(s.Name) }
func (s *starter) get() string            { return names.Get.Of(s.Name) }
func (s *starter) run() string            { return names.Run.Of(s.Name) }
func (s *starter) child() string          { return names.Child.Of(s.Name) }
func (s *starter) childFuture() string    { return names.ChildFuture.Of(s.Name) }
func (s *starter) continueAsNew() string  { return names.ContinueAsNew.Of(s.Name) }
func (s *starter) scheduleAction() string { return names.ScheduleAction.Of(s.Name) }
func (s *starter) typeName() string       { return names.TypeName.Of(s.Name) }
func (s *starter) taskQueue() string      { return names.TaskQueue.Of(s.Name) }

// declares says whether the starter's package declares name. A package that
// reaches the analysis only through others may be known in part.
func (s *starter) declares(name string) bool { return s.pkg.Scope().Lookup(name) != nil }

// method is a method of a generated type, nil if there is none.
func (s *starter) method(typeName, name string) *types.Func {
	tn, ok := s.pkg.Scope().Lookup(typeName).(*types.TypeName)
	if !ok {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(tn.Type()), false, s.pkg, name)
	f, _ := obj.(*types.Func)
	return f
}

// signature is what the starters say of the workflow's parameters and result.
func (s *starter) signature() (signature, bool) {
	execute, get := s.method(s.Client, s.execute()), s.method(s.run(), "Get")
	if execute == nil || get == nil {
		return signature{}, false
	}
	params, results := execute.Signature().Params(), get.Signature().Results()
	if params.Len() < 2 || results.Len() == 0 {
		return signature{}, false
	}
	var sig signature
	for i := 2; i < params.Len(); i++ {
		sig.params = append(sig.params, params.At(i).Type())
	}
	if results.Len() == 2 {
		sig.result = results.At(0).Type()
	}
	return sig, true
}

// taskQueueValue is the default Task Queue, "" if there is none.
func (s *starter) taskQueueValue() string {
	if c, ok := s.pkg.Scope().Lookup(s.taskQueue()).(*types.Const); ok && c.Val().Kind() == constant.String {
		return constant.StringVal(c.Val())
	}
	return ""
}
