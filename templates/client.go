package templates

import "github.com/dave/jennifer/jen"

// type WorkflowClient struct {
//	client client.Client
// }

func clientType(f *File) *jen.Statement {
	return document(
		jen.Type().Id(f.Client).Struct(jen.Id("client").Qual(clientPath, "Client")),
		f.Client+" starts the workflows of package "+f.Source+" and finds their runs.",
	)
}

// packageDoc is the documentation of a package that has no other.
func (f *File) packageDoc() string {
	return "Package " + f.Package + " starts the workflows of package " + f.Source + "."
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

// func (c *WorkflowClient) find(ctx context.Context, id, runID, typeName string) (string, error) {
//	description, err := c.client.DescribeWorkflowExecution(ctx, id, runID)
//	if err != nil {
//		return "", err
//	}
//	info := description.GetWorkflowExecutionInfo()
//	if actual := info.GetType().GetName(); actual != typeName {
//		return "", serviceerror.NewNotFound("workflow " + id + " is a " + actual + ", not a " + typeName)
//	}
//	return info.GetExecution().GetRunId(), nil
// }

func clientFind(f *File) *jen.Statement {
	return document(
		jen.Func().Params(jen.Id("c").Op("*").Id(f.Client)).Id("find").
			Params(goContext("ctx"), jen.List(jen.Id("id"), jen.Id("runID"), jen.Id("typeName")).String()).
			Params(jen.String(), jen.Error()).
			Block(
				jen.List(jen.Id("description"), jen.Err()).Op(":=").
					Id("c").Dot("client").Dot("DescribeWorkflowExecution").Call(jen.Id("ctx"), jen.Id("id"), jen.Id("runID")),
				jen.If(jen.Err().Op("!=").Nil()).Block(jen.Return(jen.Lit(""), jen.Err())),
				jen.Id("info").Op(":=").Id("description").Dot("GetWorkflowExecutionInfo").Call(),
				jen.If(
					jen.Id("actual").Op(":=").Id("info").Dot("GetType").Call().Dot("GetName").Call(),
					jen.Id("actual").Op("!=").Id("typeName"),
				).Block(jen.Return(jen.Lit(""), jen.Qual(serviceerrorPath, "NewNotFound").Call(
					jen.Lit("workflow ").Op("+").Id("id").Op("+").Lit(" is a ").Op("+").Id("actual").Op("+").Lit(", not a ").Op("+").Id("typeName"),
				))),
				jen.Return(jen.Id("info").Dot("GetExecution").Call().Dot("GetRunId").Call(), jen.Nil()),
			),
		"find returns the ID of a run after making sure of its Workflow Type: "+
			"the SDK would decode the result of another type into a zero value without an error.",
	)
}
