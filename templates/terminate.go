package templates

import "github.com/dave/jennifer/jen"

// func (r ProcessOrderRun) Terminate(ctx context.Context, reason string, details ...any) error {
//	return r.client.TerminateWorkflowWithOptions(ctx, client.TerminateWorkflowOptions{
//		WorkflowID:          r.GetID(),
//		RunID:               r.runID,
//		FirstExecutionRunID: r.GetFirstExecutionRunID(),
//		Reason:              reason,
//		Details:             details,
//	})
// }
//
// With an SDK that cannot pin the first run:
//
// func (r ProcessOrderRun) Terminate(ctx context.Context, reason string, details ...any) error {
//	return r.client.TerminateWorkflow(ctx, r.GetID(), r.runID, reason, details...)
// }

func runTerminate(f *File, w *Workflow) *jen.Statement {
	r, ctx, reason, details := w.local("r"), w.local("ctx"), w.local("reason"), w.local("details")
	call := jen.Id(r).Dot("client").Dot("TerminateWorkflow").
		Call(jen.Id(ctx), jen.Id(r).Dot("GetID").Call(), jen.Id(r).Dot("runID"), jen.Id(reason), jen.Id(details).Op("..."))
	if f.PinsFirstRun {
		call = jen.Id(r).Dot("client").Dot("TerminateWorkflowWithOptions").
			Call(jen.Id(ctx), jen.Qual(clientPath, "TerminateWorkflowOptions").Add(targetFields(r,
				jen.Id("Reason").Op(":").Id(reason),
				jen.Id("Details").Op(":").Id(details),
			)))
	}
	return document(
		jen.Func().Add(w.runReceiver(r)).Id("Terminate").
			Params(goContext(ctx), jen.Id(reason).String(), jen.Id(details).Op("...").Any()).
			Error().
			Block(jen.Return(call)),
		"Terminate ends the workflow at once; its code gets no chance to clean up. "+f.target(w),
	)
}
