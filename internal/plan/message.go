package plan

import (
	"fmt"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/templates"
)

// messageParam is what the parameter v of m is called: as in the source, like the
// field that it is received into, or else like its type; "" if that makes no
// name.
func messageParam(m *discover.Message, v *types.Var) string {
	name := v.Name()
	if m.Kind == sdk.Signal {
		name = names.Unexported(name)
	}
	if token.IsIdentifier(name) && name != "_" {
		return name
	}
	t := v.Type()
	if p, ok := t.(*types.Pointer); ok {
		t = p.Elem()
	}
	if named, ok := t.(interface{ Obj() *types.TypeName }); ok {
		name = names.Unexported(named.Obj().Name())
	}
	if !token.IsIdentifier(name) || name == "_" || types.Universe.Lookup(name) != nil {
		return ""
	}
	return name
}

// messageModel is the model of m among those of its workflow.
func messageModel(m *discover.Message, home string) *templates.Message {
	model := &templates.Message{Kind: m.Kind, Name: m.GoName, MessageName: m.Name}
	var taken []string
	for _, v := range m.Params {
		taken = append(taken, v.Name())
	}
	for i, v := range m.Params {
		name := messageParam(m, v)
		switch {
		case name == "" && len(m.Params) == 1:
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
	if m.Result != nil {
		model.Result = typeSpans(m.Result, home)
	}
	return model
}

// messageTypes are those that m's generated code mentions, if there is any.
func messageTypes(m *discover.Message) []types.Type {
	if m.Problem != "" {
		return nil
	}
	var all []types.Type
	for _, v := range m.Params {
		all = append(all, v.Type())
	}
	if m.Result != nil {
		all = append(all, m.Result)
	}
	return all
}

// checkMessageNames reports messages of f whose generated names would be the
// same, or those of methods that every run or child has.
func (p *plan) checkMessageNames(f *discover.Function) {
	type key struct {
		kind sdk.MessageKind
		name string
	}
	owners := map[key]*discover.Message{}
	for _, m := range f.Messages {
		if m.Problem != "" {
			continue
		}
		pos := f.Pos
		if m.Directive != nil {
			pos = report.Place(p.Program.Fset, m.Directive.Pos)
		}
		fix := fmt.Sprintf("with //temporalgen:%s %s as=NAME at %s", m.Kind, directive.Arg("name", m.Name), p.at(pos))
		k := key{m.Kind, m.GoName}
		if other := owners[k]; other != nil {
			p.reportAt(m.Pos, fmt.Sprintf("%s %q and %s %q (%s) of workflow %s would both be called %s: rename one %s", m.Kind, m.Name, m.Kind, other.Name, p.at(other.Pos), f, m.GoName, fix))
		}
		owners[k] = m
		model := &templates.Message{Kind: m.Kind, Name: m.GoName}
		for _, taken := range [][2][]string{{model.RunMethods(), templates.RunMethods()}, {model.ChildMethods(), names.ChildMethods()}} {
			for _, name := range taken[0] {
				if slices.Contains(taken[1], name) {
					p.reportAt(m.Pos, fmt.Sprintf("method %s, generated for %s %q of workflow %s, is one that the SDK has: rename it %s", name, m.Kind, m.Name, f, fix))
				}
			}
		}
	}
}
