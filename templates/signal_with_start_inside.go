package templates

import "github.com/dave/jennifer/jen"

// func SignalWithStartProcessOrderApprove(ctx workflow.Context, options workflow.SignalWithStartWorkflowOptions, workflowID string, in OrderInput, approval Approval) workflow.Future {
//	if options.TaskQueue == "" {
//		options.TaskQueue = ProcessOrderTaskQueue
//	}
//	return workflow.SignalWithStartWorkflow(ctx, options, workflowID, ProcessOrderApproveSignal, approval, ProcessOrderTypeName, in)
// }

func signalWithStartInside(_ *File, w *Workflow, m *message) *jen.Statement {
	if !w.Signaled {
		return nil
	}
	ctx, options, id := m.localBesideStart("ctx"), m.localBesideStart("options"), m.localBesideStart("workflowID")
	params := w.withParams(workflowContext(ctx), jen.Id(options).Qual(workflowPath, "SignalWithStartWorkflowOptions"), jen.Id(id).String())
	return document(
		jen.Func().Id(w.signalWithStartInside(m.Message)).
			Params(withParams(m.startParams, params...)...).
			Qual(workflowPath, "Future").
			Block(
				w.fillTaskQueue(options),
				jen.Return(jen.Qual(workflowPath, "SignalWithStartWorkflow").Call(w.withArgs(
					jen.Id(ctx), jen.Id(options), jen.Id(id),
					jen.Id(w.messageConst(m.Message)), payload(m.startParams),
					jen.Id(w.typeNameConst()),
				)...)),
			),
		w.signalWithStartInside(m.Message)+" sends, from a workflow, the signal ["+w.messageConst(m.Message)+"] to the workflow "+w.Link+
			" with that ID, which it starts first when none is running. The future has its [workflow.Execution] when the signal "+
			"has been sent. Experimental in the SDK."+w.filledTaskQueue(options),
		w.Deprecated,
	)
}
