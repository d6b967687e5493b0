package templates

import "github.com/dave/jennifer/jen"

// func (r ProcessOrderRun) GetAddItemUpdate(updateID string) ProcessOrderAddItemUpdateHandle {
//	return ProcessOrderAddItemUpdateHandle{r.client.GetWorkflowUpdateHandle(client.GetWorkflowUpdateHandleOptions{
//		WorkflowID: r.GetID(),
//		RunID:      r.runID,
//		UpdateID:   updateID,
//	})}
// }

func runGetUpdate(f *File, w *Workflow, m *message) *jen.Statement {
	r, updateID := m.local("r"), m.local("updateID")
	return document(
		jen.Func().Add(w.runReceiver(r)).Id(m.getUpdate()).
			Params(jen.Id(updateID).String()).
			Id(w.updateHandle(m.Message)).
			Block(jen.Return(jen.Id(w.updateHandle(m.Message)).Values(
				jen.Id(r).Dot("client").Dot("GetWorkflowUpdateHandle").Call(
					jen.Qual(clientPath, "GetWorkflowUpdateHandleOptions").Custom(
						jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true},
						jen.Id("WorkflowID").Op(":").Id(r).Dot("GetID").Call(),
						jen.Id("RunID").Op(":").Id(r).Dot("runID"),
						jen.Id("UpdateID").Op(":").Id(updateID),
					),
				),
			))),
		m.getUpdate()+" returns an update ["+w.messageConst(m.Message)+"] by its ID. It does not ask Temporal whether there is one. "+
			"An update belongs to the run that accepted it: where that may not be the latest, get the run from "+
			"["+f.Client+"."+w.get()+"] with the RunID of the update's first handle.",
	)
}
