package templates

import "github.com/dave/jennifer/jen"

// const ProcessOrderApproveSignal = "approve"

func messageName(_ *File, w *Workflow, m *message) *jen.Statement {
	a := "a "
	if m.Kind == Update {
		a = "an "
	}
	return document(
		jen.Const().Id(w.messageConst(m.Message)).Op("=").Lit(m.MessageName),
		w.messageConst(m.Message)+" is the name of "+a+string(m.Kind)+" of the workflow "+w.Link+".",
		w.Deprecated,
	)
}
