package templates

import "github.com/dave/jennifer/jen"

// const ChargeActivityTypeName = "billing.Charge"

func activityTypeName(_ *File, a *Activity) *jen.Statement {
	return document(
		jen.Const().Id(a.typeNameConst()).Op("=").Lit(a.TypeName),
		a.typeNameConst()+" is the Activity Type name of "+a.Link+".",
		a.Deprecated,
	)
}
