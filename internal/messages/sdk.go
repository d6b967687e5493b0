package messages

import (
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// handlerKinds are the functions of the SDK that take a name and a handler.
var handlerKinds = map[string]sdk.MessageKind{
	"SetQueryHandler":             sdk.Query,
	"SetQueryHandlerWithOptions":  sdk.Query,
	"SetUpdateHandler":            sdk.Update,
	"SetUpdateHandlerWithOptions": sdk.Update,
}

// getsChannel says whether the SDK's function of that name returns the channel
// of a signal.
func getsChannel(name string) bool {
	return name == "GetSignalChannel" || name == "GetSignalChannelWithOptions"
}

// SetsUp is the kind of message that the SDK's function of that name sets up, ""
// for another function.
func SetsUp(name string) sdk.MessageKind {
	if getsChannel(name) {
		return sdk.Signal
	}
	return handlerKinds[name]
}

// pointerAt gives for the methods of a channel that receive the place of the
// pointer among the arguments.
var pointerAt = map[string]int{
	"Receive":                  1,
	"ReceiveWithTimeout":       2,
	"ReceiveAsync":             0,
	"ReceiveAsyncWithMoreFlag": 0,
}

// isTold says whether the SDK's function or method of that name tells of a
// message.
func isTold(name string) bool {
	_, receives := pointerAt[name]
	return receives || getsChannel(name) || handlerKinds[name] != "" || name == "AddReceive"
}

// isChannel says whether t is a channel of the SDK that can be received from.
func isChannel(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && sdk.Has(named.Obj().Pkg()) && (named.Obj().Name() == "ReceiveChannel" || named.Obj().Name() == "Channel")
}

// isCoroutine says whether t is that of a function that can run as a part of a
// workflow, and set up messages.
func isCoroutine(t types.Type) bool {
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		return false
	}
	for param := range sig.Params().Variables() {
		if sdk.IsContext(param.Type()) || isChannel(param.Type()) {
			return true
		}
	}
	return false
}

var errorType = types.Universe.Lookup("error").Type()

func isError(t types.Type) bool { return types.Identical(t, errorType) }
