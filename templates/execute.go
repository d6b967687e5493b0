package templates

import "github.com/dave/jennifer/jen"

// func (c *WorkflowClient) ExecuteProcessOrder(ctx context.Context, options client.StartWorkflowOptions, in OrderInput) (ProcessOrderRun, error) {
//	if options.TaskQueue == "" {
//		options.TaskQueue = ProcessOrderTaskQueue
//	}
//	run, err := c.client.ExecuteWorkflow(ctx, options, ProcessOrderTypeName, in)
//	if err != nil {
//		return ProcessOrderRun{}, err
//	}
//	return ProcessOrderRun{WorkflowRun: run, client: c.client}, nil
// }

func execute(f *File, w *Workflow) *jen.Statement {
	c, ctx, options := w.localBesideParams("c"), w.localBesideParams("ctx"), w.localBesideParams("options")
	run, err := w.localBesideParams("run"), w.localBesideParams("err")

	var body []jen.Code
	doc := w.execute() + " starts the workflow " + w.Link + " and returns its run."
	if w.TaskQueue != "" {
		doc += " An empty " + options + ".TaskQueue becomes [" + w.taskQueueConst() + "]."
		body = append(body, jen.If(jen.Id(options).Dot("TaskQueue").Op("==").Lit("")).Block(
			jen.Id(options).Dot("TaskQueue").Op("=").Id(w.taskQueueConst()),
		))
	}
	body = append(body,
		jen.List(jen.Id(run), jen.Id(err)).Op(":=").Id(c).Dot("client").Dot("ExecuteWorkflow").
			Call(w.withArgs(jen.Id(ctx), jen.Id(options), jen.Id(w.typeNameConst()))...),
		jen.If(jen.Id(err).Op("!=").Nil()).Block(jen.Return(jen.Id(w.runType()).Values(), jen.Id(err))),
		jen.Return(jen.Id(w.runType()).Values(jen.List(
			jen.Id("WorkflowRun").Op(":").Id(run),
			jen.Id("client").Op(":").Id(c).Dot("client"),
		)), jen.Nil()),
	)
	return document(
		jen.Func().Add(f.clientReceiver(c)).Id(w.execute()).
			Params(w.withParams(goContext(ctx), jen.Id(options).Qual(clientPath, "StartWorkflowOptions"))...).
			Params(jen.Id(w.runType()), jen.Error()).
			Block(body...),
		doc,
		w.Doc,
	)
}
