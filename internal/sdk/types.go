package sdk

import (
	"go/types"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// IsContext reports whether t is workflow.Context, under whatever alias. The SDK
// declares it in its internal packages: in internal itself up to v1.49, in one
// below it since.
func IsContext(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Name() != "Context" || named.Obj().Pkg() == nil {
		return false
	}
	path := named.Obj().Pkg().Path()
	return path == Internal || strings.HasPrefix(path, Internal+"/")
}

// TakesContext reports whether the first parameter of sig is workflow.Context.
func TakesContext(sig *types.Signature) bool {
	return sig.Params().Len() > 0 && IsContext(sig.Params().At(0).Type())
}

// IsGoContext reports whether the SDK gives an activity its context as t: whatever
// implements context.Context.
func IsGoContext(t types.Type) bool {
	// Where no method of it is needed, the loader declares it by its name alone.
	if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Pkg() != nil && named.Obj().Pkg().Path() == "context" && named.Obj().Name() == "Context" {
		return true
	}
	for _, name := range []string{"Deadline", "Done", "Err", "Value"} {
		obj, _, _ := types.LookupFieldOrMethod(t, false, nil, name)
		if _, ok := obj.(*types.Func); !ok {
			return false
		}
	}
	return true
}

// TakesGoContext reports whether the first parameter of sig is the context that an
// activity is given.
func TakesGoContext(sig *types.Signature) bool {
	return sig.Params().Len() > 0 && IsGoContext(sig.Params().At(0).Type())
}

// IsType reports whether t, or what it points to, is a type of the SDK with one of
// the names, or with any if there are none.
func IsType(t types.Type, names ...string) bool {
	named := code.Named(t)
	return named != nil && Has(named.Obj().Pkg()) && (len(names) == 0 || slices.Contains(names, named.Obj().Name()))
}

// IsMethod reports whether fn, which may be nil, is a method of the SDK with one of
// the names, on its type receiver.
func IsMethod(fn *types.Func, receiver string, names ...string) bool {
	return fn != nil && fn.Signature().Recv() != nil && slices.Contains(names, fn.Name()) &&
		IsType(fn.Signature().Recv().Type(), receiver)
}

// IsChannel reports whether t is a channel that can be received from.
func IsChannel(t types.Type) bool { return IsType(t, "ReceiveChannel", "Channel") }

// IsRun reports whether t is a type of runs, futures or handles, whose Get decodes a
// result.
func IsRun(t types.Type) bool {
	return types.IsInterface(t) && IsType(t, "WorkflowRun", "Future", "ChildWorkflowFuture", "ClientActivityHandle", "WorkflowUpdateHandle")
}

// IsExecution reports whether t is workflow.Execution, the IDs of a run.
func IsExecution(t types.Type) bool { return IsType(t, "WorkflowExecution") }

// IsDynamic reports whether sig is that of a dynamic workflow or activity.
func IsDynamic(sig *types.Signature) bool {
	return sig.Params().Len() == 2 && IsType(sig.Params().At(1).Type(), "EncodedValues")
}

// Undecodable is why no data converter can decode a value of type t, or "".
// Only the outer shape of t counts: the fields of a struct are for its codec to
// refuse, and a type with a name may bring a codec of its own.
func Undecodable(t types.Type) string {
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return "a func"
	case *types.Chan:
		return "a channel"
	case *types.Basic:
		if u.Kind() == types.UnsafePointer {
			return "an unsafe pointer"
		}
	case *types.Interface:
		if !u.Empty() {
			return "an interface with methods"
		}
	case interface{ Elem() types.Type }: // pointers, slices, arrays, maps
		if _, named := types.Unalias(t).(*types.Named); !named {
			return Undecodable(u.Elem())
		}
	}
	return ""
}
