package templates

import "github.com/dave/jennifer/jen"

// func (c *WorkflowClient) UpdateWithStartProcessOrderAddItem(ctx context.Context, options client.StartWorkflowOptions, in OrderInput, updateOptions client.UpdateWorkflowOptions, item Item) (ProcessOrderRun, ProcessOrderAddItemUpdateHandle, error) {
//	if options.TaskQueue == "" {
//		options.TaskQueue = ProcessOrderTaskQueue
//	}
//	updateOptions.UpdateName = ProcessOrderAddItemUpdate
//	updateOptions.Args = []any{item}
//	run, handle, err := c.updateWithStart(ctx, options, updateOptions, ProcessOrderTypeName, in)
//	if err != nil {
//		return ProcessOrderRun{}, ProcessOrderAddItemUpdateHandle{}, err
//	}
//	return ProcessOrderRun{run, c.handle(run, "")}, ProcessOrderAddItemUpdateHandle{handle}, nil
// }

func updateWithStart(f *File, w *Workflow, m *message) *jen.Statement {
	c, ctx := m.localBesideStart("c"), m.localBesideStart("ctx")
	options, updateOptions := m.localBesideStart("options"), m.localBesideStart("updateOptions")
	run, handle, err := m.localBesideStart("run"), m.localBesideStart("handle"), m.localBesideStart("err")

	params := w.withParams(goContext(ctx), jen.Id(options).Qual(clientPath, "StartWorkflowOptions"))
	params = append(params, jen.Id(updateOptions).Qual(clientPath, "UpdateWorkflowOptions"))
	return document(
		jen.Func().Add(f.clientReceiver(c)).Id(w.updateWithStart(m.Message)).
			Params(withParams(m.startParams, params...)...).
			Params(jen.Id(w.runType()), jen.Id(w.updateHandle(m.Message)), jen.Error()).
			Block(
				w.fillTaskQueue(options),
				jen.Id(updateOptions).Dot("UpdateName").Op("=").Id(w.messageConst(m.Message)),
				jen.Id(updateOptions).Dot("Args").Op("=").Add(updateArgs(m.startParams)),
				jen.List(jen.Id(run), jen.Id(handle), jen.Id(err)).Op(":=").Id(c).Dot("updateWithStart").
					Call(w.withArgs(jen.Id(ctx), jen.Id(options), jen.Id(updateOptions), jen.Id(w.typeNameConst()))...),
				jen.If(jen.Id(err).Op("!=").Nil()).Block(
					jen.Return(jen.Id(w.runType()).Values(), jen.Id(w.updateHandle(m.Message)).Values(), jen.Id(err)),
				),
				jen.Return(w.startedRun(c, run), jen.Id(w.updateHandle(m.Message)).Values(jen.Id(handle)), jen.Nil()),
			),
		w.updateWithStart(m.Message)+" sends the update ["+w.messageConst(m.Message)+"] to the workflow "+w.Link+
			" with the ID in "+options+", which it starts first when none is running, and returns when the update has reached "+
			updateOptions+".WaitForStage, by default [client.WorkflowUpdateStageAccepted]. "+
			options+".WorkflowIDConflictPolicy is required: "+
			"with WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING a workflow that is running already gets the update, "+
			"with WORKFLOW_ID_CONFLICT_POLICY_FAIL it is an error."+
			w.filledTaskQueue(options),
		w.Deprecated,
	)
}

// func (c *WorkflowClient) updateWithStart(ctx context.Context, options client.StartWorkflowOptions, updateOptions client.UpdateWorkflowOptions, typeName string, args ...any) (client.WorkflowRun, client.WorkflowUpdateHandle, error) {
//	// 0 is WORKFLOW_ID_CONFLICT_POLICY_UNSPECIFIED.
//	if options.WorkflowIDConflictPolicy == 0 {
//		return nil, nil, serviceerror.NewInvalidArgument("...")
//	}
//	if updateOptions.WaitForStage == client.WorkflowUpdateStageUnspecified {
//		updateOptions.WaitForStage = client.WorkflowUpdateStageAccepted
//	}
//	start := c.client.NewWithStartWorkflowOperation(options, typeName, args...)
//	handle, err := c.client.UpdateWithStartWorkflow(ctx, client.UpdateWithStartWorkflowOptions{
//		StartWorkflowOperation: start,
//		UpdateOptions:          updateOptions,
//	})
//	if err != nil {
//		return nil, nil, err
//	}
//	run, err := start.Get(ctx)
//	return run, handle, err
// }
//
// The operation's Get comes last, because it waits for ever where the update
// has failed. The policy is compared with 0 to spare every file an import.

func clientUpdateWithStart(f *File) *jen.Statement {
	if !f.Updates {
		return nil
	}
	const fix = "update-with-start needs options.WorkflowIDConflictPolicy: set " +
		"WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING to update a workflow that is running already, " +
		"or WORKFLOW_ID_CONFLICT_POLICY_FAIL to get an error then"
	return document(
		jen.Func().Params(jen.Id("c").Op("*").Id(f.Client)).Id("updateWithStart").
			Params(
				goContext("ctx"),
				jen.Id("options").Qual(clientPath, "StartWorkflowOptions"),
				jen.Id("updateOptions").Qual(clientPath, "UpdateWorkflowOptions"),
				jen.Id("typeName").String(),
				jen.Id("args").Op("...").Any(),
			).
			Params(jen.Qual(clientPath, "WorkflowRun"), jen.Qual(clientPath, "WorkflowUpdateHandle"), jen.Error()).
			Block(
				jen.Comment("0 is WORKFLOW_ID_CONFLICT_POLICY_UNSPECIFIED."),
				jen.If(jen.Id("options").Dot("WorkflowIDConflictPolicy").Op("==").Lit(0)).Block(jen.Return(jen.Nil(), jen.Nil(), jen.Qual(serviceerrorPath, "NewInvalidArgument").Call(jen.Lit(fix)))),
				acceptUnspecified("updateOptions"),
				jen.Id("start").Op(":=").Id("c").Dot("client").Dot("NewWithStartWorkflowOperation").
					Call(jen.Id("options"), jen.Id("typeName"), jen.Id("args").Op("...")),
				jen.List(jen.Id("handle"), jen.Err()).Op(":=").Id("c").Dot("client").Dot("UpdateWithStartWorkflow").Call(
					jen.Id("ctx"),
					jen.Qual(clientPath, "UpdateWithStartWorkflowOptions").Custom(
						jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true},
						jen.Id("StartWorkflowOperation").Op(":").Id("start"),
						jen.Id("UpdateOptions").Op(":").Id("updateOptions"),
					),
				),
				jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Nil(), jen.Nil(), jen.Err())),
				jen.List(jen.Id("run"), jen.Err()).Op(":=").Id("start").Dot("Get").Call(jen.Id("ctx")),
				jen.Return(jen.Id("run"), jen.Id("handle"), jen.Err()),
			),
		"updateWithStart sends an update to a workflow, which it starts first when none is running. "+
			"It refuses what the SDK would refuse, in words that say how to fix it.",
	)
}
