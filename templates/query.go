package templates

import "github.com/dave/jennifer/jen"

// func (r ProcessOrderRun) QueryStatus(ctx context.Context, detail bool) (Status, error) {
//	var result Status
//	value, err := r.client.QueryWorkflow(ctx, r.GetID(), r.runID, ProcessOrderStatusQuery, detail)
//	if err != nil {
//		return result, err
//	}
//	err = value.Get(&result)
//	return result, err
// }

func runQuery(f *File, w *Workflow, m *message) *jen.Statement {
	r, ctx := m.localBesideParams("r"), m.localBesideParams("ctx")
	result, value, err := m.localBesideParams("result"), m.localBesideParams("value"), m.localBesideParams("err")
	return document(
		jen.Func().Add(w.runReceiver(r)).Id(m.send()).
			Params(withParams(m.params, goContext(ctx))...).
			Add(results(m.Result)).
			Block(
				jen.Var().Id(result).Add(m.Result.code()),
				jen.List(jen.Id(value), jen.Id(err)).Op(":=").Id(r).Dot("client").Dot("QueryWorkflow").
					Call(withArgs(m.params,
						jen.Id(ctx), jen.Id(r).Dot("GetID").Call(), jen.Id(r).Dot("runID"),
						jen.Id(w.messageConst(m.Message)),
					)...),
				jen.If(jen.Id(err).Op("!=").Nil()).Block(jen.Return(jen.Id(result), jen.Id(err))),
				jen.Id(err).Op("=").Id(value).Dot("Get").Call(jen.Op("&").Id(result)),
				jen.Return(jen.Id(result), jen.Id(err)),
			),
		m.send()+" sends the query ["+w.messageConst(m.Message)+"] to the workflow and returns its answer. "+f.latest(w),
		m.Doc,
	)
}
