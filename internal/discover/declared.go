package discover

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/messages"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/source"
)

// declare takes a directive of f into found.
func (d *search) declare(f *Function, given *directive.Message, found *[]*Message) {
	same := func(m *Message) bool { return m.Kind == given.Kind && m.Name == given.Name }
	i := slices.IndexFunc(*found, same)
	if given.Type == "" {
		switch {
		case i >= 0 && (*found)[i].Problem != "":
			d.reportAt(given.Pos, fmt.Sprintf("%s %q needs type=, as the code leaves it open: %s (%s)", given.Kind, given.Name, (*found)[i].Problem, d.at((*found)[i].Pos)))
		case i >= 0:
			(*found)[i].Directive = given
		case given.Kind == sdk.Signal:
			*found = append(*found, &Message{Message: d.declared(given), Declared: true, Directive: given})
		default:
			d.reportAt(given.Pos, fmt.Sprintf("%s %q has no types%s: give the signature of its handler, for example \"type=func(detail bool) (Status, error)\"", given.Kind, given.Name, f.untold()))
		}
		return
	}
	params, result, why := declaredTypes(d.Program.Fset, f.Unit, given)
	if why != "" {
		d.reportAt(given.Pos, fmt.Sprintf("type=%s of %s %q: %s", given.Type, given.Kind, given.Name, why))
		return
	}
	if i < 0 {
		*found = append(*found, &Message{Message: d.declared(given)})
		i = len(*found) - 1
	} else if m := (*found)[i]; m.Problem == "" && !m.sameTypes(params, result) {
		d.reportAt(given.Pos, fmt.Sprintf("type=%s of %s %q contradicts the code, which has %s (%s): fix one of them", given.Type, given.Kind, given.Name, m.signature(f.Unit.Types), d.at(m.Pos)))
	}
	m := (*found)[i]
	for j, v := range params { // what the code calls it says more than no name
		if v.Name() == "" && m.Problem == "" && len(m.Params) == len(params) {
			params[j] = types.NewParam(token.NoPos, nil, m.Params[j].Name(), v.Type())
		}
	}
	m.Declared, m.Directive, m.Problem, m.Params, m.Result = true, given, "", params, result
	// What was found in several places is one message now.
	*found = slices.DeleteFunc(*found, func(other *Message) bool { return same(other) && other != m })
}

// declared is a message that code does not set up.
func (d *search) declared(given *directive.Message) messages.Message {
	return messages.Message{Kind: given.Kind, Name: given.Name, Pos: report.Place(d.Program.Fset, given.Pos)}
}

// untold is why the code of f does not tell the types of a message that it
// does not mention, or "".
func (f *Function) untold() string {
	switch {
	case f.Reason == definition.Contract:
		return ""
	case f.Unit.Constraint != nil:
		return fmt.Sprintf(", and the code of workflow %s is not read, as its file has the build constraint %s", f, f.Constraint())
	default:
		return fmt.Sprintf(", and the code of workflow %s does not set it up", f)
	}
}

// declaredTypes are the types that a directive declares, or why they can't be.
func declaredTypes(fset *token.FileSet, u *source.Unit, given *directive.Message) (params []*types.Var, result types.Type, why string) {
	if given.Kind == sdk.Signal && given.Type == "nil" { // like Receive(ctx, nil)
		return nil, nil, ""
	}
	scope := given.Pos
	for _, file := range u.Files { // a position in the file sees its imports
		if file.FileStart <= scope && scope <= file.FileEnd {
			scope = file.Name.End()
		}
	}
	tv, err := types.Eval(fset, u.Types, scope, given.Type)
	switch {
	case err != nil:
		_, message, _ := strings.Cut(err.Error(), ": ") // behind its own position
		return nil, nil, message + ": write a type as this file would"
	case !tv.IsType():
		return nil, nil, "this is no type: write one as this file would"
	case code.IsGeneric(tv.Type):
		return nil, nil, "it has type parameters: instantiate it"
	case code.IsInvalid(tv.Type):
		return nil, nil, "it holds an invalid type: make that compile"
	case given.Kind == sdk.Signal:
		if why := sdk.Undecodable(tv.Type); why != "" {
			return nil, nil, "it is or holds " + why + ", which no data converter can decode: give plain data"
		}
		return []*types.Var{types.NewParam(token.NoPos, nil, "", tv.Type)}, nil, ""
	}
	sig, ok := tv.Type.Underlying().(*types.Signature)
	if !ok {
		return nil, nil, "this is no signature of a handler: give one like func(detail bool) (Status, error)"
	}
	if sig.Variadic() {
		return nil, nil, "its last parameter is variadic, which the SDK can't call: give a slice instead"
	}
	for i, v := range slices.Collect(sig.Params().Variables()) {
		if sdk.IsContext(v.Type()) && i == 0 {
			if given.Kind == sdk.Query {
				return nil, nil, "it takes workflow.Context, which the SDK does not give to queries: remove the parameter"
			}
			continue
		}
		if why := sdk.Undecodable(v.Type()); why != "" {
			return nil, nil, "parameter " + code.ParamName(v, i+1) + " is or holds " + why + ", which no data converter can decode: give plain data"
		}
		params = append(params, v)
	}
	results := sig.Results()
	switch n := results.Len(); {
	case n != 2 && given.Kind == sdk.Query, n == 0, n > 2, !code.IsError(results.At(n - 1).Type()):
		expected := "error or (T, error)"
		if given.Kind == sdk.Query {
			expected = "(T, error)"
		}
		return nil, nil, "its results are not " + expected + ", which the SDK refuses: change them"
	case n == 2:
		result = results.At(0).Type()
		if why := sdk.Undecodable(result); why != "" {
			return nil, nil, "its result is or holds " + why + ", which no data converter can decode: give plain data"
		}
	}
	return params, result, ""
}
