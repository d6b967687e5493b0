package templates

import "github.com/dave/jennifer/jen"

// func NewProcessOrderContinueAsNewError(ctx workflow.Context, in OrderInput) error {
//	return workflow.NewContinueAsNewError(ctx, ProcessOrderTypeName, in)
// }

func continueAsNew(_ *File, w *Workflow) *jen.Statement {
	ctx := w.localBesideParams("ctx")
	return document(
		jen.Func().Id(w.newContinueAsNew()).
			Params(w.withParams(workflowContext(ctx))...).
			Error().
			Block(jen.Return(
				jen.Qual(workflowPath, "NewContinueAsNewError").
					Call(w.withArgs(jen.Id(ctx), jen.Id(w.typeNameConst()))...),
			)),
		w.newContinueAsNew()+" returns the error with which a workflow ends its run and goes on as a new run of "+w.Link+".",
		w.Deprecated,
	)
}
