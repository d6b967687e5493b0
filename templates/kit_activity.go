package templates

import "github.com/dave/jennifer/jen"

// func FakeChargeActivity(env *testsuite.TestWorkflowEnvironment, fake func(ctx context.Context, card Card) (Receipt, error)) {
//	env.RegisterActivityWithOptions(fake, activity.RegisterOptions{Name: "Charge", DisableAlreadyRegisteredCheck: true})
// }
//
// One that code executes as a local activity can be called by its function too, of
// which the environment knows the Go name alone:
//
// func FakeChargeActivity(env *testsuite.TestWorkflowEnvironment, fake func(ctx context.Context, card Card) (Receipt, error)) {
//	fakeLocally(env, fake, []string{"billing.Charge", "Charge"}, "mock.Anything", "mock.Anything")
// }

func fakeActivity(_ *File, a *Activity) *jen.Statement {
	env, fake := a.local("env"), a.local("fake")
	var first []jen.Code
	if a.Context != nil {
		first = append(first, jen.Id(a.localBesideParams("ctx")).Add(a.Context.code()))
	}
	body := jen.Id(env).Dot("RegisterActivityWithOptions").Call(jen.Id(fake), replacing(activityPath, jen.Lit(a.TypeName)))
	if a.Local == ByFunction {
		names := []jen.Code{jen.Lit(a.TypeName)}
		if a.Func != a.TypeName {
			names = append(names, jen.Lit(a.Func))
		}
		args := []jen.Code{jen.Id(env), jen.Id(fake), jen.Index().String().Values(names...)}
		for range len(first) + len(a.Params) {
			args = append(args, jen.Lit("mock.Anything"))
		}
		body = jen.Id(fakeLocal).Call(args...)
	}
	return document(
		jen.Func().Id(a.fake()).Params(environment(env), jen.Id(fake).Add(a.fakeType(first...))).Block(body),
		a.fake()+" has "+fake+" run in "+env+" in place of the activity "+a.Link+".",
		a.Deprecated,
	)
}
