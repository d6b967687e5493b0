package templates

import "github.com/dave/jennifer/jen"

// const ProcessOrderTaskQueue = "orders"

func taskQueue(_ *File, w *Workflow) *jen.Statement {
	if w.TaskQueue == "" {
		return nil
	}
	return document(
		jen.Const().Id(w.taskQueueConst()).Op("=").Lit(w.TaskQueue),
		w.taskQueueConst()+" is the Task Queue of "+w.Link+" where options name none.",
		w.Deprecated,
	)
}

// fillTaskQueue puts the default Task Queue into options that name none. It is
// nil, which jennifer leaves out, for a workflow without one.
func (w *Workflow) fillTaskQueue(options string) *jen.Statement {
	if w.TaskQueue == "" {
		return nil
	}
	return jen.If(jen.Id(options).Dot("TaskQueue").Op("==").Lit("")).Block(
		jen.Id(options).Dot("TaskQueue").Op("=").Id(w.taskQueueConst()),
	)
}

// filledTaskQueue says what fillTaskQueue does.
func (w *Workflow) filledTaskQueue(options string) string {
	if w.TaskQueue == "" {
		return ""
	}
	return " An empty " + options + ".TaskQueue becomes [" + w.taskQueueConst() + "]."
}
