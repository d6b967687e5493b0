package templates

import "github.com/dave/jennifer/jen"

// func (h *workflowClientHandle) Cancel(ctx context.Context) error {
//	return h.client.CancelWorkflowWithOptions(ctx, client.CancelWorkflowOptions{
//		WorkflowID:          h.run.GetID(),
//		RunID:               h.runID,
//		FirstExecutionRunID: h.run.GetFirstExecutionRunID(),
//	})
// }
//
// With an SDK that cannot pin the first run:
//
// func (h *workflowClientHandle) Cancel(ctx context.Context) error {
//	return h.client.CancelWorkflow(ctx, h.run.GetID(), h.runID)
// }

func handleCancel(f *File) *jen.Statement {
	call := jen.Id("h").Dot("client").Dot("CancelWorkflow").
		Call(jen.Id("ctx"), jen.Id("h").Dot("run").Dot("GetID").Call(), jen.Id("h").Dot("runID"))
	if f.PinsFirstRun {
		call = jen.Id("h").Dot("client").Dot("CancelWorkflowWithOptions").
			Call(jen.Id("ctx"), jen.Qual(clientPath, "CancelWorkflowOptions").Add(targetFields()))
	}
	return document(
		jen.Func().Add(f.handleReceiver()).Id("Cancel").Params(goContext("ctx")).Error().Block(jen.Return(call)),
		"Cancel requests the cancellation of the workflow. "+f.target(),
	)
}

func (f *File) handleReceiver() *jen.Statement {
	return jen.Params(jen.Id("h").Op("*").Id(f.handle()))
}

// targetFields are the braces of a cancel or terminate request. The SDK
// ignores RunID where FirstExecutionRunID is set, and a run that was looked up
// by ID has no FirstExecutionRunID.
func targetFields(more ...jen.Code) *jen.Statement {
	return jen.Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, append([]jen.Code{
		jen.Id("WorkflowID").Op(":").Id("h").Dot("run").Dot("GetID").Call(),
		jen.Id("RunID").Op(":").Id("h").Dot("runID"),
		jen.Id("FirstExecutionRunID").Op(":").Id("h").Dot("run").Dot("GetFirstExecutionRunID").Call(),
	}, more...)...)
}

// target says which run a cancel or terminate request reaches.
func (f *File) target() string {
	if f.PinsFirstRun {
		return "A run that [" + f.Client + "] started is followed through " +
			"continue-as-new and retries, never to another workflow with the same ID."
	}
	return "The request goes to the latest run with the workflow's ID, or to the one whose ID [" + f.Client + "] was given."
}
