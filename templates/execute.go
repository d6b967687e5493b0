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
//	return ProcessOrderRun{run, c.handle(run, "")}, nil
// }

func execute(f *File, w *Workflow) *jen.Statement {
	c, ctx, options := w.localBesideParams("c"), w.localBesideParams("ctx"), w.localBesideParams("options")
	run, err := w.localBesideParams("run"), w.localBesideParams("err")

	return document(
		jen.Func().Add(f.clientReceiver(c)).Id(w.execute()).
			Params(w.withParams(goContext(ctx), jen.Id(options).Qual(clientPath, "StartWorkflowOptions"))...).
			Params(jen.Id(w.runType()), jen.Error()).
			Block(
				w.fillTaskQueue(options),
				jen.List(jen.Id(run), jen.Id(err)).Op(":=").Id(c).Dot("client").Dot("ExecuteWorkflow").
					Call(w.withArgs(jen.Id(ctx), jen.Id(options), jen.Id(w.typeNameConst()))...),
				jen.If(jen.Id(err).Op("!=").Nil()).Block(jen.Return(jen.Id(w.runType()).Values(), jen.Id(err))),
				jen.Return(w.startedRun(c, run), jen.Nil()),
			),
		w.execute()+" starts the workflow "+w.Link+" and returns its run."+w.filledTaskQueue(options),
		w.Doc,
	)
}
