package templates

import "github.com/dave/jennifer/jen"

// func (r ProcessOrderRun) UpdateAddItem(ctx context.Context, item Item) (Total, error) {
//	handle, err := r.StartUpdateAddItem(ctx, client.UpdateWorkflowOptions{WaitForStage: client.WorkflowUpdateStageCompleted}, item)
//	if err != nil {
//		var result Total
//		return result, err
//	}
//	return handle.Get(ctx)
// }

func runUpdate(f *File, w *Workflow, m *message) *jen.Statement {
	r, ctx := m.localBesideParams("r"), m.localBesideParams("ctx")
	handle, result, err := m.localBesideParams("handle"), m.localBesideParams("result"), m.localBesideParams("err")

	failed := []jen.Code{jen.Return(jen.Id(err))}
	if m.Result != nil {
		failed = []jen.Code{
			jen.Var().Id(result).Add(m.Result.code()),
			jen.Return(jen.Id(result), jen.Id(err)),
		}
	}
	completed := jen.Qual(clientPath, "UpdateWorkflowOptions").Values(
		jen.Id("WaitForStage").Op(":").Qual(clientPath, "WorkflowUpdateStageCompleted"),
	)
	return document(
		jen.Func().Add(w.runReceiver(r)).Id(m.send()).
			Params(withParams(m.params, goContext(ctx))...).
			Add(results(m.Result)).
			Block(
				jen.List(jen.Id(handle), jen.Id(err)).Op(":=").Id(r).Dot(m.startUpdate()).
					Call(withArgs(m.params, jen.Id(ctx), completed)...),
				jen.If(jen.Id(err).Op("!=").Nil()).Block(failed...),
				jen.Return(jen.Id(handle).Dot("Get").Call(jen.Id(ctx))),
			),
		m.send()+" sends the update ["+w.messageConst(m.Message)+"] to the workflow, waits for it to complete and returns its "+
			outcome(m.Result)+". "+f.latest(w)+" ["+w.runType()+"."+m.startUpdate()+"] does not wait.",
		m.Doc,
	)
}
