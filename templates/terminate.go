package templates

import "github.com/dave/jennifer/jen"

// func (h *workflowClientHandle) Terminate(ctx context.Context, reason string, details ...any) error {
//	return h.client.TerminateWorkflowWithOptions(ctx, client.TerminateWorkflowOptions{
//		WorkflowID:          h.run.GetID(),
//		RunID:               h.runID,
//		FirstExecutionRunID: h.run.GetFirstExecutionRunID(),
//		Reason:              reason,
//		Details:             details,
//	})
// }
//
// With an SDK that cannot pin the first run:
//
// func (h *workflowClientHandle) Terminate(ctx context.Context, reason string, details ...any) error {
//	return h.client.TerminateWorkflow(ctx, h.run.GetID(), h.runID, reason, details...)
// }

func handleTerminate(f *File) *jen.Statement {
	call := jen.Id("h").Dot("client").Dot("TerminateWorkflow").
		Call(jen.Id("ctx"), jen.Id("h").Dot("run").Dot("GetID").Call(), jen.Id("h").Dot("runID"), jen.Id("reason"), jen.Id("details").Op("..."))
	if f.PinsFirstRun {
		call = jen.Id("h").Dot("client").Dot("TerminateWorkflowWithOptions").
			Call(jen.Id("ctx"), jen.Qual(clientPath, "TerminateWorkflowOptions").Add(targetFields(
				jen.Id("Reason").Op(":").Id("reason"),
				jen.Id("Details").Op(":").Id("details"),
			)))
	}
	return document(
		jen.Func().Add(f.handleReceiver()).Id("Terminate").
			Params(goContext("ctx"), jen.Id("reason").String(), jen.Id("details").Op("...").Any()).
			Error().
			Block(jen.Return(call)),
		"Terminate ends the workflow at once; its code gets no chance to clean up. "+f.target(),
	)
}
