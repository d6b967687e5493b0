package templates

import "github.com/dave/jennifer/jen"

// type ProcessOrderRun struct {
//	client.WorkflowRun
//	*workflowClientHandle
// }

func runType(f *File, w *Workflow) *jen.Statement {
	return document(
		jen.Type().Id(w.runType()).Struct(
			jen.Qual(clientPath, "WorkflowRun"),
			jen.Op("*").Id(f.handle()),
		),
		w.runType()+" is a run of the workflow "+w.Link+". "+
			"What takes a [client.WorkflowRun] takes its WorkflowRun.",
		w.Deprecated,
	)
}

// func (r ProcessOrderRun) Get(ctx context.Context) (OrderResult, error) {
//	var result OrderResult
//	err := r.WorkflowRun.Get(ctx, &result)
//	return result, err
// }

func runGet(_ *File, w *Workflow) *jen.Statement {
	r, ctx := w.local("r"), w.local("ctx")
	return document(
		jen.Func().Add(w.runReceiver(r)).Id("Get").Params(goContext(ctx)).Add(w.results()).Block(
			w.decode(func(pointer jen.Code) *jen.Statement {
				return jen.Id(r).Dot("WorkflowRun").Dot("Get").Call(jen.Id(ctx), pointer)
			})...,
		),
		"Get waits for the workflow to close and returns its "+w.outcome()+". It follows the run "+
			"through retries, cron and continue-as-new to the last one.",
	)
}

// func (r ProcessOrderRun) GetWithOptions(ctx context.Context, options client.WorkflowRunGetOptions) (OrderResult, error) {
//	var result OrderResult
//	err := r.WorkflowRun.GetWithOptions(ctx, &result, options)
//	return result, err
// }

func runGetWithOptions(_ *File, w *Workflow) *jen.Statement {
	r, ctx, options := w.local("r"), w.local("ctx"), w.local("options")
	return document(
		jen.Func().Add(w.runReceiver(r)).Id("GetWithOptions").
			Params(goContext(ctx), jen.Id(options).Qual(clientPath, "WorkflowRunGetOptions")).
			Add(w.results()).
			Block(w.decode(func(pointer jen.Code) *jen.Statement {
				return jen.Id(r).Dot("WorkflowRun").Dot("GetWithOptions").Call(jen.Id(ctx), pointer, jen.Id(options))
			})...),
		"GetWithOptions is ["+w.runType()+".Get] with options.",
	)
}
