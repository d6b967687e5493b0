package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// future is the type of the future of a.
func (a *Activity) future() *jen.Statement {
	if a.Result == nil {
		return jen.Id(names.ActivityErrorFuture)
	}
	return jen.Id(names.ActivityFuture).Types(a.Result.code())
}

// type ActivityFuture[T any] struct{ workflow.Future }

func activityFutureType(f *File) *jen.Statement {
	if !f.ActivityResults {
		return nil
	}
	return document(
		jen.Type().Id(names.ActivityFuture).Types(jen.Id("T").Any()).Struct(jen.Qual(workflowPath, "Future")),
		names.ActivityFuture+" is the future of an activity that returns a T. A [workflow.Selector] takes its Future.",
	)
}

// func (f ActivityFuture[T]) Get(ctx workflow.Context) (T, error) {
//	var result T
//	err := f.Future.Get(ctx, &result)
//	return result, err
// }

func activityFutureGet(f *File) *jen.Statement {
	if !f.ActivityResults {
		return nil
	}
	return futureGet(jen.Id(names.ActivityFuture).Types(jen.Id("T")), Type{{Text: "T"}})
}

// type ActivityErrorFuture struct{ workflow.Future }

func activityErrorFutureType(f *File) *jen.Statement {
	if !f.ActivityErrors {
		return nil
	}
	return document(
		jen.Type().Id(names.ActivityErrorFuture).Struct(jen.Qual(workflowPath, "Future")),
		names.ActivityErrorFuture+" is the future of an activity that returns no more than an error. A [workflow.Selector] takes its Future.",
	)
}

// func (f ActivityErrorFuture) Get(ctx workflow.Context) error {
//	return f.Future.Get(ctx, nil)
// }

func activityErrorFutureGet(f *File) *jen.Statement {
	if !f.ActivityErrors {
		return nil
	}
	return futureGet(jen.Id(names.ActivityErrorFuture), nil)
}

// futureGet is the method Get of a future that gives a result of type t.
func futureGet(future *jen.Statement, t Type) *jen.Statement {
	return document(
		jen.Func().Params(jen.Id("f").Add(future)).Id("Get").
			Params(workflowContext("ctx")).
			Add(results(t)).
			Block(decode(t, func(name string) string { return name }, func(pointer jen.Code) *jen.Statement {
				return jen.Id("f").Dot("Future").Dot("Get").Call(jen.Id("ctx"), pointer)
			})...),
		"Get waits for the activity to close and returns its "+outcome(t)+".",
	)
}
