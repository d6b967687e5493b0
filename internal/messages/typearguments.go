package messages

import (
	"go/types"
	"slices"
)

// typeArguments are the types that a call binds type parameters to.
type typeArguments []typeArgument

type typeArgument struct {
	parameter *types.TypeParam
	t         types.Type
}

// bindTypes pairs type parameters with their arguments.
func bindTypes(parameters *types.TypeParamList, arguments *types.TypeList, bound func(types.Type) types.Type) typeArguments {
	if parameters.Len() != arguments.Len() {
		return nil
	}
	var all typeArguments
	for i := range parameters.Len() {
		all = append(all, typeArgument{parameters.At(i), bound(arguments.At(i))})
	}
	return all
}

func (a typeArguments) equal(b typeArguments) bool {
	return slices.EqualFunc(a, b, func(a, b typeArgument) bool {
		return a.parameter == b.parameter && identical(a.t, b.t)
	})
}

// in is t with the arguments for the parameters. A parameter stays in types of
// which nobody makes messages, and makes them refused.
func (a typeArguments) in(t types.Type) types.Type {
	switch t := t.(type) {
	case *types.TypeParam:
		for _, arg := range a {
			if arg.parameter == t {
				return arg.t
			}
		}
	case *types.Pointer:
		if elem := a.in(t.Elem()); elem != t.Elem() {
			return types.NewPointer(elem)
		}
	case *types.Slice:
		if elem := a.in(t.Elem()); elem != t.Elem() {
			return types.NewSlice(elem)
		}
	case *types.Array:
		if elem := a.in(t.Elem()); elem != t.Elem() {
			return types.NewArray(elem, t.Len())
		}
	case *types.Map:
		key, elem := a.in(t.Key()), a.in(t.Elem())
		if key != t.Key() || elem != t.Elem() {
			return types.NewMap(key, elem)
		}
	case *types.Alias:
		if list := t.TypeArgs(); list.Len() > 0 {
			return a.instance(t.Origin(), t, list)
		}
	case *types.Named:
		if list := t.TypeArgs(); list.Len() > 0 {
			return a.instance(t.Origin(), t, list)
		}
	case *types.Signature:
		params, results := a.tuple(t.Params()), a.tuple(t.Results())
		if params != t.Params() || results != t.Results() {
			return types.NewSignatureType(nil, nil, nil, params, results, t.Variadic())
		}
	}
	return t
}

func (a typeArguments) instance(generic, t types.Type, list *types.TypeList) types.Type {
	changed := false
	var arguments []types.Type
	for arg := range list.Types() {
		bound := a.in(arg)
		changed = changed || bound != arg
		arguments = append(arguments, bound)
	}
	if !changed {
		return t
	}
	instance, err := types.Instantiate(nil, generic, arguments, false)
	if err != nil {
		return t
	}
	return instance
}

func (a typeArguments) tuple(t *types.Tuple) *types.Tuple {
	changed := false
	var variables []*types.Var
	for v := range t.Variables() {
		bound := a.in(v.Type())
		if bound != v.Type() {
			changed = true
			v = types.NewVar(v.Pos(), v.Pkg(), v.Name(), bound)
		}
		variables = append(variables, v)
	}
	if !changed {
		return t
	}
	return types.NewTuple(variables...)
}

// identical reports whether a and b are the same type, be it that two packages
// know it as different objects.
func identical(a, b types.Type) bool {
	return types.Identical(a, b) || types.TypeString(a, nil) == types.TypeString(b, nil)
}
