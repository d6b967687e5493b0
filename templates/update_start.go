package templates

import "github.com/dave/jennifer/jen"

// func (r ProcessOrderRun) StartUpdateAddItem(ctx context.Context, options client.UpdateWorkflowOptions, item Item) (ProcessOrderAddItemUpdateHandle, error) {
//	options.WorkflowID = r.GetID()
//	options.RunID = r.runID
//	options.UpdateName = ProcessOrderAddItemUpdate
//	options.Args = []any{item}
//	if options.WaitForStage == client.WorkflowUpdateStageUnspecified {
//		options.WaitForStage = client.WorkflowUpdateStageAccepted
//	}
//	handle, err := r.client.UpdateWorkflow(ctx, options)
//	if err != nil {
//		return ProcessOrderAddItemUpdateHandle{}, err
//	}
//	return ProcessOrderAddItemUpdateHandle{handle}, nil
// }

func runStartUpdate(f *File, w *Workflow, m *message) *jen.Statement {
	r, ctx, options := m.localBesideParams("r"), m.localBesideParams("ctx"), m.localBesideParams("options")
	handle, err := m.localBesideParams("handle"), m.localBesideParams("err")
	return document(
		jen.Func().Add(w.runReceiver(r)).Id(m.startUpdate()).
			Params(withParams(m.params, goContext(ctx), jen.Id(options).Qual(clientPath, "UpdateWorkflowOptions"))...).
			Params(jen.Id(w.updateHandle(m.Message)), jen.Error()).
			Block(
				jen.Id(options).Dot("WorkflowID").Op("=").Id(r).Dot("GetID").Call(),
				jen.Id(options).Dot("RunID").Op("=").Id(r).Dot("runID"),
				jen.Id(options).Dot("UpdateName").Op("=").Id(w.messageConst(m.Message)),
				jen.Id(options).Dot("Args").Op("=").Add(updateArgs(m.params)),
				acceptUnspecified(options),
				jen.List(jen.Id(handle), jen.Id(err)).Op(":=").
					Id(r).Dot("client").Dot("UpdateWorkflow").Call(jen.Id(ctx), jen.Id(options)),
				jen.If(jen.Id(err).Op("!=").Nil()).Block(jen.Return(jen.Id(w.updateHandle(m.Message)).Values(), jen.Id(err))),
				jen.Return(jen.Id(w.updateHandle(m.Message)).Values(jen.Id(handle)), jen.Nil()),
			),
		m.startUpdate()+" sends the update ["+w.messageConst(m.Message)+"] to the workflow and returns when it has reached "+
			options+".WaitForStage, by default [client.WorkflowUpdateStageAccepted]. "+
			"What "+options+" have for the workflow, the name and the arguments is replaced. "+f.latest(w),
		m.Doc,
	)
}

// updateArgs is what the Args of an update are set to.
func updateArgs(params []Param) *jen.Statement {
	if len(params) == 0 {
		return jen.Nil()
	}
	return jen.Index().Any().Values(withArgs(params)...)
}

// acceptUnspecified gives options a stage to wait for, as the SDK requires.
func acceptUnspecified(options string) *jen.Statement {
	return jen.If(jen.Id(options).Dot("WaitForStage").Op("==").Qual(clientPath, "WorkflowUpdateStageUnspecified")).Block(
		jen.Id(options).Dot("WaitForStage").Op("=").Qual(clientPath, "WorkflowUpdateStageAccepted"),
	)
}
