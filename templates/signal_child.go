package templates

import "github.com/dave/jennifer/jen"

// func (f ProcessOrderChildFuture) SignalApprove(ctx workflow.Context, approval Approval) workflow.Future {
//	return f.SignalChildWorkflow(ctx, ProcessOrderApproveSignal, approval)
// }

func childSignal(_ *File, w *Workflow, m *message) *jen.Statement {
	f, ctx := m.localBesideParams("f"), m.localBesideParams("ctx")
	return document(
		jen.Func().Params(jen.Id(f).Id(w.childFuture())).Id(m.send()).
			Params(withParams(m.params, workflowContext(ctx))...).
			Qual(workflowPath, "Future").
			Block(jen.Return(
				jen.Id(f).Dot("SignalChildWorkflow").
					Call(jen.Id(ctx), jen.Id(w.messageConst(m.Message)), payload(m.params)),
			)),
		m.send()+" waits for the child workflow to start and sends it the signal ["+w.messageConst(m.Message)+"]. "+
			"The future is ready when the signal has been sent.",
		m.Doc,
	)
}
