package sites

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// resolveMessage finds out which message a site names, and of which workflow.
func (x *Index) resolveMessage(s *Site, runs map[*types.Var]*Site) {
	info := x.Pass.TypesInfo
	name, ok := code.StringConstant(info, s.TargetExpr)
	if !ok {
		return
	}
	st := x.receiverOf(s, runs)
	if s.Call.InEnvironment() {
		executed := x.executedBy(s.Declaration(), s.Node.(*ast.CallExpr))
		if executed == nil {
			return
		}
		st = executed.Target.Starter
	} else if st == nil {
		var candidates []*Starter
		for _, known := range x.starters {
			if known.Message(s.Call.Message, name) != nil {
				candidates = append(candidates, known)
			}
		}
		if used := ConstantOf(info, s.TargetExpr); used != nil && used.Pkg() != nil {
			for _, c := range candidates {
				if m := c.Message(s.Call.Message, name); used.Pkg().Path() == c.Pkg.Path() && used.Name() == c.MessageName(m) {
					candidates = []*Starter{c}
				}
			}
		}
		if len(distinct(candidates)) != 1 || s.toChild() {
			return
		}
		st = x.choose(s, candidates)
	}
	if st == nil {
		return
	}
	m := st.Message(s.Call.Message, name)
	if m == nil {
		return
	}
	s.Message = m
	s.Target = Target{ByName: true, Name: name, Label: name, Starter: st}
	x.takeMessage(s)
}

// resolveSignal finds out which signal a site sends with the start of its workflow.
func (x *Index) resolveSignal(s *Site) {
	args := s.Node.(*ast.CallExpr).Args[s.Call.MessageName:]
	name, ok := code.StringConstant(x.Pass.TypesInfo, args[0])
	if !ok {
		return
	}
	st := s.Target.Starter
	if s.Message = st.Message(sdk.Signal, name); s.Message == nil {
		return
	}
	s.Signal = &Site{
		Index: x, Call: sdk.SignalCall, File: s.File, At: s.At, Node: s.Node, TargetExpr: args[0],
		Message: s.Message, Args: args[1:2], ArgsKnown: true,
		Target: Target{ByName: true, Name: name, Label: name, Starter: st},
	}
	x.takeMessage(s.Signal)
}

// takeMessage gives a site the signature of its message.
func (x *Index) takeMessage(s *Site) {
	s.Target.Signature, s.Target.Known = s.Target.Starter.MessageSignature(s.Message)
	if len(s.Args) == 1 && len(s.Target.Params) == 0 && x.Pass.TypesInfo.Types[s.Args[0]].IsNil() {
		s.Args = nil // nothing, as a signal has to be given
	}
}

// MessageSignature is what the method of a run takes and gives.
func (s *Starter) MessageSignature(m *names.TypedMessage) (Signature, bool) {
	f := s.Method(names.Run.Of(s.Name), m.Send())
	if f == nil || f.Signature().Params().Len() == 0 {
		return Signature{}, false
	}
	var sig Signature
	for i := 1; i < f.Signature().Params().Len(); i++ {
		sig.Params = append(sig.Params, f.Signature().Params().At(i).Type())
	}
	if results := f.Signature().Results(); results.Len() == 2 {
		sig.Result = results.At(0).Type()
	}
	return sig, true
}

// Method is the method of a typed run or future that sends the message.
func (s *Site) Method() string {
	if s.Message.Kind == sdk.Update {
		return names.StartUpdate(s.Message.Name)
	}
	return s.Message.Send()
}
