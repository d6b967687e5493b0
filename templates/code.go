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

// withParams are the given parameters followed by those of a model.
func withParams(params []Param, first ...jen.Code) []jen.Code {
	for _, p := range params {
		first = append(first, p.code())
	}
	return first
}

// withArgs are the given arguments followed by those of a model.
func withArgs(params []Param, first ...jen.Code) []jen.Code {
	for _, p := range params {
		first = append(first, jen.Id(p.Name))
	}
	return first
}

func (d *Definition) withParams(first ...jen.Code) []jen.Code { return withParams(d.Params, first...) }

func (d *Definition) withArgs(first ...jen.Code) []jen.Code { return withArgs(d.Params, first...) }

// results is what a function returns that waits for a result of type t, or for
// an error alone.
func results(t Type) *jen.Statement {
	if t == nil {
		return jen.Error()
	}
	return jen.Params(t.code(), jen.Error())
}

func (d *Definition) results() *jen.Statement { return results(d.Result) }

// decode is the body of a function that waits for a result of type t: get calls
// the SDK with the pointer it is given.
func decode(t Type, local func(string) string, get func(pointer jen.Code) *jen.Statement) []jen.Code {
	if t == nil {
		return []jen.Code{jen.Return(get(jen.Nil()))}
	}
	result, err := local("result"), local("err")
	return []jen.Code{
		jen.Var().Id(result).Add(t.code()),
		jen.Id(err).Op(":=").Add(get(jen.Op("&").Id(result))),
		jen.Return(jen.Id(result), jen.Id(err)),
	}
}

func (d *Definition) decode(get func(pointer jen.Code) *jen.Statement) []jen.Code {
	return decode(d.Result, d.local, get)
}

// outcome is what waiting for a result of type t gives.
func outcome(t Type) string {
	if t == nil {
		return "error"
	}
	return "result"
}

func (d *Definition) outcome() string { return outcome(d.Result) }

func (f *File) clientReceiver(name string) *jen.Statement {
	return jen.Params(jen.Id(name).Op("*").Id(f.Client))
}

func (w *Workflow) runReceiver(name string) *jen.Statement {
	return jen.Params(jen.Id(name).Id(w.runType()))
}

// run is a run of w with its handle.
func (w *Workflow) run(c, run string, runID jen.Code) *jen.Statement {
	return jen.Id(w.runType()).Values(jen.Id(run), jen.Id(c).Dot("handle").Call(jen.Id(run), runID))
}

// startedRun is a run that the client started, addressed at its latest run.
func (w *Workflow) startedRun(c, run string) *jen.Statement { return w.run(c, run, jen.Lit("")) }

// latest says which run a message reaches.
func (f *File) latest(w *Workflow) string {
	return "It goes to the latest run with the workflow's ID, or to the one whose ID [" + f.Client + "." + w.get() + "] was given."
}
