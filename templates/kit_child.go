package templates

import "github.com/dave/jennifer/jen"

// func FakeShipOrder(env *testsuite.TestWorkflowEnvironment, fake func(orderID string) (Parcel, error)) {
//	env.RegisterWorkflowWithOptions(func(_ workflow.Context, orderID string) (Parcel, error) {
//		return fake(orderID)
//	}, workflow.RegisterOptions{Name: "ShipOrder", DisableAlreadyRegisteredCheck: true})
// }

func fakeChild(_ *File, w *Workflow) *jen.Statement {
	env, fake := w.localBesideParams("env"), w.localBesideParams("fake")
	return document(
		jen.Func().Id(w.fake()).Params(environment(env), jen.Id(fake).Add(w.fakeType())).Block(
			jen.Id(env).Dot("RegisterWorkflowWithOptions").Call(
				w.fakeType(workflowContext("_")).Block(jen.Return(jen.Id(fake).Call(w.withArgs()...))),
				replacing(workflowPath, jen.Lit(w.TypeName)),
			),
		),
		w.fake()+" has "+fake+" run in "+env+" where a workflow starts a child "+w.Link+".",
		w.Deprecated,
	)
}
