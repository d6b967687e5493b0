package templates

import "github.com/dave/jennifer/jen"

// func (r ProcessOrderRun) SignalApprove(ctx context.Context, approval Approval) error {
//	return r.client.SignalWorkflow(ctx, r.GetID(), r.runID, ProcessOrderApproveSignal, approval)
// }

func runSignal(f *File, w *Workflow, m *message) *jen.Statement {
	r, ctx := m.localBesideParams("r"), m.localBesideParams("ctx")
	return document(
		jen.Func().Add(w.runReceiver(r)).Id(m.send()).
			Params(withParams(m.params, goContext(ctx))...).
			Error().
			Block(jen.Return(
				jen.Id(r).Dot("client").Dot("SignalWorkflow").Call(
					jen.Id(ctx), jen.Id(r).Dot("GetID").Call(), jen.Id(r).Dot("runID"),
					jen.Id(w.messageConst(m.Message)), payload(m.params),
				),
			)),
		m.send()+" sends the signal ["+w.messageConst(m.Message)+"] to the workflow. "+f.latest(w),
		m.Doc,
	)
}

// payload is the argument of a signal, which the SDK takes in any case.
func payload(params []Param) *jen.Statement {
	if len(params) == 0 {
		return jen.Nil()
	}
	return jen.Id(params[0].Name)
}
