package templates

import "github.com/dave/jennifer/jen"

// func (c *WorkflowClient) GetProcessOrder(ctx context.Context, id, runID string) ProcessOrderRun {
//	run := c.client.GetWorkflow(ctx, id, runID)
//	return ProcessOrderRun{run, c.handle(run, runID)}
// }

func get(f *File, w *Workflow) *jen.Statement {
	c, ctx, id, runID, run := w.local("c"), w.local("ctx"), w.local("id"), w.local("runID"), w.local("run")
	return document(
		jen.Func().Add(f.clientReceiver(c)).Id(w.get()).
			Params(goContext(ctx), idAndRunID(w)).
			Id(w.runType()).
			Block(
				jen.Id(run).Op(":=").Id(c).Dot("client").Dot("GetWorkflow").Call(jen.Id(ctx), jen.Id(id), jen.Id(runID)),
				jen.Return(w.run(c, run, jen.Id(runID))),
			),
		w.get()+" returns a run of the workflow "+w.Link+" by its ID. It does not ask Temporal "+
			"whether the run exists and is of that Workflow Type, as ["+f.Client+"."+w.getResult()+"] does. "+
			"An empty runID means the latest run.",
		w.Deprecated,
	)
}
