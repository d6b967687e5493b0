package templates

import (
	"strconv"

	"github.com/dave/jennifer/jen"
)

// func QueryProcessOrderStatus(env *testsuite.TestWorkflowEnvironment, detail bool) (result Status, err error) {
//	value, err := env.QueryWorkflow("status", detail)
//	if err != nil {
//		return result, err
//	}
//	err = value.Get(&result)
//	return result, err
// }

func queryInTest(_ *File, w *Workflow, m *message) *jen.Statement {
	env, result := m.localBesideParams("env"), m.localBesideParams("result")
	value, err := m.localBesideParams("value"), m.localBesideParams("err")
	name := w.sendInTest(m.Message)
	return document(
		jen.Func().Id(name).Params(withParams(m.params, environment(env))...).Add(namedResults(m.Result, result, err)).Block(
			jen.List(jen.Id(value), jen.Id(err)).Op(":=").Id(env).Dot("QueryWorkflow").Call(withArgs(m.params, jen.Lit(m.MessageName))...),
			jen.If(jen.Id(err).Op("!=").Nil()).Block(jen.Return(jen.Id(result), jen.Id(err))),
			jen.Id(err).Op("=").Id(value).Dot("Get").Call(jen.Op("&").Id(result)),
			jen.Return(jen.Id(result), jen.Id(err)),
		),
		name+" returns the answer of the workflow in "+env+" to the query "+strconv.Quote(m.MessageName)+".",
	)
}
