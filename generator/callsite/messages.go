package callsite

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// resolveMessage finds out which message a site names, and of which workflow.
func (x *index) resolveMessage(s *site, runs map[*types.Var]*site) {
	info := x.pass.TypesInfo
	name, ok := code.StringConstant(info, s.targetExpr)
	if !ok {
		return
	}
	st := x.receiverOf(s, runs)
	if s.call.InEnvironment() {
		executed := x.executedBy(s.outermost(), s.node.(*ast.CallExpr))
		if executed == nil {
			return
		}
		st = executed.target.starter
	} else if st == nil {
		var candidates []*starter
		for _, known := range x.starters {
			if known.Message(s.call.Message, name) != nil {
				candidates = append(candidates, known)
			}
		}
		if used := constantOf(info, s.targetExpr); used != nil && used.Pkg() != nil {
			for _, c := range candidates {
				if m := c.Message(s.call.Message, name); used.Pkg().Path() == c.pkg.Path() && used.Name() == c.MessageName(m) {
					candidates = []*starter{c}
				}
			}
		}
		if len(distinct(candidates)) != 1 || s.toChild() {
			return
		}
		st = x.choose(s.file, candidates, isBesideWorkflow(s.call))
	}
	if st == nil {
		return
	}
	m := st.Message(s.call.Message, name)
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

// messageSignature is what the method of a run takes and gives.
func (s *starter) messageSignature(m *names.TypedMessage) (signature, bool) {
	f := s.method(names.Run.Of(s.Name), m.Send())
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

// method is the method of a typed run or future that sends the message.
func (s *site) method() string {
	if s.message.Kind == sdk.Update {
		return names.StartUpdate(s.message.Name)
	}
	return s.message.Send()
}
