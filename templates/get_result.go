package templates

import "github.com/dave/jennifer/jen"

// func (c *WorkflowClient) GetProcessOrderResult(ctx context.Context, id, runID string) (OrderResult, error) {
//	runID, err := c.find(ctx, id, runID, ProcessOrderTypeName)
//	if err != nil {
//		var result OrderResult
//		return result, err
//	}
//	return c.GetProcessOrder(ctx, id, runID).Get(ctx)
// }

func getResult(f *File, w *Workflow) *jen.Statement {
	c, ctx, id, runID := w.local("c"), w.local("ctx"), w.local("id"), w.local("runID")
	result, err := w.local("result"), w.local("err")

	notFound := []jen.Code{jen.Return(jen.Id(err))}
	if w.Result != nil {
		notFound = []jen.Code{
			jen.Var().Id(result).Add(w.Result.code()),
			jen.Return(jen.Id(result), jen.Id(err)),
		}
	}
	return document(
		jen.Func().Add(f.clientReceiver(c)).Id(w.getResult()).
			Params(goContext(ctx), idAndRunID(w)).
			Add(w.results()).
			Block(
				jen.List(jen.Id(runID), jen.Id(err)).Op(":=").Id(c).Dot("find").
					Call(jen.Id(ctx), jen.Id(id), jen.Id(runID), jen.Id(w.typeNameConst())),
				jen.If(jen.Id(err).Op("!=").Nil()).Block(notFound...),
				jen.Return(jen.Id(c).Dot(w.get()).Call(jen.Id(ctx), jen.Id(id), jen.Id(runID)).Dot("Get").Call(jen.Id(ctx))),
			),
		w.getResult()+" waits for a run of the workflow "+w.Link+" to close and returns its "+w.outcome()+". "+
			"A run of another Workflow Type is a *serviceerror.NotFound. An empty runID means the latest run.",
		w.Deprecated,
	)
}
