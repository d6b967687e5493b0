package sites

import (
	"go/types"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// ofActivity has the typed calls of an activity, which the package declares.
func ofActivity(a names.Activity, pkg *types.Package) *Starter {
	return &Starter{
		Starter: names.Starter{
			Name: a.Name, TypeName: a.TypeName, Func: a.Func, Source: a.Source, Client: a.Client, Conditions: a.Conditions,
		},
		Pkg:      pkg,
		Activity: &a,
	}
}

// TypeNameConstant is the constant with the name that Temporal knows.
func (s *Starter) TypeNameConstant() string {
	if s.Activity != nil {
		return names.ActivityTypeName.Of(s.Name)
	}
	return names.TypeName.Of(s.Name)
}

// lacks reports whether an activity has no typed call that does what a call does.
func (s *Starter) lacks(c *sdk.Call) bool {
	return c.IsLocal() && !s.Activity.Local || c.Role == sdk.StartsActivity && s.Client == "" ||
		c.Role == sdk.RunsActivity && !c.IsLocal() && !s.Activity.Remote
}

// activitySignature is what the typed call of an activity says of its parameters and
// result.
func (s *Starter) activitySignature() (Signature, bool) {
	typed := names.ExecuteActivity
	if !s.Activity.Remote {
		typed = names.ExecuteLocalActivity
	}
	execute, ok := s.Pkg.Scope().Lookup(typed.Of(s.Name)).(*types.Func)
	if !ok || execute.Signature().Params().Len() == 0 || execute.Signature().Results().Len() != 1 {
		return Signature{}, false
	}
	future, ok := types.Unalias(execute.Signature().Results().At(0).Type()).(*types.Named)
	if !ok {
		return Signature{}, false
	}
	var sig Signature
	for i := 1; i < execute.Signature().Params().Len(); i++ {
		sig.Params = append(sig.Params, execute.Signature().Params().At(i).Type())
	}
	switch future.TypeArgs().Len() {
	case 0:
	case 1:
		sig.Result = future.TypeArgs().At(0)
	default:
		return Signature{}, false
	}
	return sig, true
}

// signature is what starters say of what a call names. Of a mock they don't say whether
// it gets a context.
func (x *Index) signature(c *sdk.Call, st *Starter) (Signature, bool) {
	sig, ok := st.Signature()
	if !ok || c.Role != sdk.MocksActivity {
		return sig, ok
	}
	if own := x.Own(st); own != nil {
		if fn := own.function(); fn != nil {
			return SignatureOf(fn.Signature(), true)
		}
	}
	return sig, false
}

// Own has what is beside a workflow or activity, where its function is known; nil if that is not.
func (x *Index) Own(st *Starter) *Starter {
	known := x.activities
	if st.Activity == nil {
		known = x.workflows
	}
	for _, own := range of(st, known.byName[st.TypeName]) {
		if own.Func != "" {
			return own
		}
	}
	return nil
}

// whyUnaliased is why the SDK does not find an activity by its function, "" if it does
// or that is not known.
func (x *Index) whyUnaliased(st *Starter) string {
	if st.Activity == nil || x.Own(st) == nil {
		return ""
	}
	return x.unaliased[x.Own(st).Func]
}

// KnowsAliases reports whether a driver has asked which activities the SDK does not find
// by their functions.
func (x *Index) KnowsAliases() bool { return x.unaliased != nil }

// GoName is the name of a workflow's or activity's function, "" if that is not known.
func (s *Starter) GoName() string { return s.Func[strings.LastIndex(s.Func, ".")+1:] }

// Register is the function that registers a workflow or activity.
func (s *Starter) Register() string {
	if s.Activity == nil {
		return names.Register.Of(s.Name)
	}
	return names.RegisterActivity.Of(s.Name)
}

// Receiver is the type that has a workflow's or activity's method, nil for a function and
// where that is not known.
func (s *Starter) Receiver() types.Type {
	register, ok := s.Pkg.Scope().Lookup(s.Register()).(*types.Func)
	if !ok || register.Signature().Params().Len() != 3 {
		return nil
	}
	return register.Signature().Params().At(1).Type()
}

// function is the function or method of an activity, nil if it is not known.
func (s *Starter) function() *types.Func {
	receiver := s.Receiver()
	if receiver == nil {
		fn, _ := s.Pkg.Scope().Lookup(s.GoName()).(*types.Func)
		return fn
	}
	return method(receiver, s.Pkg, s.GoName())
}

func method(of types.Type, pkg *types.Package, name string) *types.Func {
	obj, _, _ := types.LookupFieldOrMethod(of, true, pkg, name)
	fn, _ := obj.(*types.Func)
	return fn
}

// members are the activities of a struct that a site registers, those that are known to
// have another name than their methods.
func (x *Index) members(s *Site, of types.Type) []*Starter {
	if s.Call.Role != sdk.RegistersActivity {
		return nil
	}
	var found []*Starter
	for _, known := range x.activities.byFunc {
		for _, st := range known {
			if receiver := st.Receiver(); receiver != nil && st.GoName() != st.TypeName && fit.SameType(code.Deref(receiver), code.Deref(of)) {
				found = append(found, st)
			}
		}
	}
	slices.SortFunc(found, func(a, b *Starter) int { return strings.Compare(a.Name, b.Name) })
	return found
}

// Renamed are the workflows or activities, whatever a call takes, that have another name
// than their function, which is called name.
func (x *Index) Renamed(c *sdk.Call, name string) []*Starter {
	var found []*Starter
	for _, known := range x.known(c).byFunc {
		for _, st := range known {
			if st.GoName() == name && st.TypeName != name {
				found = append(found, st)
			}
		}
	}
	return found
}

// Held is why calls of a workflow or activity by its function have to stay as they are, "" if they
// don't: what tests of other packages replace would no longer be what is called.
func (x *Index) Held(st *Starter) string { return x.held[st.Func] }

// implementing is the activity that a method of an interface comes to call where only
// one type that has activities implements it; the SDK takes the method's name.
func (x *Index) implementing(fn *types.Func) []*Starter {
	recv := fn.Signature().Recv()
	if recv == nil || !types.IsInterface(recv.Type()) {
		return nil
	}
	var found []*Starter
	for _, known := range x.activities.byFunc {
		for _, st := range known {
			if receiver := st.Receiver(); receiver != nil && st.GoName() == fn.Name() && implements(receiver, recv.Type().Underlying().(*types.Interface)) {
				found = append(found, st)
			}
		}
	}
	if slices.ContainsFunc(found, func(st *Starter) bool { return !st.isOf(found[0]) }) {
		return nil
	}
	return found
}

// implements is types.Implements for packages that may be loaded twice.
func implements(t types.Type, iface *types.Interface) bool {
	for want := range iface.Methods() {
		fn := method(t, want.Pkg(), want.Name())
		if fn == nil || !sameTuple(fn.Signature().Params(), want.Signature().Params()) || !sameTuple(fn.Signature().Results(), want.Signature().Results()) {
			return false
		}
	}
	return true
}

func sameTuple(a, b *types.Tuple) bool {
	if a.Len() != b.Len() {
		return false
	}
	for i := range a.Len() {
		if !fit.SameType(a.At(i).Type(), b.At(i).Type()) {
			return false
		}
	}
	return true
}
