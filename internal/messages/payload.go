package messages

import (
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// unusable is why no typed message can carry a t, and how to fix that, or "".
func unusable(t types.Type) string {
	parameter, local := false, false
	code.Walk(t, func(t types.Type) {
		_, ok := t.(*types.TypeParam)
		parameter = parameter || ok
		obj := code.TypeName(t)
		local = local || obj != nil && obj.Pkg() != nil && obj.Parent() != nil && obj.Parent() != obj.Pkg().Scope()
	})
	switch {
	case code.IsInvalid(t):
		return "is of a type that does not type-check: fix that first"
	case parameter:
		return "is " + typeText(t) + ", which depends on a type parameter: use a type without"
	case local:
		return "is " + typeText(t) + ", which is declared inside a function: declare it in the package"
	}
	known := types.IsInterface(t) && sdk.IsType(t) // as EncodedValue is, by the SDK's converters
	if why := sdk.Undecodable(t); why != "" && !known {
		return "is or holds " + why + ", which no data converter can decode: take plain data"
	}
	return ""
}

// typeText is t as in its own package's code, with package names.
func typeText(t types.Type) string {
	return types.TypeString(t, (*types.Package).Name)
}

// asSent is the type that a payload of type t is sent as. Of protobuf messages
// that is a pointer: they can't be copied.
func asSent(t types.Type) types.Type {
	if _, named := types.Unalias(t).(*types.Named); named && code.Struct(t) != nil {
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
