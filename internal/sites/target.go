package sites

import (
	"cmp"
	"go/ast"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Signature is what a workflow or activity takes after its context, and gives.
type Signature struct {
	Params []types.Type
	Result types.Type // nil if it returns no more than an error
	// Contextless reports whether it is an activity that takes no context.
	Contextless bool
}

// Target is what a site names.
type Target struct {
	// Label is how messages name it.
	Label string
	// signature is valid if known.
	Signature
	Known bool
	// Fn is the function or method, nil for a string or a variable.
	Fn *types.Func
	// ByName reports whether it is named by a constant string, name.
	ByName bool
	Name   string
	// Starter has the typed starters of it, nil if there are none.
	Starter *Starter
	// Definition is what a driver has found of it, nil if nothing.
	Definition *Definition
	// Unaliased is why the SDK does not find the activity by its function, "" if it does
	// or that is not known.
	Unaliased string
	// Members are the activities of a struct that is registered, those that have another
	// name than their methods.
	Members []*Starter
	// IDs reports whether it stands for the IDs of a child, which are no JSON.
	IDs bool
	// Invalid reports whether it is neither a function nor a string.
	Invalid bool
	// Method reports whether fn is a method, which the SDK may look up, and MethodExpr
	// that it is named without a receiver.
	Method, MethodExpr bool
}

// resolve finds out what a site names.
func (x *Index) resolve(s *Site) Target {
	info := x.Pass.TypesInfo
	if s.Fixed != nil {
		return x.resolveFixed(s)
	}
	expr := ast.Unparen(s.TargetExpr)
	typ := info.TypeOf(expr)
	if typ == nil {
		return Target{}
	}
	if members := x.members(s, typ); len(members) > 0 {
		return Target{Members: members, Starter: members[0]}
	}
	if name, ok := code.StringConstant(info, expr); ok {
		return x.resolveName(s, name)
	}
	switch u := typ.Underlying().(type) {
	case *types.Signature:
		t := Target{Label: types.ExprString(expr)}
		if t.Fn, t.MethodExpr = namedFunc(info, expr); t.MethodExpr {
			u = t.Fn.Signature()
		}
		t.Signature, t.Known = SignatureOf(u, s.Call.TakesActivity())
		if t.Fn == nil {
			if _, ok := expr.(*ast.FuncLit); ok {
				t.Label = "the function"
			}
			return t
		}
		x.resolveFunc(s, &t)
		return t
	case *types.Basic:
		return Target{Invalid: u.Info()&types.IsString == 0 && u.Kind() != types.UntypedNil && u.Kind() != types.Invalid}
	case *types.Interface:
		return Target{}
	}
	_, isParam := types.Unalias(typ).(*types.TypeParam)
	return Target{Invalid: !isParam}
}

// TypeName is the name of it that Temporal knows, "" where that is not known.
func (t *Target) TypeName() string {
	switch {
	case t.Starter != nil:
		return t.Starter.TypeName
	case t.Definition != nil:
		return t.Definition.TypeName
	}
	return ""
}

// SendsOwnName reports whether a client sends a function by its own name, which is not
// the one that it is registered under, or a workflow runs an activity that the SDK does
// not find by its function.
func (s *Site) SendsOwnName() bool {
	// A method of an instantiated type sends its name; a generic function sends
	// none that anyone registered.
	name := s.Target.TypeName()
	if s.Target.Fn == nil || name == "" || s.Target.Definition != nil && s.Target.Definition.Taken != "" {
		return false
	}
	return s.Call.SendsOwnName && s.Target.Fn.Name() != name || s.Call.Role == sdk.RunsActivity && !s.Call.IsLocal() && s.Target.Unaliased != ""
}

// resolveName finds out what a string names.
func (x *Index) resolveName(s *Site, name string) Target {
	t := Target{ByName: true, Name: name, Label: name}
	if st := x.choose(s, x.known(s.Call).byName[name]); st != nil {
		t.Starter = st
		t.Signature, t.Known = x.signature(s.Call, st)
		t.Unaliased = x.whyUnaliased(st)
	}
	if t.Definition = x.definedAs(s.Call, name); t.Definition != nil && !t.Known {
		t.Signature, t.Known = t.Definition.Signature, t.Definition.Known
	}
	return t
}

// resolveFunc finds out what there is of the function or method of a target.
func (x *Index) resolveFunc(s *Site, t *Target) {
	t.Label = t.Fn.Name()
	t.Method = t.Fn.Signature().Recv() != nil
	own := x.known(s.Call).byFunc[t.Fn.FullName()]
	if len(own) == 0 && s.Call.TakesActivity() {
		own = x.implementing(t.Fn)
	}
	if len(own) > 0 {
		// Those of client packages have the name only.
		t.Starter = x.choose(s, of(own[0], x.known(s.Call).byName[own[0].TypeName]))
		t.Unaliased = x.whyUnaliased(own[0])
	}
	if t.Definition = x.definedBy(s.Call, t.Fn.FullName()); t.Definition != nil {
		t.Unaliased = cmp.Or(t.Unaliased, t.Definition.Unaliased)
	}
}

// resolveFixed finds out what a wrapper names, which the site calls.
func (x *Index) resolveFixed(s *Site) Target {
	if s.Fixed.Text != "" {
		return x.resolveName(s, s.Fixed.Text)
	}
	t := Target{Fn: s.Fixed.function(x.Pass.Pkg)}
	if t.Fn == nil {
		return Target{}
	}
	t.Signature, t.Known = SignatureOf(t.Fn.Signature(), s.Call.TakesActivity())
	x.resolveFunc(s, &t)
	return t
}

// SignatureOf reads a function's type; not ok if workers can't call it.
func SignatureOf(sig *types.Signature, activity bool) (Signature, bool) {
	s := Signature{Contextless: activity}
	if sig.Variadic() || sig.TypeParams().Len() > 0 {
		return s, false
	}
	for i := range sig.Params().Len() {
		t := sig.Params().At(i).Type()
		if i == 0 && (activity && sdk.IsGoContext(t) || !activity && sdk.IsContext(t)) {
			s.Contextless = false
			continue
		}
		if i == 0 && !activity {
			return s, false // no workflow
		}
		s.Params = append(s.Params, t)
	}
	if !activity && sig.Params().Len() == 0 {
		return s, false
	}
	for _, t := range s.Params {
		if sdk.IsType(t, "EncodedValues") {
			return s, false // a dynamic one takes anything
		}
	}
	switch sig.Results().Len() {
	case 1:
	case 2:
		s.Result = sig.Results().At(0).Type()
	default:
		return s, false
	}
	return s, true
}

// choose picks the starters to use at a site among those of one Workflow Type or
// Activity Type: those of a client package that the file imports, or else those beside
// the workflow, or else those of any client package that it can import. Starters of two
// of them are ambiguous: none. Some starters are only beside the workflow, and not all
// activities have all calls.
func (x *Index) choose(s *Site, candidates []*Starter) *Starter {
	if slices.ContainsFunc(candidates, func(c *Starter) bool { return !c.lacks(s.Call) }) {
		candidates = slices.DeleteFunc(slices.Clone(candidates), func(c *Starter) bool { return c.lacks(s.Call) })
	}
	var imported, own, other *Starter
	for _, c := range candidates {
		if !c.isOf(candidates[0]) {
			return nil
		}
		switch {
		case c.Source == "":
			own = c
		case isBeside(s.Call):
		case code.Import(s.File, c.Pkg.Path()) != nil:
			imported = cmp.Or(imported, c)
		case other == nil || x.CannotImport(other.Pkg, s.File) != "":
			other = c
		}
	}
	if own != nil && other != nil && x.CannotImport(own.Pkg, s.File) != "" && x.CannotImport(other.Pkg, s.File) == "" {
		own = nil
	}
	return cmp.Or(imported, own, other)
}

// isOf reports whether starters are those of the same workflow or activity.
func (s *Starter) isOf(other *Starter) bool {
	return s.source() == other.source() && s.Name == other.Name
}

// of are the starters among candidates that are of one workflow or activity.
func of(own *Starter, candidates []*Starter) []*Starter {
	return slices.DeleteFunc(slices.Clone(candidates), func(c *Starter) bool { return !c.isOf(own) })
}
