package generator

import (
	"fmt"
	"go/token"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/templates"
)

// paramNameOf is what the parameter v of m is called: as in the source, like the
// field that it is received into, or else like its type; "" if that makes no
// name.
func (m *Message) paramNameOf(v *types.Var) string {
	name := v.Name()
	if m.Kind == sdk.Signal {
		name = templates.Unexported(name)
	}
	if token.IsIdentifier(name) && name != "_" {
		return name
	}
	t := v.Type()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	if named, ok := t.(interface{ Obj() *types.TypeName }); ok {
		name = templates.Unexported(named.Obj().Name())
	}
	if !token.IsIdentifier(name) || name == "_" || types.Universe.Lookup(name) != nil {
		return ""
	}
	return name
}

// plan is the model of m among those of its workflow.
func (m *Message) plan(home string) *templates.Message {
	model := &templates.Message{Kind: m.Kind, Name: m.goName, MessageName: m.Name}
	var taken []string
	for _, v := range m.params {
		taken = append(taken, v.Name())
	}
	for i, v := range m.params {
		name := m.paramNameOf(v)
		switch {
		case name == "" && len(m.params) == 1:
			name = "input"
		case name == "":
			name = fmt.Sprintf("arg%d", i+1)
		}
		if name != v.Name() {
			name = giveWay(name, taken)
		}
		taken = append(taken, name)
		model.Params = append(model.Params, templates.Param{Name: name, Type: typeSpans(v.Type(), home)})
	}
	if m.result != nil {
		model.Result = typeSpans(m.result, home)
	}
	return model
}

// types are those that m's generated code mentions, if there is any.
func (m *Message) types() []types.Type {
	if m.Problem != "" {
		return nil
	}
	var all []types.Type
	for _, v := range m.params {
		all = append(all, v.Type())
	}
	if m.result != nil {
		all = append(all, m.result)
	}
	return all
}
