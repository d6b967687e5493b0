package templates

import (
	"strings"

	"github.com/dave/jennifer/jen"
)

// What the functions of a test kit have in common.

// environment is the parameter for the SDK's test environment.
func environment(name string) *jen.Statement {
	return jen.Id(name).Op("*").Qual(testsuitePath, "TestWorkflowEnvironment")
}

// delay is the parameter for how long after the workflow's start something comes.
func delay(name string) *jen.Statement { return jen.Id(name).Qual(timePath, "Duration") }

// later calls do once env's clock has come to after.
func later(env, after string, do ...jen.Code) *jen.Statement {
	return jen.Id(env).Dot("RegisterDelayedCallback").Call(jen.Func().Params().Block(do...), jen.Id(after))
}

// replacing are the options, of the package at path, under which env takes a function
// in place of another one of that name.
func replacing(path string, name jen.Code) *jen.Statement {
	return jen.Qual(path, "RegisterOptions").Values(
		jen.Id("Name").Op(":").Add(name), jen.Id("DisableAlreadyRegisteredCheck").Op(":").True(),
	)
}

// fakeType is the type of a function that stands for d, with first before d's
// parameters.
func (d *Definition) fakeType(first ...jen.Code) *jen.Statement {
	return jen.Func().Params(d.withParams(first...)...).Add(d.results())
}

// namedResults are what a function returns that has names for a result of type t, and for the
// error.
func namedResults(t Type, result, err string) *jen.Statement {
	if t == nil {
		return jen.Params(jen.Id(err).Error())
	}
	return jen.Params(jen.Id(result).Add(t.code()), jen.Id(err).Error())
}

// element is what a pointer type points to, and any other type itself.
func (t Type) element() Type {
	first := t[0]
	if first.Text = strings.TrimPrefix(first.Text, "*"); first.Path != "" {
		return t
	}
	return append(Type{first}, t[1:]...)
}

// inSource is what the package of the definitions declares.
func (f *File) inSource(name string) *jen.Statement {
	if f.ClientOnly {
		return jen.Qual(f.Source, name)
	}
	return jen.Id(name)
}
