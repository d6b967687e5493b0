package templates

import "github.com/dave/jennifer/jen"

// func RegisterProcessOrder(registry worker.WorkflowRegistry, options workflow.RegisterOptions) {
//	options.Name = ProcessOrderTypeName
//	registry.RegisterWorkflowWithOptions(ProcessOrder, options)
// }
//
// A method takes its receiver as well:
//
// func RegisterProcessOrder(registry worker.WorkflowRegistry, workflows *OrderWorkflows, options workflow.RegisterOptions) {
//	options.Name = ProcessOrderTypeName
//	registry.RegisterWorkflowWithOptions(workflows.ProcessOrder, options)
// }
//
// A contract takes what implements it:
//
// func RegisterTranscode(registry worker.WorkflowRegistry, transcode Transcode, options workflow.RegisterOptions) {
//	options.Name = TranscodeTypeName
//	registry.RegisterWorkflowWithOptions(transcode, options)
// }

func register(_ *File, w *Workflow) *jen.Statement {
	registry, options := w.localBesideReceiver("registry"), w.localBesideReceiver("options")
	params := []jen.Code{jen.Id(registry).Qual(workerPath, "WorkflowRegistry")}
	definition := jen.Id(w.Func)
	if w.Receiver != nil {
		params = append(params, w.Receiver.code())
		definition = jen.Id(w.Receiver.Name)
		if w.Func != "" {
			definition.Dot(w.Func)
		}
	}
	doc := w.register() + " registers the workflow " + w.Link
	if w.Contract {
		doc = w.register() + " registers an implementation of " + w.Link
	}
	params = append(params, jen.Id(options).Qual(workflowPath, "RegisterOptions"))
	return document(
		jen.Func().Id(w.register()).Params(params...).Block(
			jen.Id(options).Dot("Name").Op("=").Id(w.typeNameConst()),
			jen.Id(registry).Dot("RegisterWorkflowWithOptions").Call(definition, jen.Id(options)),
		),
		doc+" as ["+w.typeNameConst()+"], whatever name options have.",
		w.Deprecated,
	)
}
