package templates

import "github.com/dave/jennifer/jen"

// func FakeChargeActivity(env *testsuite.TestWorkflowEnvironment, fake func(ctx context.Context, card Card) (Receipt, error)) {
//	env.RegisterActivityWithOptions(fake, activity.RegisterOptions{Name: "Charge", DisableAlreadyRegisteredCheck: true})
// }
//
// One that code executes as a local activity can be called by its function too:
//
// func FakeChargeActivity(env *testsuite.TestWorkflowEnvironment, fake func(ctx context.Context, card Card) (Receipt, error)) {
//	fakeLocally(env, "Charge", new(Desk).Charge, fake, "mock.Anything", "mock.Anything")
// }

func fakeActivity(f *File, a *Activity) *jen.Statement {
	if !a.Fakable {
		return nil
	}
	env, fake := a.local("env"), a.local("fake")
	var first []jen.Code
	if a.Context != nil {
		first = append(first, jen.Id(a.localBesideParams("ctx")).Add(a.Context.code()))
	}
	body := jen.Id(env).Dot("RegisterActivityWithOptions").Call(jen.Id(fake), replacing(activityPath, jen.Lit(a.TypeName)))
	doc := a.fake() + " has " + fake + " run in " + env + " in place of the activity " + a.Link + "."
	if a.Local == ByFunction {
		doc += " It comes after fakes of activities that are not local, since the SDK takes no registration after a mock."
		function := f.inSource(a.Func)
		if a.Receiver != nil {
			function = jen.New(a.Receiver.Type.element().code()).Dot(a.Func)
		}
		args := []jen.Code{jen.Id(env), jen.Lit(a.TypeName), function, jen.Id(fake)}
		for range len(first) + len(a.Params) {
			args = append(args, jen.Lit("mock.Anything"))
		}
		body = jen.Id(fakeLocal).Call(args...)
	}
	return document(
		jen.Func().Id(a.fake()).Params(environment(env), jen.Id(fake).Add(a.fakeType(first...))).Block(body),
		doc,
		a.Deprecated,
	)
}
