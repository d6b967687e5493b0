package templates

import "github.com/dave/jennifer/jen"

// func (r ProcessOrderRun) Cancel(ctx context.Context) error {
//	return r.client.CancelWorkflowWithOptions(ctx, client.CancelWorkflowOptions{
//		WorkflowID:          r.GetID(),
//		RunID:               r.runID,
//		FirstExecutionRunID: r.GetFirstExecutionRunID(),
//	})
// }
//
// With an SDK that cannot pin the first run:
//
// func (r ProcessOrderRun) Cancel(ctx context.Context) error {
//	return r.client.CancelWorkflow(ctx, r.GetID(), r.runID)
// }

func runCancel(f *File, w *Workflow) *jen.Statement {
	r, ctx := w.local("r"), w.local("ctx")
	call := jen.Id(r).Dot("client").Dot("CancelWorkflow").
		Call(jen.Id(ctx), jen.Id(r).Dot("GetID").Call(), jen.Id(r).Dot("runID"))
	if f.PinsFirstRun {
		call = jen.Id(r).Dot("client").Dot("CancelWorkflowWithOptions").
			Call(jen.Id(ctx), jen.Qual(clientPath, "CancelWorkflowOptions").Add(targetFields(r)))
	}
	return document(
		jen.Func().Add(w.runReceiver(r)).Id("Cancel").Params(goContext(ctx)).Error().Block(jen.Return(call)),
		"Cancel requests the cancellation of the workflow. "+f.target(w),
	)
}

// targetFields are the braces of a cancel or terminate request. The SDK
// ignores RunID where FirstExecutionRunID is set, and a run that was looked up
// by ID has no FirstExecutionRunID.
func targetFields(r string, more ...jen.Code) *jen.Statement {
	return jen.Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, append([]jen.Code{
		jen.Id("WorkflowID").Op(":").Id(r).Dot("GetID").Call(),
		jen.Id("RunID").Op(":").Id(r).Dot("runID"),
		jen.Id("FirstExecutionRunID").Op(":").Id(r).Dot("GetFirstExecutionRunID").Call(),
	}, more...)...)
}

// target says which run a cancel or terminate request reaches.
func (f *File) target(w *Workflow) string {
	if f.PinsFirstRun {
		return "A run that [" + f.Client + "." + w.execute() + "] started is followed through " +
			"continue-as-new and retries, never to another workflow with the same ID."
	}
	return f.latest(w)
}
