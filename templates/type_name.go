package templates

import "github.com/dave/jennifer/jen"

// const ProcessOrderTypeName = "ProcessOrder"

func typeName(_ *File, w *Workflow) *jen.Statement {
	return document(
		jen.Const().Id(w.typeNameConst()).Op("=").Lit(w.TypeName),
		w.typeNameConst()+" is the Workflow Type name of "+w.Link+".",
		w.Deprecated,
	)
}
