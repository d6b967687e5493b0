package templates

import "github.com/dave/jennifer/jen"

// Jennifer pieces that several emitters put together. Each call makes new
// code: jennifer's statements are mutable and must not be shared.

func (t Type) code() *jen.Statement {
	s := &jen.Statement{}
	for _, span := range t {
		if span.Path == "" {
			s.Op(span.Text)
		} else {
			s.Qual(span.Path, span.Text)
		}
	}
	return s
}

func (p Param) code() *jen.Statement { return jen.Id(p.Name).Add(p.Type.code()) }

func goContext(name string) *jen.Statement { return jen.Id(name).Qual(contextPath, "Context") }

func workflowContext(name string) *jen.Statement { return jen.Id(name).Qual(workflowPath, "Context") }

func idAndRunID(w *Workflow) *jen.Statement {
	return jen.List(jen.Id(w.local("id")), jen.Id(w.local("runID"))).String()
}

// withParams are the given parameters followed by the workflow's own.
func (w *Workflow) withParams(first ...jen.Code) []jen.Code {
	for _, p := range w.Params {
		first = append(first, p.code())
	}
	return first
}

// withArgs are the given arguments followed by the workflow's own.
func (w *Workflow) withArgs(first ...jen.Code) []jen.Code {
	for _, p := range w.Params {
		first = append(first, jen.Id(p.Name))
	}
	return first
}

// results is what a function that waits for the workflow returns.
func (w *Workflow) results() *jen.Statement {
	if w.Result == nil {
		return jen.Error()
	}
	return jen.Params(w.Result.code(), jen.Error())
}

// decode is the body of a function that waits for the workflow: get calls the
// SDK with the pointer it is given.
func (w *Workflow) decode(get func(pointer jen.Code) *jen.Statement) []jen.Code {
	if w.Result == nil {
		return []jen.Code{jen.Return(get(jen.Nil()))}
	}
	result, err := w.local("result"), w.local("err")
	return []jen.Code{
		jen.Var().Id(result).Add(w.Result.code()),
		jen.Id(err).Op(":=").Add(get(jen.Op("&").Id(result))),
		jen.Return(jen.Id(result), jen.Id(err)),
	}
}

// outcome is what waiting for the workflow gives.
func (w *Workflow) outcome() string {
	if w.Result == nil {
		return "error"
	}
	return "result"
}

func (f *File) clientReceiver(name string) *jen.Statement {
	return jen.Params(jen.Id(name).Op("*").Id(f.Client))
}

func (w *Workflow) runReceiver() *jen.Statement {
	return jen.Params(jen.Id(w.local("r")).Id(w.runType()))
}
