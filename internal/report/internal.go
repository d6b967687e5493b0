package report

import (
	"cmp"
	"fmt"
	"runtime/debug"
)

// InternalError is a defect of the tool, met while it worked on Subject: "" if
// nobody knows what that was.
type InternalError struct {
	Subject string
	Cause   any
	Stack   []byte
}

func (e *InternalError) Error() string {
	if e.Subject == "" {
		return fmt.Sprintf("internal error: %v: please report it", e.Cause)
	}
	return fmt.Sprintf("internal error at %s: %v: please report it with that definition", e.Subject, e.Cause)
}

// Caught makes an error of what recover returned, nil of nothing. It is for the
// function that is deferred: there the stack is still that of the panic. A panic
// that has passed from one goroutine to another keeps the stack of the first.
func Caught(cause any) *InternalError {
	switch cause := cause.(type) {
	case nil:
		return nil
	case *InternalError:
		return cause
	}
	return &InternalError{Cause: cause, Stack: debug.Stack()}
}

// Catch is to be deferred: it makes the error of a panic the one that the
// function returns. subject, which may be nil, tells what it was at work on.
func Catch(err *error, subject func() string) {
	internal := Caught(recover())
	if internal == nil {
		return
	}
	if subject != nil {
		internal.Subject = cmp.Or(internal.Subject, subject())
	}
	*err = internal
}
