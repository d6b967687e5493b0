package templates

import "github.com/dave/jennifer/jen"

// type WorkflowClient struct {
//	client client.Client
// }

func clientType(f *File) *jen.Statement {
	return document(
		jen.Type().Id(f.Client).Struct(jen.Id("client").Qual(clientPath, "Client")),
		f.Client+" starts the workflows of package "+f.Package+" and finds their runs.",
	)
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

// func (c *WorkflowClient) checkType(ctx context.Context, id, runID, typeName string) error {
//	description, err := c.client.DescribeWorkflowExecution(ctx, id, runID)
//	if err != nil {
//		return err
//	}
//	if actual := description.GetWorkflowExecutionInfo().GetType().GetName(); actual != typeName {
//		return serviceerror.NewNotFound("workflow " + id + " is a " + actual + ", not a " + typeName)
//	}
//	return nil
// }

func clientTypeCheck(f *File) *jen.Statement {
	return document(
		jen.Func().Params(jen.Id("c").Op("*").Id(f.Client)).Id("checkType").
			Params(goContext("ctx"), jen.List(jen.Id("id"), jen.Id("runID"), jen.Id("typeName")).String()).
			Error().
			Block(
				jen.List(jen.Id("description"), jen.Err()).Op(":=").
					Id("c").Dot("client").Dot("DescribeWorkflowExecution").Call(jen.Id("ctx"), jen.Id("id"), jen.Id("runID")),
				jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Err())),
				jen.If(
					jen.Id("actual").Op(":=").Id("description").
						Dot("GetWorkflowExecutionInfo").Call().Dot("GetType").Call().Dot("GetName").Call(),
					jen.Id("actual").Op("!=").Id("typeName"),
				).Block(jen.Return(jen.Qual(serviceerrorPath, "NewNotFound").Call(
					jen.Lit("workflow ").Op("+").Id("id").Op("+").Lit(" is a ").Op("+").Id("actual").Op("+").Lit(", not a ").Op("+").Id("typeName"),
				))),
				jen.Return(jen.Nil()),
			),
		"checkType returns a *serviceerror.NotFound when the run is of another Workflow Type: "+
			"the SDK would decode its result into a zero value without an error.",
	)
}
