package templates

import "github.com/dave/jennifer/jen"

// type ChargeActivityHandle struct{ client.ActivityHandle }

func activityHandleType(_ *File, a *Activity) *jen.Statement {
	if !a.Standalone {
		return nil
	}
	return document(
		jen.Type().Id(a.handle()).Struct(jen.Qual(clientPath, "ActivityHandle")),
		a.handle()+" is the handle of an activity "+a.Link+" that runs without a workflow.",
		a.Deprecated,
	)
}

// func (h ChargeActivityHandle) Get(ctx context.Context) (Receipt, error) {
//	var result Receipt
//	err := h.ActivityHandle.Get(ctx, &result)
//	return result, err
// }

func activityHandleGet(_ *File, a *Activity) *jen.Statement {
	if !a.Standalone {
		return nil
	}
	h, ctx := a.local("h"), a.local("ctx")
	return document(
		jen.Func().Params(jen.Id(h).Id(a.handle())).Id("Get").Params(goContext(ctx)).Add(a.results()).Block(
			a.decode(func(pointer jen.Code) *jen.Statement {
				return jen.Id(h).Dot("ActivityHandle").Dot("Get").Call(jen.Id(ctx), pointer)
			})...,
		),
		"Get waits for the activity to close and returns its "+a.outcome()+".",
	)
}
