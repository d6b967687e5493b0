package messages

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// findings makes messages of what a search has found.
type findings struct {
	fset     *token.FileSet
	at       func(token.Position) string
	messages []Message
}

func (f *findings) add(m Message) {
	same := func(o Message) bool {
		return o.Kind == m.Kind && o.Name == m.Name && o.Pos == m.Pos && o.Problem == m.Problem
	}
	if !slices.ContainsFunc(f.messages, same) {
		f.messages = append(f.messages, m)
	}
}

func (f *findings) pos(n ast.Node) token.Position { return report.Place(f.fset, n.Pos()) }

// place is the text of the position of n.
func (f *findings) place(n ast.Node) string { return f.at(f.pos(n)) }

// name is the one name of a message; without it, a message that says so is
// added. The SDK's own messages have none.
func (f *findings) name(kind sdk.MessageKind, names []value, call ast.Expr) string {
	constants := slices.DeleteFunc(only[text](names), func(t text) bool { return t == "" })
	why := ""
	switch {
	case len(constants) == 0 || slices.Contains(names, value(unknown)):
		why = "its name is no constant: "
	case len(constants) > 1:
		slices.Sort(constants)
		why = fmt.Sprintf("its name is one of several constants, such as %s and %s: ", constants[0], constants[1])
	case strings.HasPrefix(string(constants[0]), "__"):
		return ""
	default:
		return string(constants[0])
	}
	f.add(Message{Kind: kind, Pos: f.pos(call), Problem: why + declare(kind, "NAME")})
	return ""
}

// declare says how to declare a message.
func declare(kind sdk.MessageKind, name string) string {
	return "declare it with " + directive.Naming(kind, name, true)
}

// signals adds a message for each name that channels are asked for under.
func (f *findings) signals(s *search) {
	names := map[*channel]string{}
	byName := map[string][]*channel{}
	for _, c := range s.allChannels {
		if name := f.name(sdk.Signal, c.names.values, c.call); name != "" {
			names[c] = name
			byName[name] = append(byName[name], c)
		}
	}
	for _, r := range s.allReceptions {
		r.blur(names)
	}
	for name, channels := range byName {
		f.add(f.signal(name, channels))
	}
}

// blur casts doubt on channels of different signals that are received from in
// one place: which of them it is there, is not known.
func (r *reception) blur(names map[*channel]string) {
	channels := only[*channel](r.channels.values)
	if !slices.ContainsFunc(channels, func(c *channel) bool { return names[c] != names[channels[0]] }) {
		return
	}
	for _, c := range channels {
		c.doubts = append(c.doubts, doubt{r.at, "one of several channels is received from"})
	}
}

func (f *findings) signal(name string, channels []*channel) Message {
	slices.SortStableFunc(channels, func(a, b *channel) int { return report.Compare(f.pos(a.call), f.pos(b.call)) })
	m := Message{Kind: sdk.Signal, Name: name, Pos: f.pos(channels[0].call)}
	var payloads []payload
	var doubts []doubt
	drained := false
	for _, c := range channels {
		payloads = append(payloads, c.payloads...)
		doubts = append(doubts, c.doubts...)
		drained = drained || c.drained
	}
	slices.SortStableFunc(payloads, func(a, b payload) int {
		return cmp.Or(report.Compare(f.pos(a.at), f.pos(b.at)), cmp.Compare(types.TypeString(a.t, nil), types.TypeString(b.t, nil)))
	})
	slices.SortStableFunc(doubts, func(a, b doubt) int {
		return cmp.Or(report.Compare(f.pos(a.at), f.pos(b.at)), cmp.Compare(a.reason, b.reason))
	})
	payloads = telling(payloads)
	m.Problem = f.refuse(name, payloads, doubts, drained)
	if m.Problem == "" && len(payloads) > 0 {
		p := payloads[0]
		m.Params = []*types.Var{types.NewVar(token.NoPos, nil, p.name, asSent(p.t))}
	}
	return m
}

// telling leaves out the payloads of type any, where others tell more: what is
// only drained is often received as any.
func telling(payloads []payload) []payload {
	var all []payload
	for _, p := range payloads {
		if i, ok := p.t.Underlying().(*types.Interface); !ok || !i.Empty() {
			all = append(all, p)
		}
	}
	if len(all) == 0 {
		return payloads
	}
	return all
}

// refuse is why it is not known what a signal carries, or "".
func (f *findings) refuse(name string, payloads []payload, doubts []doubt, drained bool) string {
	for _, p := range payloads {
		if why := unusable(p.t); why != "" {
			return fmt.Sprintf("what is received at %s %s", f.place(p.at), why)
		}
		if !identical(asSent(p.t), asSent(payloads[0].t)) {
			return fmt.Sprintf("it is received as %s at %s and as %s at %s: %s",
				typeText(payloads[0].t), f.place(payloads[0].at), typeText(p.t), f.place(p.at), declare(sdk.Signal, name))
		}
	}
	switch {
	case len(doubts) > 0:
		return fmt.Sprintf("it is not known what it carries: at %s %s: %s", f.place(doubts[0].at), doubts[0].reason, declare(sdk.Signal, name))
	case len(payloads) == 0 && !drained:
		return "it is not known what it carries: nothing that this workflow runs receives it: " + declare(sdk.Signal, name)
	}
	return ""
}

// handlers adds a message for each name that handlers are set for.
func (f *findings) handlers(s *search) {
	type key struct {
		kind sdk.MessageKind
		name string
	}
	first := map[key]Message{}
	var order []key
	handlers := slices.SortedStableFunc(slices.Values(s.allHandlers), func(a, b *handler) int {
		return report.Compare(f.pos(a.call), f.pos(b.call))
	})
	for _, h := range handlers {
		name := f.name(h.kind, h.names.values, h.call)
		if name == "" {
			continue
		}
		m := f.handler(h, name)
		k := key{h.kind, name}
		known, ok := first[k]
		switch {
		case !ok:
			order = append(order, k)
			first[k] = m
		case known.Problem == "" && m.Problem != "":
			first[k] = m
		case known.Problem == "" && !sameSignature(known, m):
			known.Problem = fmt.Sprintf("it has handlers of different types at %s and %s: %s", f.at(known.Pos), f.at(m.Pos), declare(h.kind, name))
			known.Params, known.Result = nil, nil
			first[k] = known
		}
	}
	for _, k := range order {
		f.add(first[k])
	}
}

func sameSignature(a, b Message) bool {
	if (a.Result == nil) != (b.Result == nil) || a.Result != nil && !identical(a.Result, b.Result) {
		return false
	}
	return slices.EqualFunc(a.Params, b.Params, func(a, b *types.Var) bool { return identical(a.Type(), b.Type()) })
}

// handler is the message of a handler.
func (f *findings) handler(h *handler, name string) Message {
	m := Message{Kind: h.kind, Name: name, Pos: f.pos(h.call)}
	refuse := func(why string) Message {
		return Message{Kind: m.Kind, Name: m.Name, Pos: m.Pos, Problem: why}
	}
	var sig *types.Signature
	for t := range each[*typed](h.types.values) {
		other, ok := t.t.Underlying().(*types.Signature)
		switch {
		case !ok:
			return refuse("its handler is a " + typeText(t.t) + ", which the SDK refuses: give a function")
		case sig != nil && !identical(sig, other):
			return refuse("its handler is one of several of different types: " + declare(h.kind, name))
		}
		sig = other
	}
	if sig == nil || slices.Contains(h.types.values, value(unknown)) {
		return refuse("its handler has no type that is known: " + declare(h.kind, name))
	}
	if why := unfit(h.kind, sig); why != "" {
		return refuse(why)
	}
	for i, param := range slices.Collect(sig.Params().Variables()) {
		if i == 0 && sdk.IsContext(param.Type()) {
			continue
		}
		if why := unusable(param.Type()); why != "" {
			return refuse("its handler's parameter " + cmp.Or(param.Name(), fmt.Sprint(i+1)) + " " + why)
		}
		m.Params = append(m.Params, param)
	}
	if sig.Results().Len() == 2 {
		m.Result = sig.Results().At(0).Type()
		if why := unusable(m.Result); why != "" {
			return refuse("its handler's result " + why)
		}
	}
	return m
}

// unfit is why the SDK does not take a handler of that signature, or "".
func unfit(kind sdk.MessageKind, sig *types.Signature) string {
	results, params := sig.Results(), sig.Params()
	takesContext := params.Len() > 0 && sdk.IsContext(params.At(0).Type())
	last := results.Len() - 1
	switch {
	case sig.Variadic():
		return "its handler's last parameter is variadic, which the SDK can't call: take a slice instead"
	case kind == sdk.Query && takesContext:
		return "its handler takes workflow.Context, which the SDK does not give to queries: remove the parameter"
	case kind == sdk.Query && (last != 1 || !code.IsError(results.At(last).Type())):
		return "its handler's results are not (T, error), which the SDK refuses: change them"
	case kind == sdk.Update && !takesContext:
		return "its handler's first parameter is not workflow.Context, which the SDK refuses: add it"
	case kind == sdk.Update && (last < 0 || last > 1 || !code.IsError(results.At(last).Type())):
		return "its handler's results are not error or (T, error), which the SDK refuses: change them"
	}
	return ""
}
