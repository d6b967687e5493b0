package templates

import "github.com/dave/jennifer/jen"

// Names of what a test kit declares for local activities.
const (
	localFakes = "localFakes"
	fakeLocal  = "fakeLocally"
)

// var localFakes sync.Map

func localFakesVar(f *File) *jen.Statement {
	if !f.FakesLocal {
		return nil
	}
	return document(
		jen.Var().Id(localFakes).Qual(syncPath, "Map"),
		localFakes+" are the fakes of local activities in environments that have not run their workflow yet, by environment and name.",
	)
}

// func fakeLocally(env *testsuite.TestWorkflowEnvironment, fake any, names []string, args ...any) {
//	for _, name := range names {
//		env.RegisterActivityWithOptions(fake, activity.RegisterOptions{Name: name, DisableAlreadyRegisteredCheck: true})
//		key := struct {
//			env  *testsuite.TestWorkflowEnvironment
//			name string
//		}{env, name}
//		if _, again := localFakes.Swap(key, fake); again {
//			continue
//		}
//		env.RegisterDelayedCallback(func() {
//			last, _ := localFakes.LoadAndDelete(key)
//			env.OnActivity(name, args...).Return(last).Maybe()
//		}, 0)
//	}
// }

func fakeLocally(f *File) *jen.Statement {
	if !f.FakesLocal {
		return nil
	}
	return document(
		jen.Func().Id(fakeLocal).Params(
			environment("env"), jen.Id("fake").Any(), jen.Id("names").Index().String(), jen.Id("args").Op("...").Any(),
		).Block(jen.For(jen.List(jen.Id("_"), jen.Id("name")).Op(":=").Range().Id("names")).Block(
			jen.Id("env").Dot("RegisterActivityWithOptions").Call(jen.Id("fake"), replacing(activityPath, jen.Id("name"))),
			jen.Id("key").Op(":=").Struct(environment("env"), jen.Id("name").String()).Values(jen.Id("env"), jen.Id("name")),
			jen.If(jen.List(jen.Id("_"), jen.Id("again")).Op(":=").Id(localFakes).Dot("Swap").Call(jen.Id("key"), jen.Id("fake")), jen.Id("again")).
				Block(jen.Continue()),
			jen.Id("env").Dot("RegisterDelayedCallback").Call(jen.Func().Params().Block(
				jen.List(jen.Id("last"), jen.Id("_")).Op(":=").Id(localFakes).Dot("LoadAndDelete").Call(jen.Id("key")),
				jen.Id("env").Dot("OnActivity").Call(jen.Id("name"), jen.Id("args").Op("...")).Dot("Return").Call(jen.Id("last")).Dot("Maybe").Call(),
			), jen.Lit(0)),
		)),
		fakeLocal+" has fake run in env in place of an activity of those names, also where that is called by its function as a local activity. "+
			"For that the SDK asks no registry, but mocks, of which the first counts, and after which nothing can be registered: "+
			"there is one, made of the last fake when the workflow starts.",
	)
}
