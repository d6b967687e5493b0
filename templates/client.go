package templates

import "github.com/dave/jennifer/jen"

// type WorkflowClient struct {
//	client client.Client
// }

func clientType(f *File) *jen.Statement {
	return document(
		jen.Type().Id(f.Client).Struct(jen.Id("client").Qual(clientPath, "Client")),
		f.Client+" "+f.starts(),
	)
}

// packageDoc is the documentation of a package that has no other.
func (f *File) packageDoc() string {
	what := "Package " + f.Package + " starts the workflows of package " + f.Source + "."
	switch {
	case f.Test:
		what = "Package " + f.Package + " is for tests of what uses package " + f.Source + ". Production does not link it."
	case f.ActivitiesOnly:
		what = "Package " + f.Package + " executes the activities of package " + f.Source + "."
	case f.ActivityResults || f.ActivityErrors:
		what = "Package " + f.Package + " starts the workflows and executes the activities of package " + f.Source + "."
	}
	return what
}

// starts is what the client does.
func (f *File) starts() string {
	switch {
	case f.ActivitiesOnly:
		return "starts activities of package " + f.Source + ", without a workflow."
	case f.StartsActivities:
		return "starts the workflows of package " + f.Source + " and finds their runs. It starts activities, too, without a workflow."
	}
	return "starts the workflows of package " + f.Source + " and finds their runs."
}

// func NewWorkflowClient(c client.Client) *WorkflowClient {
//	return &WorkflowClient{client: c}
// }

func clientConstructor(f *File) *jen.Statement {
	return document(
		jen.Func().Id(f.newClient()).Params(jen.Id("c").Qual(clientPath, "Client")).Op("*").Id(f.Client).Block(
			jen.Return(jen.Op("&").Id(f.Client).Values(jen.Dict{jen.Id("client"): jen.Id("c")})),
		),
		f.newClient()+" returns a "+f.Client+" that calls c.",
	)
}

// func (c *WorkflowClient) result(ctx context.Context, id, runID, typeName string, result any) error {
//	description, err := c.client.DescribeWorkflow(ctx, id, runID)
//	if err != nil {
//		return err
//	}
//	if actual := description.WorkflowType.Name; actual != typeName {
//		return serviceerror.NewNotFound("workflow " + id + " is a " + actual + ", not a " + typeName)
//	}
//	return c.client.GetWorkflow(ctx, id, description.WorkflowExecution.RunID).Get(ctx, result)
// }
//
// With an SDK that does not have DescribeWorkflow:
//
// func (c *WorkflowClient) result(ctx context.Context, id, runID, typeName string, result any) error {
//	response, err := c.client.DescribeWorkflowExecution(ctx, id, runID)
//	if err != nil {
//		return err
//	}
//	description := response.GetWorkflowExecutionInfo()
//	if actual := description.GetType().GetName(); actual != typeName {
//		return serviceerror.NewNotFound("workflow " + id + " is a " + actual + ", not a " + typeName)
//	}
//	return c.client.GetWorkflow(ctx, id, description.GetExecution().GetRunId()).Get(ctx, result)
// }

func clientResult(f *File) *jen.Statement {
	description := func() *jen.Statement { return jen.Id("description") }
	call := func(variable, method string) *jen.Statement {
		return jen.List(jen.Id(variable), jen.Err()).Op(":=").
			Id("c").Dot("client").Dot(method).Call(jen.Id("ctx"), jen.Id("id"), jen.Id("runID"))
	}
	failed := jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err()))
	describe := []jen.Code{call("description", "DescribeWorkflow"), failed}
	name := description().Dot("WorkflowType").Dot("Name")
	runID := description().Dot("WorkflowExecution").Dot("RunID")
	if !f.DescribesWorkflow {
		describe = []jen.Code{
			call("response", "DescribeWorkflowExecution"), failed,
			description().Op(":=").Id("response").Dot("GetWorkflowExecutionInfo").Call(),
		}
		name = description().Dot("GetType").Call().Dot("GetName").Call()
		runID = description().Dot("GetExecution").Call().Dot("GetRunId").Call()
	}
	return document(
		jen.Func().Add(f.clientReceiver("c")).Id("result").
			Params(goContext("ctx"), jen.List(jen.Id("id"), jen.Id("runID"), jen.Id("typeName")).String(), jen.Id("result").Any()).
			Error().
			Block(append(describe,
				jen.If(jen.Id("actual").Op(":=").Add(name), jen.Id("actual").Op("!=").Id("typeName")).
					Block(jen.Return(jen.Qual(serviceerrorPath, "NewNotFound").Call(
						jen.Lit("workflow ").Op("+").Id("id").Op("+").Lit(" is a ").Op("+").Id("actual").Op("+").Lit(", not a ").Op("+").Id("typeName"),
					))),
				jen.Return(jen.Id("c").Dot("client").Dot("GetWorkflow").Call(jen.Id("ctx"), jen.Id("id"), runID).
					Dot("Get").Call(jen.Id("ctx"), jen.Id("result"))),
			)...),
		"result waits for a run to close and decodes its result, after making sure of its Workflow Type: "+
			"the SDK would decode the result of another type into a zero value without an error.",
	)
}
