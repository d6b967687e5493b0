package generator

import (
	"cmp"
	"go/token"
	"path/filepath"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/report"
	sources "github.com/temporal-gen/temporal-gen/internal/source"
)

// Diagnostic is something in the source, or around it, that stands in the way
// of right output. Message says what is wrong and, after a colon, how to mend
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
		return report.Line(d.Message)
	}
	pos := d.Pos
	pos.Filename = relative(dir, pos.Filename)
	return report.Line(pos.String() + ": " + d.Message)
}

// relative is path as seen from dir, with forward slashes on every system. A
// path that is not below dir, nor beside it, stays as it is.
func relative(dir, path string) string {
	rel, err := filepath.Rel(dir, path)
	if err != nil || strings.Count(rel, ".."+string(filepath.Separator)) > 2 {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(rel)
}

func sortDiagnostics(ds []Diagnostic) []Diagnostic {
	slices.SortFunc(ds, func(a, b Diagnostic) int {
		return cmp.Or(comparePositions(a.Pos, b.Pos), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(ds)
}

func comparePositions(a, b token.Position) int {
	return cmp.Or(
		cmp.Compare(a.Filename, b.Filename),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Column, b.Column),
	)
}

// UsageError is a mistake in what the tool was asked to do, before any source
// was looked at.
type UsageError struct{ Message string }

func (e *UsageError) Error() string { return e.Message }

// NoPackageError says of a pattern that it names no package, and may have been
// meant as a folder or as something else.
type NoPackageError = sources.NoPackageError

// InternalError is a defect of the tool, met while it worked on its Subject.
type InternalError = report.InternalError
