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
		localFakes+" are the mocks of local activities in environments that have not run their workflow yet, by environment and name.",
	)
}

// func fakeLocally(env *testsuite.TestWorkflowEnvironment, name string, function, fake any, args ...any) {
//	key := struct {
//		env  *testsuite.TestWorkflowEnvironment
//		name string
//	}{env, name}
//	call, again := localFakes.Load(key)
//	if !again {
//		call = env.OnActivity(function, args...).Maybe()
//		localFakes.Store(key, call)
//		env.RegisterDelayedCallback(func() { localFakes.Delete(key) }, 0)
//	}
//	call.(*testsuite.MockCallWrapper).Return(fake)
// }

func fakeLocally(f *File) *jen.Statement {
	if !f.FakesLocal {
		return nil
	}
	return document(
		jen.Func().Id(fakeLocal).Params(
			environment("env"), jen.Id("name").String(), jen.List(jen.Id("function"), jen.Id("fake")).Any(), jen.Id("args").Op("...").Any(),
		).Block(
			jen.Id("key").Op(":=").Struct(environment("env"), jen.Id("name").String()).Values(jen.Id("env"), jen.Id("name")),
			jen.List(jen.Id("call"), jen.Id("again")).Op(":=").Id(localFakes).Dot("Load").Call(jen.Id("key")),
			jen.If(jen.Op("!").Id("again")).Block(
				jen.Id("call").Op("=").Id("env").Dot("OnActivity").Call(jen.Id("function"), jen.Id("args").Op("...")).Dot("Maybe").Call(),
				jen.Id(localFakes).Dot("Store").Call(jen.Id("key"), jen.Id("call")),
				jen.Id("env").Dot("RegisterDelayedCallback").Call(
					jen.Func().Params().Block(jen.Id(localFakes).Dot("Delete").Call(jen.Id("key"))), jen.Lit(0),
				),
			),
			jen.Id("call").Assert(jen.Op("*").Qual(testsuitePath, "MockCallWrapper")).Dot("Return").Call(jen.Id("fake")),
		),
		fakeLocal+" has fake run in env in place of a function that is executed as a local activity: "+
			"the SDK looks for that among mocks, not in the registry. Of several mocks the first counts, so there is one, which runs the last fake.",
	)
}
