package templates

import "github.com/dave/jennifer/jen"

// func NewProcessOrderScheduleAction(in OrderInput) *client.ScheduleWorkflowAction {
//	return &client.ScheduleWorkflowAction{
//		Workflow:  ProcessOrderTypeName,
//		Args:      []any{in},
//		TaskQueue: ProcessOrderTaskQueue,
//	}
// }

func scheduleAction(_ *File, w *Workflow) *jen.Statement {
	fields := []jen.Code{jen.Id("Workflow").Op(":").Id(w.typeNameConst())}
	if len(w.Params) > 0 {
		fields = append(fields, jen.Id("Args").Op(":").Index().Any().Values(w.withArgs()...))
	}
	doc := w.newScheduleAction() + " returns the action of a schedule that starts the workflow " + w.Link + "."
	if w.TaskQueue != "" {
		fields = append(fields, jen.Id("TaskQueue").Op(":").Id(w.taskQueueConst()))
	} else {
		doc += " Temporal requires its TaskQueue to be set."
	}
	return document(
		jen.Func().Id(w.newScheduleAction()).
			Params(w.withParams()...).
			Op("*").Qual(clientPath, "ScheduleWorkflowAction").
			Block(jen.Return(jen.Op("&").Qual(clientPath, "ScheduleWorkflowAction").Custom(
				jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, fields...,
			))),
		doc,
		w.Deprecated,
	)
}
