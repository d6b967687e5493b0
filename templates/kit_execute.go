package templates

import (
	"slices"

	"github.com/dave/jennifer/jen"
)

// func ExecuteProcessOrder(env *testsuite.TestWorkflowEnvironment, in OrderInput) (result OrderResult, err error) {
//	env.RegisterWorkflowWithOptions(ProcessOrder, workflow.RegisterOptions{Name: "ProcessOrder", DisableAlreadyRegisteredCheck: true})
//	env.ExecuteWorkflow("ProcessOrder", in)
//	err = env.GetWorkflowResult(&result)
//	return result, err
// }
//
// A method takes its receiver as well:
//
// func ExecuteProcessOrder(env *testsuite.TestWorkflowEnvironment, workflows *OrderWorkflows, in OrderInput) (result OrderResult, err error) {

func executeInTest(f *File, w *Workflow) *jen.Statement {
	if !w.Runnable {
		return nil
	}
	var given []string // what has a name already
	local := func(name string) string {
		name = Unique(name, func(n string) bool {
			return w.Taken[n] || hasName(w.Params, n) || slices.Contains(given, n)
		})
		given = append(given, name)
		return name
	}
	definition := f.inSource(w.Func)
	var receiver []jen.Code
	if w.Receiver != nil {
		r := Param{local(w.Receiver.Name), w.Receiver.Type}
		receiver, definition = append(receiver, r.code()), jen.Id(r.Name).Dot(w.Func)
	}
	env := local("env")
	params := w.withParams(append([]jen.Code{environment(env)}, receiver...)...)
	body := []jen.Code{
		jen.Id(env).Dot("RegisterWorkflowWithOptions").Call(definition, replacing(workflowPath, jen.Lit(w.TypeName))),
		jen.Id(env).Dot("ExecuteWorkflow").Call(w.withArgs(jen.Lit(w.TypeName))...),
	}
	fn := jen.Func().Id(w.executeInTest()).Params(params...)
	if w.Result == nil {
		fn.Error().Block(append(body, jen.Return(jen.Id(env).Dot("GetWorkflowError").Call()))...)
	} else {
		result, err := local("result"), local("err")
		fn.Add(namedResults(w.Result, result, err)).Block(append(body,
			jen.Id(err).Op("=").Id(env).Dot("GetWorkflowResult").Call(jen.Op("&").Id(result)),
			jen.Return(jen.Id(result), jen.Id(err)),
		)...)
	}
	return document(fn, w.executeInTest()+" runs the workflow "+w.Link+" in "+env+" and returns its "+w.outcome()+".", w.Deprecated)
}
