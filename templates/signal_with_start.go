package templates

import "github.com/dave/jennifer/jen"

// func (c *WorkflowClient) SignalWithStartProcessOrderApprove(ctx context.Context, options client.StartWorkflowOptions, in OrderInput, approval Approval) (ProcessOrderRun, error) {
//	if options.TaskQueue == "" {
//		options.TaskQueue = ProcessOrderTaskQueue
//	}
//	run, err := c.client.SignalWithStartWorkflow(ctx, options.ID, ProcessOrderApproveSignal, approval, options, ProcessOrderTypeName, in)
//	if err != nil {
//		return ProcessOrderRun{}, err
//	}
//	return ProcessOrderRun{run, c.handle(run, "")}, nil
// }

func signalWithStart(f *File, w *Workflow, m *message) *jen.Statement {
	c, ctx, options := m.localBesideStart("c"), m.localBesideStart("ctx"), m.localBesideStart("options")
	run, err := m.localBesideStart("run"), m.localBesideStart("err")
	params := w.withParams(goContext(ctx), jen.Id(options).Qual(clientPath, "StartWorkflowOptions"))
	return document(
		jen.Func().Add(f.clientReceiver(c)).Id(w.signalWithStart(m.Message)).
			Params(withParams(m.startParams, params...)...).
			Params(jen.Id(w.runType()), jen.Error()).
			Block(
				w.fillTaskQueue(options),
				jen.List(jen.Id(run), jen.Id(err)).Op(":=").Id(c).Dot("client").Dot("SignalWithStartWorkflow").
					Call(w.withArgs(
						jen.Id(ctx), jen.Id(options).Dot("ID"),
						jen.Id(w.messageConst(m.Message)), payload(m.startParams),
						jen.Id(options), jen.Id(w.typeNameConst()),
					)...),
				jen.If(jen.Id(err).Op("!=").Nil()).Block(jen.Return(jen.Id(w.runType()).Values(), jen.Id(err))),
				jen.Return(w.startedRun(c, run), jen.Nil()),
			),
		w.signalWithStart(m.Message)+" sends the signal ["+w.messageConst(m.Message)+"] to the workflow "+w.Link+
			" with the ID in "+options+", which it starts first when none is running, and returns its run."+
			w.filledTaskQueue(options),
		w.Deprecated,
	)
}
