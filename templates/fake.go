package templates

import (
	"slices"
	"strconv"
	"unicode"

	"github.com/dave/jennifer/jen"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// type ProcessOrderFake struct {
//	Execute func(ctx context.Context, options client.StartWorkflowOptions, in OrderInput) (OrderResult, error)
//	Approve func(ctx context.Context, id string, approval Approval) error `signal:"approve"`
//	Status  func(ctx context.Context, id string, detail bool) (Status, error) `query:"status"`
// }

func standInType(f *File, w *Workflow, messages []*message) *jen.Statement {
	if !f.hasKitClient() {
		return nil
	}
	ctx, options := w.localBesideParams("ctx"), w.localBesideParams("options")
	fields := []jen.Code{
		jen.Comment(names.KitRun + " is what a run does, once, when something waits for its result."),
		jen.Id(names.KitRun).Add(w.fakeType(goContext(ctx), jen.Id(options).Qual(clientPath, "StartWorkflowOptions"))),
	}
	taken := map[string]bool{}
	for _, m := range messages {
		ctx, id := m.localBesideParams("ctx"), m.localBesideParams("id")
		field := Unique(standInField(w, m.Message), func(n string) bool { return taken[n] })
		taken[field] = true
		fields = append(fields,
			jen.Comment(field+" takes the "+string(m.Kind)+" "+strconv.Quote(m.MessageName)+"."),
			jen.Id(field).
				Func().Params(withParams(m.params, goContext(ctx), jen.Id(id).String())...).Add(results(m.Result)).
				Tag(map[string]string{string(m.Kind): m.MessageName}),
		)
	}
	doc := w.standIn() + " stands in for the workflow " + w.Link + "."
	if len(messages) > 0 {
		doc += " A message comes with the ID of the workflow that it is for."
	}
	return document(jen.Type().Id(w.standIn()).Struct(fields...), doc, w.Deprecated)
}

// standInField is the field for m: its name, with its kind where another one has the name
// or where it is no field's.
func standInField(w *Workflow, m *Message) string {
	taken := m.Name == names.KitRun || !unicode.IsUpper([]rune(m.Name)[0]) || slices.ContainsFunc(w.Messages, func(other *Message) bool {
		return other.Name == m.Name && other.Kind != m.Kind
	})
	if taken {
		return names.Send(string(m.Kind), m.Name)
	}
	return m.Name
}
