package templates

import "github.com/dave/jennifer/jen"

// func (c *WorkflowClient) ExecuteChargeActivity(ctx context.Context, options client.StartActivityOptions, card Card) (ChargeActivityHandle, error) {
//	handle, err := c.client.ExecuteActivity(ctx, options, ChargeActivityTypeName, card)
//	if err != nil {
//		return ChargeActivityHandle{}, err
//	}
//	return ChargeActivityHandle{handle}, nil
// }

func startActivity(f *File, a *Activity) *jen.Statement {
	if !a.Standalone {
		return nil
	}
	c, ctx, options := a.localBesideParams("c"), a.localBesideParams("ctx"), a.localBesideParams("options")
	handle, err := a.localBesideParams("handle"), a.localBesideParams("err")
	return document(
		jen.Func().Add(f.clientReceiver(c)).Id(a.start()).
			Params(a.withParams(goContext(ctx), jen.Id(options).Qual(clientPath, "StartActivityOptions"))...).
			Params(jen.Id(a.handle()), jen.Error()).
			Block(
				jen.List(jen.Id(handle), jen.Id(err)).Op(":=").Id(c).Dot("client").Dot("ExecuteActivity").
					Call(a.withArgs(jen.Id(ctx), jen.Id(options), jen.Id(a.typeNameConst()))...),
				jen.If(jen.Id(err).Op("!=").Nil()).Block(jen.Return(jen.Id(a.handle()).Values(), jen.Id(err))),
				jen.Return(jen.Id(a.handle()).Values(jen.Id(handle)), jen.Nil()),
			),
		a.start()+" starts the activity "+a.Link+" without a workflow and returns its handle.",
		a.Doc,
	)
}

// func (c *WorkflowClient) GetChargeActivity(options client.GetActivityHandleOptions) ChargeActivityHandle {
//	return ChargeActivityHandle{c.client.GetActivityHandle(options)}
// }

func getActivity(f *File, a *Activity) *jen.Statement {
	if !a.Standalone {
		return nil
	}
	c, options := a.local("c"), a.local("options")
	return document(
		jen.Func().Add(f.clientReceiver(c)).Id(a.get()).
			Params(jen.Id(options).Qual(clientPath, "GetActivityHandleOptions")).
			Id(a.handle()).
			Block(jen.Return(jen.Id(a.handle()).Values(
				jen.Id(c).Dot("client").Dot("GetActivityHandle").Call(jen.Id(options)),
			))),
		a.get()+" returns the handle of an activity "+a.Link+" that was started without a workflow. It does not make sure that there is one.",
		a.Deprecated,
	)
}
