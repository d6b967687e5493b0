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
	name, ok := code.StringConstant(x.Pass.TypesInfo, s.TargetExpr)
	if !ok {
		return
	}
	st, def := x.addressee(s, name, runs)
	if st != nil {
		if s.Message = st.Message(s.Call.Message, name); s.Message != nil {
			s.Target = Target{ByName: true, Name: name, Label: name, Starter: st}
			x.takeMessage(s)
			return
		}
	}
	if m := def.message(s.Call.Message, name); m != nil {
		s.Target = Target{ByName: true, Name: name, Label: name, Signature: m.Signature, Known: true}
		x.dropNil(s)
	}
}

// addressee is the workflow that gets a message of a name: its starters, and what a
// driver has found of it, each nil if it is not known.
func (x *Index) addressee(s *Site, name string, runs map[*types.Var]*Site) (*Starter, *Definition) {
	st := x.receiverOf(s, runs)
	switch {
	case s.Call.InEnvironment():
		if executed := x.executedBy(s.Declaration(), s.Node.(*ast.CallExpr)); executed != nil {
			return executed.Target.Starter, executed.Target.Definition
		}
		return nil, nil
	case s.Starts != nil:
		return st, s.Starts.Target.Definition
	case st != nil || s.toChild():
		return st, nil
	}
	return x.onlyStarter(s, name), x.onlyDefinition(s, name)
}

// onlyStarter has the starters of the workflow that takes a message of a name, nil if
// there is none or several.
func (x *Index) onlyStarter(s *Site, name string) *Starter {
	var candidates []*Starter
	for _, known := range x.starters {
		if known.Message(s.Call.Message, name) != nil {
			candidates = append(candidates, known)
		}
	}
	if used := ConstantOf(x.Pass.TypesInfo, s.TargetExpr); used != nil && used.Pkg() != nil {
		for _, c := range candidates {
			if m := c.Message(s.Call.Message, name); used.Pkg().Path() == c.Pkg.Path() && used.Name() == c.MessageName(m) {
				candidates = []*Starter{c}
			}
		}
	}
	if len(distinct(candidates)) != 1 {
		return nil
	}
	return x.choose(s, candidates)
}

// resolveSignal finds out which signal a site sends with the start of its workflow.
func (x *Index) resolveSignal(s *Site) {
	args := s.Node.(*ast.CallExpr).Args[s.Call.MessageName:]
	name, ok := code.StringConstant(x.Pass.TypesInfo, args[0])
	if !ok {
		return
	}
	signal := &Site{
		Index: x, Call: sdk.SignalCall, File: s.File, At: s.At, Node: s.Node, TargetExpr: args[0], Args: args[1:2], ArgsKnown: true,
		Target: Target{ByName: true, Name: name, Label: name, Starter: s.Target.Starter},
	}
	if st := s.Target.Starter; st != nil {
		if s.Message = st.Message(sdk.Signal, name); s.Message != nil {
			s.Signal, signal.Message = signal, s.Message
			x.takeMessage(signal)
			return
		}
	}
	if m := s.Target.Definition.message(sdk.Signal, name); m != nil {
		s.Signal = signal
		signal.Target.Signature, signal.Target.Known = m.Signature, true
		x.dropNil(signal)
	}
}

// takeMessage gives a site the signature of its message.
func (x *Index) takeMessage(s *Site) {
	s.Target.Signature, s.Target.Known = s.Target.Starter.MessageSignature(s.Message)
	x.dropNil(s)
}

// dropNil takes the nil for nothing that a signal without a payload is given.
func (x *Index) dropNil(s *Site) {
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
