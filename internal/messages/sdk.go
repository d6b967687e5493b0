package messages

import (
	"bytes"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// setsUp and receives are the words of files that set up messages, and of those
// that receive from a channel they were given. Much other code has the latter,
// which does not import the SDK.
var (
	setsUp   = sdk.MentionsOf(sdk.Handles)
	receives = sdk.MentionsOf(sdk.Receives)
)

// Mentions reports whether a file can set up messages, or receive them for the
// code that does, from its bytes alone. Packages with such a file belong to
// those a [Reader] gets, if workflows call them.
func Mentions(src []byte) bool {
	return setsUp.In(src) || bytes.Contains(src, []byte(sdk.Workflow)) && receives.In(src)
}

// isAboutMessages reports whether fn is a function or method of the SDK that sets
// up or receives messages, or runs code that does.
func isAboutMessages(fn *types.Func) bool {
	return sdk.Has(fn.Pkg()) && sdk.Named(fn.Name()).Is(sdk.Handles, sdk.Receives, sdk.Selects)
}

// isCoroutine reports whether t is that of a function that can run as a part of a
// workflow, and set up messages.
func isCoroutine(t types.Type) bool {
	sig, ok := t.Underlying().(*types.Signature)
	if !ok {
		return false
	}
	for param := range sig.Params().Variables() {
		if sdk.IsContext(param.Type()) || sdk.IsChannel(param.Type()) {
			return true
		}
	}
	return false
}
