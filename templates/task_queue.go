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
