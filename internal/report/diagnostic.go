package report

import (
	"cmp"
	"go/token"
	"slices"
)

// Diagnostic is something in the source, or around it, that is in the way
// of right output. Message says what is wrong and, after a colon, how to fix
// it.
type Diagnostic struct {
	// Pos is where; its Filename is absolute, and empty when there is no place
	// in a file to point at.
	Pos     token.Position
	Message string
}

// Format is the diagnostic as "file:line:col: message", one line whatever it
// quotes, with the file relative to dir where it lies below it.
func (d Diagnostic) Format(dir string) string {
	if d.Pos.Filename == "" {
		return Line(d.Message)
	}
	return Line(At(dir, d.Pos) + ": " + d.Message)
}

// Sort sorts diagnostics by position and leaves out those that repeat another.
func Sort(diagnostics []Diagnostic) []Diagnostic {
	slices.SortFunc(diagnostics, func(a, b Diagnostic) int {
		return cmp.Or(Compare(a.Pos, b.Pos), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(diagnostics)
}

// UsageError is a mistake in what the tool was asked to do, before any source
// was looked at.
type UsageError struct{ Message string }

func (e *UsageError) Error() string { return e.Message }
