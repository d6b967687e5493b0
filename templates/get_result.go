package templates

import "github.com/dave/jennifer/jen"

// func (c *WorkflowClient) GetProcessOrderResult(ctx context.Context, id, runID string) (OrderResult, error) {
//	var result OrderResult
//	err := c.result(ctx, id, runID, ProcessOrderTypeName, &result)
//	return result, err
// }

func getResult(f *File, w *Workflow) *jen.Statement {
	c, ctx, id, runID := w.local("c"), w.local("ctx"), w.local("id"), w.local("runID")
	return document(
		jen.Func().Add(f.clientReceiver(c)).Id(w.getResult()).
			Params(goContext(ctx), idAndRunID(w)).
			Add(w.results()).
			Block(w.decode(func(pointer jen.Code) *jen.Statement {
				return jen.Id(c).Dot("result").
					Call(jen.Id(ctx), jen.Id(id), jen.Id(runID), jen.Id(w.typeNameConst()), pointer)
			})...),
		w.getResult()+" waits for a run of the workflow "+w.Link+" to close and returns its "+w.outcome()+". "+
			"A run of another Workflow Type is a *serviceerror.NotFound. An empty runID means the latest run.",
		w.Deprecated,
	)
}
