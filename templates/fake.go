package templates

import (
	"slices"

	"github.com/dave/jennifer/jen"
)

// fakes is the type of a kit's fakes.
const fakes = "Fakes"

// type ProcessOrderFake struct {
//	Execute func(ctx context.Context, options client.StartWorkflowOptions, in OrderInput) (OrderResult, error)
//	Approve func(ctx context.Context, id string, approval Approval) error `signal:"approve"`
// }

func fakeType(f *File, w *Workflow, messages []*message) *jen.Statement {
	ctx, options := w.localBesideParams("ctx"), w.localBesideParams("options")
	fields := []jen.Code{
		jen.Comment("Execute is what a run does."),
		jen.Id("Execute").Func().Params(w.withParams(goContext(ctx), jen.Id(options).Qual(clientPath, "StartWorkflowOptions"))...).Add(w.results()),
	}
	for _, m := range messages {
		ctx, id := m.localBesideParams("ctx"), m.localBesideParams("id")
		fields = append(fields, jen.Id(w.fakeField(m.Message)).
			Func().Params(withParams(m.params, goContext(ctx), jen.Id(id).String())...).Add(results(m.Result)).
			Tag(map[string]string{string(m.Kind): m.MessageName}))
	}
	return document(
		jen.Type().Id(w.fakeType()).Struct(fields...),
		w.fakeType()+" stands in for the workflow "+w.Link+". Messages have the ID of the workflow that they are for.",
	)
}
