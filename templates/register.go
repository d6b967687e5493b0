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
	return w.registers(w.register(), "workflow", w.typeNameConst(), registering{"WorkflowRegistry", "RegisterWorkflowWithOptions", workflowPath})
}

// registering is how the SDK takes workflows, or activities: by that method of a
// registry, with the RegisterOptions of the package at the path options.
type registering struct{ registry, method, options string }

// registers is a function called name that registers the definition under the name in a
// constant.
func (d *Definition) registers(name, kind, constant string, by registering) *jen.Statement {
	registry, options := d.localBesideReceiver("registry"), d.localBesideReceiver("options")
	params := []jen.Code{jen.Id(registry).Qual(workerPath, by.registry)}
	definition := jen.Id(d.Func)
	if d.Receiver != nil {
		params = append(params, d.Receiver.code())
		definition = jen.Id(d.Receiver.Name)
		if d.Func != "" {
			definition.Dot(d.Func)
		}
	}
	doc := name + " registers the " + kind + " " + d.Link
	if d.Contract {
		doc = name + " registers an implementation of " + d.Link
	}
	params = append(params, jen.Id(options).Qual(by.options, "RegisterOptions"))
	return document(
		jen.Func().Id(name).Params(params...).Block(
			jen.Id(options).Dot("Name").Op("=").Id(constant),
			jen.Id(registry).Dot(by.method).Call(definition, jen.Id(options)),
		),
		doc+" as ["+constant+"], whatever name options have.",
		d.Deprecated,
	)
}
