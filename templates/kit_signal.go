package templates

import (
	"strconv"

	"github.com/dave/jennifer/jen"
)

// func SignalProcessOrderApprove(env *testsuite.TestWorkflowEnvironment, after time.Duration, approval Approval) {
//	env.RegisterDelayedCallback(func() { env.SignalWorkflow("approve", approval) }, after)
// }

func signalInTest(_ *File, w *Workflow, m *message) *jen.Statement {
	env, after := m.localBesideParams("env"), m.localBesideParams("after")
	name := w.sendInTest(m.Message)
	return document(
		jen.Func().Id(name).Params(withParams(m.params, environment(env), delay(after))...).Block(
			later(env, after, jen.Id(env).Dot("SignalWorkflow").Call(jen.Lit(m.MessageName), payload(m.params))),
		),
		name+" sends the signal "+strconv.Quote(m.MessageName)+" to the workflow in "+env+" when "+after+" has passed since its start.",
	)
}
