package callsite

import (
	"go/ast"
	"go/constant"
	"go/types"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Message is a message of a workflow that a generated file has methods for.
type Message struct {
	Kind sdk.MessageKind
	// Name is what the generated identifiers are made of.
	Name string
	// MessageName is the name known to Temporal.
	MessageName string
}

// messageEntries are the ways into the SDK that name a message.
var messageEntries = []*entry{
	{
		receiver: "Client", name: "SignalWorkflow", title: "client.SignalWorkflow",
		target: 3, message: sdk.Signal, rewrite: rewriteSignal,
	},
	{
		receiver: "Client", name: "QueryWorkflow", title: "client.QueryWorkflow",
		target: 3, message: sdk.Query, rewrite: rewriteQuery,
	},
	{
		name: "SignalExternalWorkflow", title: "workflow.SignalExternalWorkflow",
		target: 3, message: sdk.Signal, besideWorkflow: true, rewrite: rewriteSignalExternal,
	},
	{
		receiver: "ChildWorkflowFuture", name: "SignalChildWorkflow", title: "ChildWorkflowFuture.SignalChildWorkflow",
		target: 1, message: sdk.Signal, besideWorkflow: true, rewrite: rewriteSignalChild,
	},
}

// updateEntry is the literal of an update's options.
var updateEntry = &entry{
	name: "UpdateWorkflowOptions", title: "client.UpdateWorkflowOptions",
	message: sdk.Update, rewrite: rewriteUpdate,
}

// messagesOf reads the messages of a workflow from the methods of its run, in
// the generated file.
func messagesOf(file *ast.File, info *types.Info, workflow string) []Message {
	constants := map[string]string{}
	for id, obj := range info.Defs {
		if c, ok := obj.(*types.Const); ok && file.FileStart <= id.Pos() && id.Pos() < file.FileEnd && c.Val().Kind() == constant.String {
			constants[id.Name] = constant.StringVal(c.Val())
		}
	}
	var messages []Message
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || fn.Recv == nil || receiverName(fn) != names.Run.Of(workflow) {
			continue
		}
		for _, kind := range []sdk.MessageKind{sdk.Signal, sdk.Query, sdk.Update} {
			name, ok := strings.CutPrefix(fn.Name.Name, names.Send(string(kind), ""))
			if value, known := constants[names.MessageName(string(kind)).Of(workflow, name)]; ok && known {
				messages = append(messages, Message{Kind: kind, Name: name, MessageName: value})
			}
		}
	}
	return messages
}

// resolveMessage finds out which message a site names, and of which workflow.
func (x *index) resolveMessage(s *site, runs map[*types.Var]*site) {
	info := x.pass.TypesInfo
	name, ok := stringConstant(info, s.targetExpr)
	if !ok {
		return
	}
	st := x.receiverOf(s, runs)
	if s.entry.receiver == environment {
		executed := x.executedBy(s.outermost(), s.node.(*ast.CallExpr))
		if executed == nil {
			return
		}
		st = executed.target.starter
	} else if st == nil {
		var candidates []*starter
		for _, known := range x.starters {
			if known.message(s.entry.message, name) != nil {
				candidates = append(candidates, known)
			}
		}
		if used := constantOf(info, s.targetExpr); used != nil && used.Pkg() != nil {
			for _, c := range candidates {
				if m := c.message(s.entry.message, name); used.Pkg().Path() == c.pkg.Path() && used.Name() == c.constant(m) {
					candidates = []*starter{c}
				}
			}
		}
		if len(distinct(candidates)) != 1 || s.entry.name == "SignalChildWorkflow" {
			return
		}
		st = x.choose(s.file, candidates, s.entry.besideWorkflow)
	}
	if st == nil {
		return
	}
	m := st.message(s.entry.message, name)
	if m == nil {
		return
	}
	s.message = m
	s.target = target{byName: true, name: name, label: name, starter: st}
	s.target.signature, s.target.known = st.messageSignature(m)
	if len(s.args) == 1 && len(s.target.params) == 0 && info.Types[s.args[0]].IsNil() {
		s.args = nil // nothing, as a signal has to be given
	}
}

// message is a message of the workflow by its name, nil if it has none.
func (s *starter) message(kind sdk.MessageKind, name string) *Message {
	for i, m := range s.Messages {
		if m.Kind == kind && m.MessageName == name {
			return &s.Messages[i]
		}
	}
	return nil
}

// The generated identifiers of a message.

func (m *Message) send() string { return names.Send(string(m.Kind), m.Name) }
func (s *starter) constant(m *Message) string {
	return names.MessageName(string(m.Kind)).Of(s.Name, m.Name)
}
func (s *starter) updateHandle(m *Message) string    { return names.UpdateHandle.Of(s.Name, m.Name) }
func (s *starter) signalExternal(m *Message) string  { return names.SignalExternal.Of(s.Name, m.Name) }
func (s *starter) signalWithStart(m *Message) string { return names.SignalWithStart.Of(s.Name, m.Name) }
func (s *starter) updateWithStart(m *Message) string { return names.UpdateWithStart.Of(s.Name, m.Name) }

// messageSignature is what the method of a run takes and gives.
func (s *starter) messageSignature(m *Message) (signature, bool) {
	f := s.method(s.run(), m.send())
	if f == nil || f.Signature().Params().Len() == 0 {
		return signature{}, false
	}
	var sig signature
	for i := 1; i < f.Signature().Params().Len(); i++ {
		sig.params = append(sig.params, f.Signature().Params().At(i).Type())
	}
	if results := f.Signature().Results(); results.Len() == 2 {
		sig.result = results.At(0).Type()
	}
	return sig, true
}

// typed is what to call in the place of a site, "" if there is nothing.
func (s *site) typed(st *starter) string {
	switch {
	case s.message == nil && s.entry.typed != nil:
		return s.entry.typed(st)
	case s.message == nil, s.entry.receiver == environment:
		return ""
	}
	switch s.entry.name {
	case "SignalExternalWorkflow":
		return st.signalExternal(s.message)
	case "SignalChildWorkflow":
		return st.childFuture() + "." + s.message.send()
	case "SignalWithStartWorkflow":
		return st.newClient() + "(...)." + st.signalWithStart(s.message)
	case "UpdateWorkflowOptions":
		if s.starting() {
			return st.newClient() + "(...)." + st.updateWithStart(s.message)
		}
	}
	return st.newClient() + "(...)." + st.get() + "(...)." + s.method()
}

// method is the method of a typed run or future that sends the message.
func (s *site) method() string {
	if s.message.Kind == sdk.Update {
		return names.StartUpdate(s.message.Name)
	}
	return s.message.send()
}
