package templates

import (
	"strconv"

	"github.com/dave/jennifer/jen"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// func UpdateProcessOrderAddItem(env *testsuite.TestWorkflowEnvironment, after time.Duration, item Item) *UpdateOutcome[Total] {
//	outcome := &UpdateOutcome[Total]{}
//	env.RegisterDelayedCallback(func() { env.UpdateWorkflow("addItem", "", outcome.callback(), item) }, after)
//	return outcome
// }
//
// One without a result has an UpdateOutcome[struct{}].

func updateInTest(_ *File, w *Workflow, m *message) *jen.Statement {
	env, after, outcome := m.localBesideParams("env"), m.localBesideParams("after"), m.localBesideParams("outcome")
	of := func() *jen.Statement {
		if m.Result == nil {
			return jen.Id(names.KitOutcome).Types(jen.Struct())
		}
		return jen.Id(names.KitOutcome).Types(m.Result.code())
	}
	name := w.sendInTest(m.Message)
	return document(
		jen.Func().Id(name).Params(withParams(m.params, environment(env), delay(after))...).Op("*").Add(of()).Block(
			jen.Id(outcome).Op(":=").Op("&").Add(of()).Values(),
			later(env, after, jen.Id(env).Dot("UpdateWorkflow").Call(
				withArgs(m.params, jen.Lit(m.MessageName), jen.Lit(""), jen.Id(outcome).Dot("callback").Call())...,
			)),
			jen.Return(jen.Id(outcome)),
		),
		name+" sends the update "+strconv.Quote(m.MessageName)+" to the workflow in "+env+" when "+after+" has passed since its start.",
	)
}

// type UpdateOutcome[T any] struct {
//	Accepted, Rejected, Completed bool
//	Result T
//	Err error
// }

func updateOutcomeType(f *File) *jen.Statement {
	if !f.Updates {
		return nil
	}
	return document(
		jen.Type().Id(names.KitOutcome).Types(jen.Id("T").Any()).Struct(
			jen.Comment("Accepted, Rejected and Completed report what the workflow did: nothing where it").Line().
				Comment("closed before, and no more than to accept where it closed meanwhile.").Line().
				List(jen.Id("Accepted"), jen.Id("Rejected"), jen.Id("Completed")).Bool(),
			jen.Comment("Result is the update's, and Err why it was rejected or failed.").Line().
				Id("Result").Id("T"),
			jen.Id("Err").Error(),
		),
		names.KitOutcome+" is what has become of an update once the workflow has run.",
	)
}

// func (o *UpdateOutcome[T]) Get() (T, error) {
//	switch {
//	case o.Completed || o.Rejected:
//		return o.Result, o.Err
//	case o.Accepted:
//		return o.Result, errors.New("the update was accepted, and the workflow closed before it completed")
//	}
//	return o.Result, errors.New("the workflow closed before the update came")
// }

func updateOutcomeGet(f *File) *jen.Statement {
	if !f.Updates {
		return nil
	}
	failed := func(why string) *jen.Statement {
		return jen.Return(jen.Id("o").Dot("Result"), jen.Qual(errorsPath, "New").Call(jen.Lit(why)))
	}
	return document(
		outcomeMethod().Id("Get").Params().Params(jen.Id("T"), jen.Error()).Block(
			jen.Switch().Block(
				jen.Case(jen.Id("o").Dot("Completed").Op("||").Id("o").Dot("Rejected")).
					Block(jen.Return(jen.Id("o").Dot("Result"), jen.Id("o").Dot("Err"))),
				jen.Case(jen.Id("o").Dot("Accepted")).
					Block(failed("the update was accepted, and the workflow closed before it completed")),
			),
			failed("the workflow closed before the update came"),
		),
		"Get returns the result of the update, or why it has none.",
	)
}

// func (o *UpdateOutcome[T]) callback() *testsuite.TestUpdateCallback {
//	return &testsuite.TestUpdateCallback{
//		OnAccept: func() { o.Accepted = true },
//		OnReject: func(err error) { o.Rejected, o.Err = true, err },
//		OnComplete: func(result any, err error) {
//			value, ok := result.(T)
//			if !ok && result != nil && err == nil {
//				err = fmt.Errorf("the update returned a %T, not a %T", result, value)
//			}
//			o.Completed, o.Result, o.Err = true, value, err
//		},
//	}
// }

func updateOutcomeCallback(f *File) *jen.Statement {
	if !f.Updates {
		return nil
	}
	field := func(name string) *jen.Statement { return jen.Id("o").Dot(name) }
	return outcomeMethod().Id("callback").Params().Op("*").Qual(testsuitePath, "TestUpdateCallback").Block(
		jen.Return(jen.Op("&").Qual(testsuitePath, "TestUpdateCallback").Custom(
			jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true},
			jen.Id("OnAccept").Op(":").Func().Params().Block(field("Accepted").Op("=").True()),
			jen.Id("OnReject").Op(":").Func().Params(jen.Err().Error()).
				Block(jen.List(field("Rejected"), field("Err")).Op("=").List(jen.True(), jen.Err())),
			jen.Id("OnComplete").Op(":").Func().Params(jen.Id("result").Any(), jen.Err().Error()).Block(
				jen.List(jen.Id("value"), jen.Id("ok")).Op(":=").Id("result").Assert(jen.Id("T")),
				jen.If(jen.Op("!").Id("ok").Op("&&").Id("result").Op("!=").Nil().Op("&&").Err().Op("==").Nil()).Block(
					jen.Err().Op("=").Qual(fmtPath, "Errorf").Call(jen.Lit("the update returned a %T, not a %T"), jen.Id("result"), jen.Id("value")),
				),
				jen.List(field("Completed"), field("Result"), field("Err")).Op("=").List(jen.True(), jen.Id("value"), jen.Err()),
			),
		)),
	)
}

func outcomeMethod() *jen.Statement {
	return jen.Func().Params(jen.Id("o").Op("*").Id(names.KitOutcome).Types(jen.Id("T")))
}
