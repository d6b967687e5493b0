package templates

import "github.com/dave/jennifer/jen"

// type workflowClientHandle struct {
//	client client.Client
//	run    client.WorkflowRun
//	runID  string
// }
//
// All runs embed a pointer to one. For each method of a type the compiler makes
// those of the type and of its pointer, which copy the receiver: runs are small
// for that, and don't have Cancel and Terminate compiled for each workflow.

func handleType(f *File) *jen.Statement {
	return document(
		jen.Type().Id(f.handle()).Struct(
			jen.Id("client").Qual(clientPath, "Client"),
			jen.Id("run").Qual(clientPath, "WorkflowRun"),
			jen.Id("runID").String().Comment("as given to "+f.Client+"; empty for the latest run"),
		),
		f.handle()+" is how the runs of all workflows reach Temporal.",
	)
}

// func (c *WorkflowClient) handle(run client.WorkflowRun, runID string) *workflowClientHandle {
//	return &workflowClientHandle{client: c.client, run: run, runID: runID}
// }

func clientHandle(f *File) *jen.Statement {
	return document(
		jen.Func().Add(f.clientReceiver("c")).Id("handle").
			Params(jen.Id("run").Qual(clientPath, "WorkflowRun"), jen.Id("runID").String()).
			Op("*").Id(f.handle()).
			Block(jen.Return(jen.Op("&").Id(f.handle()).Values(jen.List(
				jen.Id("client").Op(":").Id("c").Dot("client"),
				jen.Id("run").Op(":").Id("run"),
				jen.Id("runID").Op(":").Id("runID"),
			)))),
		"handle returns the handle of a run. An empty runID means the latest run.",
	)
}
