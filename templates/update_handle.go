package templates

import "github.com/dave/jennifer/jen"

// type ProcessOrderAddItemUpdateHandle struct{ client.WorkflowUpdateHandle }

func updateHandleType(_ *File, w *Workflow, m *message) *jen.Statement {
	return document(
		jen.Type().Id(w.updateHandle(m.Message)).Struct(jen.Qual(clientPath, "WorkflowUpdateHandle")),
		w.updateHandle(m.Message)+" is an update ["+w.messageConst(m.Message)+"] of a run. "+
			"What takes a [client.WorkflowUpdateHandle] takes its WorkflowUpdateHandle.",
		w.Deprecated,
	)
}

// func (h ProcessOrderAddItemUpdateHandle) Get(ctx context.Context) (Total, error) {
//	var result Total
//	err := h.WorkflowUpdateHandle.Get(ctx, &result)
//	return result, err
// }

func updateHandleGet(_ *File, w *Workflow, m *message) *jen.Statement {
	h, ctx := m.local("h"), m.local("ctx")
	return document(
		jen.Func().Params(jen.Id(h).Id(w.updateHandle(m.Message))).Id("Get").
			Params(goContext(ctx)).
			Add(results(m.Result)).
			Block(decode(m.Result, m.local, func(pointer jen.Code) *jen.Statement {
				return jen.Id(h).Dot("WorkflowUpdateHandle").Dot("Get").Call(jen.Id(ctx), pointer)
			})...),
		"Get waits for the update to complete and returns its "+outcome(m.Result)+".",
	)
}
