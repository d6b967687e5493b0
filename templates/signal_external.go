package templates

import "github.com/dave/jennifer/jen"

// func SignalExternalProcessOrderApprove(ctx workflow.Context, id, runID string, approval Approval) workflow.Future {
//	return workflow.SignalExternalWorkflow(ctx, id, runID, ProcessOrderApproveSignal, approval)
// }

func signalExternal(_ *File, w *Workflow, m *message) *jen.Statement {
	ctx, id, runID := m.localBesideParams("ctx"), m.localBesideParams("id"), m.localBesideParams("runID")
	params := withParams(m.params, workflowContext(ctx), jen.List(jen.Id(id), jen.Id(runID)).String())
	return document(
		jen.Func().Id(w.signalExternal(m.Message)).
			Params(params...).
			Qual(workflowPath, "Future").
			Block(jen.Return(
				jen.Qual(workflowPath, "SignalExternalWorkflow").Call(
					jen.Id(ctx), jen.Id(id), jen.Id(runID),
					jen.Id(w.messageConst(m.Message)), payload(m.params),
				),
			)),
		w.signalExternal(m.Message)+" sends, from a workflow, the signal ["+w.messageConst(m.Message)+"] to a run of the workflow "+
			w.Link+". An empty "+runID+" means the latest run. The future is ready when the signal has been sent.",
		w.Deprecated,
	)
}
