package templates

import (
	"strings"

	"github.com/dave/jennifer/jen"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// checkedRegistry is the type in a test kit that takes note of what is registered.
const checkedRegistry = "checkedRegistry"

// func CheckWorker(register func(worker.Registry)) error {
//	registry := &checkedRegistry{new(testsuite.WorkflowTestSuite).NewTestWorkflowEnvironment(), map[string]bool{}}
//	register(registry)
//	registry.has["workflow "] = registry.has["workflow ProcessOrder"] || registry.has["workflow ShipOrder"]
//	var missing []error
//	for _, need := range []struct{ kind, name, by, file string }{
//		{"activity", "billing.Charge", "ProcessOrder", "orders/order.go"},
//		{"workflow", "ShipOrder", "", "orders/shipping.go"},
//	} {
//		key := need.kind + " " + need.name
//		if registry.has["workflow "+need.by] && !registry.has[key] && !registry.has["dynamic "+need.kind] {
//			registry.has[key] = true // is said once
//			missing = append(missing, fmt.Errorf("%s %q is not registered, and %s executes it (%s): register it on this worker", need.kind, need.name, cmp.Or(need.by, "package orders"), need.file))
//		}
//	}
//	return errors.Join(missing...)
// }
//
// What functions execute of which no workflow is known to call them, any may need.

func checkWorker(f *File) *jen.Statement {
	if f.Worker == nil {
		return nil
	}
	has := func(key *jen.Statement) *jen.Statement { return jen.Id("registry").Dot("has").Index(key) }
	need := func(field string) *jen.Statement { return jen.Id("need").Dot(field) }
	var rows, any []jen.Code
	shared := false
	for _, n := range f.Worker.Needs {
		shared = shared || n.By == ""
		rows = append(rows, jen.Line().Values(jen.Lit(n.kind()), jen.Lit(n.Name), jen.Lit(n.By), jen.Lit(n.File)))
	}
	for i, name := range f.Worker.Workflows {
		if i > 0 {
			any = append(any, jen.Op("||"))
		}
		any = append(any, has(jen.Lit("workflow "+name)))
	}
	env := jen.New(jen.Qual(testsuitePath, "WorkflowTestSuite")).Dot("NewTestWorkflowEnvironment").Call()
	if len(rows) == 0 {
		return document(checkWorkerHead().Block(jen.Id("register").Call(env), jen.Return(jen.Nil())), f.Worker.doc())
	}
	body := []jen.Code{
		jen.Id("registry").Op(":=").Op("&").Id(checkedRegistry).Values(env, jen.Map(jen.String()).Bool().Values()),
		jen.Id("register").Call(jen.Id("registry")),
	}
	if shared {
		body = append(body, has(jen.Lit("workflow ")).Op("=").Add(any...))
	}
	body = append(body,
		jen.Var().Id("missing").Index().Error(),
		jen.For(jen.List(jen.Id("_"), jen.Id("need")).Op(":=").Range().Index().
			Struct(jen.List(jen.Id("kind"), jen.Id("name"), jen.Id("by"), jen.Id("file")).String()).
			Values(append(rows, jen.Line())...)).
			Block(
				jen.Id("key").Op(":=").Add(need("kind")).Op("+").Lit(" ").Op("+").Add(need("name")),
				jen.If(has(jen.Lit("workflow ").Op("+").Add(need("by"))).Op("&&").Op("!").Add(has(jen.Id("key"))).
					Op("&&").Op("!").Add(has(jen.Lit("dynamic ").Op("+").Add(need("kind"))))).Block(
					has(jen.Id("key")).Op("=").True().Comment("is said once"),
					jen.Id("missing").Op("=").Append(jen.Id("missing"), jen.Qual(fmtPath, "Errorf").Call(
						jen.Lit("%s %q is not registered, and %s executes it (%s): register it on this worker"),
						need("kind"), need("name"), jen.Qual(cmpPath, "Or").Call(need("by"), jen.Lit("package "+f.Worker.Package)), need("file"),
					)),
				),
			),
		jen.Return(jen.Qual(errorsPath, "Join").Call(jen.Id("missing").Op("..."))),
	)
	return document(checkWorkerHead().Block(body...), f.Worker.doc())
}

func checkWorkerHead() *jen.Statement {
	return jen.Func().Id(names.KitCheckWorker).Params(jen.Id("register").Func().Params(jen.Qual(workerPath, "Registry"))).Error()
}

// doc is the comment of the function that checks a worker.
func (w *Worker) doc() string {
	doc := names.KitCheckWorker + " has register register what a worker has, and returns one error for each activity and child " +
		"workflow that it does not register and that a workflow of package " + w.Package + " which it does register executes on its Task Queue."
	if len(w.Untold) > 0 {
		doc += " It does not tell of what is executed in " + strings.Join(w.Untold, " and in ") +
			" by names that can't be told, or in some builds only."
	}
	return doc
}

func (n Need) kind() string {
	if n.Child {
		return "workflow"
	}
	return "activity"
}

// recordsWorker reports whether f has to take note of what is registered: where nothing is
// needed, it does not.
func (f *File) recordsWorker() bool { return f.Worker != nil && len(f.Worker.Needs) > 0 }

// type checkedRegistry struct {
//	*testsuite.TestWorkflowEnvironment
//	has map[string]bool
// }

func checkedRegistryType(f *File) *jen.Statement {
	if !f.recordsWorker() {
		return nil
	}
	return document(
		jen.Type().Id(checkedRegistry).Struct(
			jen.Op("*").Qual(testsuitePath, "TestWorkflowEnvironment"),
			jen.Id("has").Map(jen.String()).Bool(),
		),
		checkedRegistry+" takes note of what is registered, which panics where a worker would.",
	)
}

// func (r *checkedRegistry) RegisterActivity(value any) {
//	r.RegisterActivityWithOptions(value, activity.RegisterOptions{})
// }
//
// func (r *checkedRegistry) RegisterActivityWithOptions(value any, options activity.RegisterOptions) {
//	r.TestWorkflowEnvironment.RegisterActivityWithOptions(value, options)
//	r.add("activity", options.Name, value)
// }
//
// func (r *checkedRegistry) RegisterDynamicActivity(value any, options activity.DynamicRegisterOptions) {
//	r.TestWorkflowEnvironment.RegisterDynamicActivity(value, options)
//	r.has["dynamic activity"] = true
// }
//
// and the same for workflows.

func checkedRegistrations(f *File) *jen.Statement {
	if !f.recordsWorker() {
		return nil
	}
	all := jen.Empty()
	for i, of := range []struct{ kind, name, path string }{{"workflow", "Workflow", workflowPath}, {"activity", "Activity", activityPath}} {
		method := func(name string, params ...jen.Code) *jen.Statement {
			return jen.Func().Params(jen.Id("r").Op("*").Id(checkedRegistry)).Id(name).Params(append([]jen.Code{jen.Id("value").Any()}, params...)...)
		}
		handOn := func(name string) *jen.Statement {
			return jen.Id("r").Dot("TestWorkflowEnvironment").Dot(name).Call(jen.Id("value"), jen.Id("options"))
		}
		plain, dynamic := "Register"+of.name, "RegisterDynamic"+of.name
		if i > 0 {
			all.Line().Line()
		}
		all.Add(method(plain).Block(jen.Id("r").Dot(plain+"WithOptions").Call(jen.Id("value"), jen.Qual(of.path, "RegisterOptions").Values()))).Line().Line()
		all.Add(method(plain+"WithOptions", jen.Id("options").Qual(of.path, "RegisterOptions")).Block(
			handOn(plain+"WithOptions"),
			jen.Id("r").Dot("add").Call(jen.Lit(of.kind), jen.Id("options").Dot("Name"), jen.Id("value")),
		))
		if f.DescribesWorkflow { // which came with dynamic registrations
			all.Line().Line().Add(method(dynamic, jen.Id("options").Qual(of.path, "DynamicRegisterOptions")).Block(
				handOn(dynamic),
				jen.Id("r").Dot("has").Index(jen.Lit("dynamic "+of.kind)).Op("=").True(),
			))
		}
	}
	return all
}

// func (r *checkedRegistry) add(kind, name string, value any) {
//	of := reflect.ValueOf(value)
//	if of.Kind() == reflect.Func && name == "" {
//		full := runtime.FuncForPC(of.Pointer()).Name()
//		name = strings.TrimSuffix(full[strings.LastIndex(full, ".")+1:], "-fm")
//	}
//	r.has[kind+" "+name] = true
//	for i := 0; i < of.NumMethod(); i++ {
//		r.has[kind+" "+name+of.Type().Method(i).Name] = true
//	}
// }

func checkedRegistryAdd(f *File) *jen.Statement {
	if !f.recordsWorker() {
		return nil
	}
	of := func() *jen.Statement { return jen.Id("of") }
	has := func(name *jen.Statement) *jen.Statement {
		return jen.Id("r").Dot("has").Index(jen.Id("kind").Op("+").Lit(" ").Op("+").Add(name)).Op("=").True()
	}
	return document(
		jen.Func().Params(jen.Id("r").Op("*").Id(checkedRegistry)).Id("add").Params(
			jen.List(jen.Id("kind"), jen.Id("name")).String(), jen.Id("value").Any(),
		).Block(
			of().Op(":=").Qual(reflectPath, "ValueOf").Call(jen.Id("value")),
			jen.If(of().Dot("Kind").Call().Op("==").Qual(reflectPath, "Func").Op("&&").Id("name").Op("==").Lit("")).Block(
				jen.Id("full").Op(":=").Qual(runtimePath, "FuncForPC").Call(of().Dot("Pointer").Call()).Dot("Name").Call(),
				jen.Id("name").Op("=").Qual(stringsPath, "TrimSuffix").Call(
					jen.Id("full").Index(jen.Qual(stringsPath, "LastIndex").Call(jen.Id("full"), jen.Lit(".")).Op("+").Lit(1).Op(":")), jen.Lit("-fm"),
				),
			),
			has(jen.Id("name")),
			jen.For(jen.Id("i").Op(":=").Lit(0), jen.Id("i").Op("<").Add(of()).Dot("NumMethod").Call(), jen.Id("i").Op("++")).Block(
				has(jen.Id("name").Op("+").Add(of()).Dot("Type").Call().Dot("Method").Call(jen.Id("i")).Dot("Name")),
			),
		),
		"add takes note of value under the names that the SDK would give it: those of its methods, where it is a struct with activities.",
	)
}
