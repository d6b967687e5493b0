package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// type Fakes struct {
//	ProcessOrder ProcessOrderFake
// }

func fakesType(f *File) *jen.Statement {
	if !f.hasKitClient() {
		return nil
	}
	var fields []jen.Code
	for _, w := range f.Workflows {
		fields = append(fields, jen.Id(names.KitField(w.Name)).Id(w.standIn()))
	}
	return document(
		jen.Type().Id(names.KitFakes).Struct(fields...),
		names.KitFakes+" are what stands in for the workflows of package "+f.Source+".",
	)
}

// func (f *Fakes) Workflows() map[string]any {
//	return map[string]any{
//		"ProcessOrder": &f.ProcessOrder,
//	}
// }

func fakesWorkflows(f *File) *jen.Statement {
	if !f.hasKitClient() {
		return nil
	}
	var pairs []jen.Code
	for _, w := range f.Workflows {
		pairs = append(pairs, jen.Line().Lit(w.TypeName).Op(":").Op("&").Id("f").Dot(names.KitField(w.Name)))
	}
	return document(
		jen.Func().Params(jen.Id("f").Op("*").Id(names.KitFakes)).Id(names.KitWorkflows).Params().Map(jen.String()).Any().
			Block(jen.Return(jen.Map(jen.String()).Any().Values(append(pairs, jen.Line())...))),
		names.KitWorkflows+" are the fakes by Workflow Type, for the client of another package's kit.",
	)
}
