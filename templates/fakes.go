package templates

import "github.com/dave/jennifer/jen"

// type Fakes struct {
//	ProcessOrder ProcessOrderFake
// }

func fakesType(f *File) *jen.Statement {
	var fields []jen.Code
	for _, w := range f.Workflows {
		fields = append(fields, jen.Id(w.fakeField()).Id(w.fakeType()))
	}
	return document(
		jen.Type().Id(fakes).Struct(fields...),
		fakes+" are what stands in for the workflows of package "+f.Source+".",
	)
}

// func (f *Fakes) Workflows() map[string]any {
//	return map[string]any{
//		"ProcessOrder": &f.ProcessOrder,
//	}
// }

func fakesWorkflows(f *File) *jen.Statement {
	var pairs []jen.Code
	for _, w := range f.Workflows {
		pairs = append(pairs, jen.Line().Lit(w.TypeName).Op(":").Op("&").Id("f").Dot(w.fakeField()))
	}
	return document(
		jen.Func().Params(jen.Id("f").Op("*").Id(fakes)).Id("Workflows").Params().Map(jen.String()).Any().
			Block(jen.Return(jen.Map(jen.String()).Any().Values(append(pairs, jen.Line())...))),
		"Workflows are the fakes by Workflow Type, for the client of another package's kit.",
	)
}
