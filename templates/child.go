package templates

import "github.com/dave/jennifer/jen"

// func ExecuteProcessOrderChild(ctx workflow.Context, in OrderInput) ProcessOrderChildFuture {
//	return ProcessOrderChildFuture{workflow.ExecuteChildWorkflow(ctx, ProcessOrderTypeName, in)}
// }

func executeChild(_ *File, w *Workflow) *jen.Statement {
	ctx := w.localBesideParams("ctx")
	doc := w.executeChild() + " starts the workflow " + w.Link + " as a child of the calling workflow. " +
		"Its options come from " + ctx + ", see [workflow.WithChildOptions]."
	if w.TaskQueue != "" {
		doc += " Without a TaskQueue there it runs on its parent's, not on [" + w.taskQueueConst() + "]."
	}
	return document(
		jen.Func().Id(w.executeChild()).
			Params(w.withParams(workflowContext(ctx))...).
			Id(w.childFuture()).
			Block(jen.Return(jen.Id(w.childFuture()).Values(
				jen.Qual(workflowPath, "ExecuteChildWorkflow").
					Call(w.withArgs(jen.Id(ctx), jen.Id(w.typeNameConst()))...),
			))),
		doc,
		w.Deprecated,
	)
}

// type ProcessOrderChildFuture struct{ workflow.ChildWorkflowFuture }

func childFutureType(_ *File, w *Workflow) *jen.Statement {
	return document(
		jen.Type().Id(w.childFuture()).Struct(jen.Qual(workflowPath, "ChildWorkflowFuture")),
		w.childFuture()+" is the future of a child workflow "+w.Link+". "+
			"A [workflow.Selector] takes its ChildWorkflowFuture.",
		w.Deprecated,
	)
}

// func (f ProcessOrderChildFuture) Get(ctx workflow.Context) (OrderResult, error) {
//	var result OrderResult
//	err := f.ChildWorkflowFuture.Get(ctx, &result)
//	return result, err
// }

func childFutureGet(_ *File, w *Workflow) *jen.Statement {
	f, ctx := w.local("f"), w.local("ctx")
	return document(
		jen.Func().Params(jen.Id(f).Id(w.childFuture())).Id("Get").
			Params(workflowContext(ctx)).
			Add(w.results()).
			Block(w.decode(func(pointer jen.Code) *jen.Statement {
				return jen.Id(f).Dot("ChildWorkflowFuture").Dot("Get").Call(jen.Id(ctx), pointer)
			})...),
		"Get waits for the child workflow to close and returns its "+w.outcome()+".",
	)
}
