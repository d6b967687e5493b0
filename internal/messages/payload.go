package messages

import (
	"go/types"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// unusable says why no typed message can carry a t, and how to mend that, or
// "".
func unusable(t types.Type) string {
	switch text := types.TypeString(t, nil); {
	case strings.Contains(text, "invalid type"):
		return "is of a type that does not type-check: mend that first"
	case hasTypeParameter(t):
		return "is " + typeText(t) + ", which depends on a type parameter: use a type without"
	case isLocal(t):
		return "is " + typeText(t) + ", which is declared inside a function: declare it in the package"
	}
	if why := sdk.Undecodable(t); why != "" && !isSDKInterface(t) {
		return "is or holds " + why + ", which no data converter can decode: take plain data"
	}
	return ""
}

// typeText is t as in its own package's code, with package names.
func typeText(t types.Type) string {
	return types.TypeString(t, (*types.Package).Name)
}

// isSDKInterface says whether t is an interface of the SDK, as EncodedValue is,
// which its converters know.
func isSDKInterface(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && sdk.Has(named.Obj().Pkg())
}

// asSent is the type that a payload of type t is sent as. Of protobuf messages
// that is a pointer: they can't be copied.
func asSent(t types.Type) types.Type {
	if named, ok := types.Unalias(t).(*types.Named); ok && isStruct(named) {
		for _, name := range []string{"ProtoReflect", "ProtoMessage"} {
			if obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(t), true, nil, name); obj != nil {
				if _, ok := obj.(*types.Func); ok {
					return types.NewPointer(t)
				}
			}
		}
	}
	return t
}

func isStruct(t types.Type) bool {
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

// hasTypeParameter says whether a type parameter is left in t.
func hasTypeParameter(t types.Type) bool {
	found := false
	visit(t, func(t types.Type) {
		_, ok := t.(*types.TypeParam)
		found = found || ok
	})
	return found
}

// isLocal says whether t mentions a type that a function declares.
func isLocal(t types.Type) bool {
	found := false
	visit(t, func(t types.Type) {
		var obj *types.TypeName
		switch t := t.(type) {
		case *types.Named:
			obj = t.Obj()
		case *types.Alias:
			obj = t.Obj()
		default:
			return
		}
		found = found || obj.Pkg() != nil && obj.Parent() != nil && obj.Parent() != obj.Pkg().Scope()
	})
	return found
}

// visit calls f for t and the types that its text mentions.
func visit(t types.Type, f func(types.Type)) {
	f(t)
	each := func(list *types.TypeList) {
		for arg := range list.Types() {
			visit(arg, f)
		}
	}
	switch t := t.(type) {
	case *types.Alias:
		each(t.TypeArgs())
	case *types.Named:
		each(t.TypeArgs())
	case *types.Map:
		visit(t.Key(), f)
		visit(t.Elem(), f)
	case *types.Struct:
		for field := range t.Fields() {
			visit(field.Type(), f)
		}
	case *types.Signature:
		for _, tuple := range []*types.Tuple{t.Params(), t.Results()} {
			for v := range tuple.Variables() {
				visit(v.Type(), f)
			}
		}
	case interface{ Elem() types.Type }:
		visit(t.Elem(), f)
	}
}
