package generator

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/templates"
)

// declare takes a directive of f into found.
func (d *discovery) declare(f *Function, directive *messageDirective, found *[]*Message) {
	same := func(m *Message) bool { return m.Kind == directive.kind && m.Name == directive.name }
	i := slices.IndexFunc(*found, same)
	if directive.typ == "" {
		switch {
		case i >= 0 && (*found)[i].Problem != "":
			d.reportAt(directive.pos, fmt.Sprintf("%s %q needs type=, as the code leaves it open: %s (%s)", directive.kind, directive.name, (*found)[i].Problem, d.at((*found)[i].Pos)))
		case i >= 0:
			(*found)[i].directive = directive
		case directive.kind == templates.Signal:
			*found = append(*found, &Message{Kind: directive.kind, Name: directive.name, Pos: report.Place(d.fset, directive.pos), Declared: true, directive: directive})
		default:
			d.reportAt(directive.pos, fmt.Sprintf("%s %q has no types%s: give the signature of its handler, for example \"type=func(detail bool) (Status, error)\"", directive.kind, directive.name, f.untold()))
		}
		return
	}
	params, result, why := f.unit.declaredTypes(d.fset, directive)
	if why != "" {
		d.reportAt(directive.pos, fmt.Sprintf("type=%s of %s %q: %s", directive.typ, directive.kind, directive.name, why))
		return
	}
	if i < 0 {
		*found = append(*found, &Message{Kind: directive.kind, Name: directive.name, Pos: report.Place(d.fset, directive.pos)})
		i = len(*found) - 1
	} else if m := (*found)[i]; m.Problem == "" && !m.sameTypes(params, result) {
		d.reportAt(directive.pos, fmt.Sprintf("type=%s of %s %q contradicts the code, which has %s (%s): mend one of them", directive.typ, directive.kind, directive.name, m.signature(f.unit.types), d.at(m.Pos)))
	}
	m := (*found)[i]
	for j, v := range params { // what the code calls it says more than no name
		if v.Name() == "" && m.Problem == "" && len(m.params) == len(params) {
			params[j] = types.NewParam(token.NoPos, nil, m.params[j].Name(), v.Type())
		}
	}
	m.Declared, m.directive, m.Problem, m.params, m.result = true, directive, "", params, result
	// What was found in several places is one message now.
	*found = slices.DeleteFunc(*found, func(other *Message) bool { return same(other) && other != m })
}

// untold says why the code of f does not tell the types of a message that it
// does not mention, or "".
func (f *Function) untold() string {
	switch {
	case f.Reason == ReasonContract:
		return ""
	case f.constraint() != nil:
		return fmt.Sprintf(", and the code of workflow %s is not read, as its file has the build constraint %s", f, f.Constraint())
	default:
		return fmt.Sprintf(", and the code of workflow %s does not set it up", f)
	}
}

// declaredTypes are the types that a directive declares, or why they can't be.
func (u *unit) declaredTypes(fset *token.FileSet, directive *messageDirective) (params []*types.Var, result types.Type, why string) {
	if directive.kind == templates.Signal && directive.typ == "nil" { // like Receive(ctx, nil)
		return nil, nil, ""
	}
	scope := directive.pos
	for _, file := range u.files { // a position in the file sees its imports
		if file.FileStart <= scope && scope <= file.FileEnd {
			scope = file.Name.End()
		}
	}
	tv, err := types.Eval(fset, u.types, scope, directive.typ)
	switch {
	case err != nil:
		_, message, _ := strings.Cut(err.Error(), ": ") // behind its own position
		return nil, nil, message + ": write a type as this file would"
	case !tv.IsType():
		return nil, nil, "this is no type: write one as this file would"
	case isGeneric(tv.Type):
		return nil, nil, "it has type parameters: instantiate it"
	case isInvalid(tv.Type):
		return nil, nil, "it holds an invalid type: make that compile"
	case directive.kind == templates.Signal:
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
			if directive.kind == templates.Query {
				return nil, nil, "it takes workflow.Context, which the SDK does not give to queries: remove the parameter"
			}
			continue
		}
		if why := sdk.Undecodable(v.Type()); why != "" {
			return nil, nil, "parameter " + paramName(v, i+1) + " is or holds " + why + ", which no data converter can decode: give plain data"
		}
		params = append(params, v)
	}
	results := sig.Results()
	switch n := results.Len(); {
	case n != 2 && directive.kind == templates.Query, n == 0, n > 2, !isError(results.At(n - 1).Type()):
		expected := "error or (T, error)"
		if directive.kind == templates.Query {
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
