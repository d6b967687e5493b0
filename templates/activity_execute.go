package templates

import "github.com/dave/jennifer/jen"

// func ExecuteChargeActivity(ctx workflow.Context, card Card) ActivityFuture[Receipt] {
//	return ActivityFuture[Receipt]{workflow.ExecuteActivity(ctx, ChargeActivityTypeName, card)}
// }

func executeActivity(_ *File, a *Activity) *jen.Statement {
	if a.LocalOnly {
		return nil
	}
	ctx := a.localBesideParams("ctx")
	return document(
		a.executes(ctx, a.execute(), "ExecuteActivity", a.typeNameConst()),
		a.execute()+" executes the activity "+a.Link+". Its options come from "+ctx+", see [workflow.WithActivityOptions].",
		a.Doc,
	)
}

// func ExecuteChargeLocalActivity(ctx workflow.Context, card Card) ActivityFuture[Receipt] {
//	return ActivityFuture[Receipt]{workflow.ExecuteLocalActivity(ctx, Charge, card)}
// }
//
// A method goes by its name, since there is no receiver:
//
// func ExecuteChargeLocalActivity(ctx workflow.Context, card Card) ActivityFuture[Receipt] {
//	return ActivityFuture[Receipt]{workflow.ExecuteLocalActivity(ctx, ChargeActivityTypeName, card)}
// }

func executeLocalActivity(_ *File, a *Activity) *jen.Statement {
	target := a.typeNameConst()
	where := "in the worker of the calling workflow, which has to have it registered"
	switch a.Local {
	case NotLocal:
		return nil
	case ByFunction:
		target, where = a.Func, "in the worker of the calling workflow"
	}
	doc := a.Deprecated
	if a.LocalOnly {
		doc = a.Doc
	}
	ctx := a.localBesideParams("ctx")
	return document(
		a.executes(ctx, a.executeLocal(), "ExecuteLocalActivity", target),
		a.executeLocal()+" executes the activity "+a.Link+" "+where+". Its options come from "+ctx+", see [workflow.WithLocalActivityOptions].",
		doc,
	)
}

// executes is a function called name that hands target to a function of the SDK.
func (a *Activity) executes(ctx, name, function, target string) *jen.Statement {
	return jen.Func().Id(name).
		Params(a.withParams(workflowContext(ctx))...).
		Add(a.future()).
		Block(jen.Return(a.future().Values(
			jen.Qual(workflowPath, function).Call(a.withArgs(jen.Id(ctx), jen.Id(target))...),
		)))
}
