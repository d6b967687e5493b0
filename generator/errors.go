package generator

import (
	"github.com/temporal-gen/temporal-gen/internal/report"
	sources "github.com/temporal-gen/temporal-gen/internal/source"
)

// Diagnostic is something in the source, or around it, that is in the way
// of right output.
type Diagnostic = report.Diagnostic

// UsageError is a mistake in what the tool was asked to do, before any source
// was looked at.
type UsageError = report.UsageError

// NoPackageError says of a pattern that it names no package, and may have been
// meant as a folder or as something else.
type NoPackageError = sources.NoPackageError

// InternalError is a defect of the tool, met while it worked on its Subject.
type InternalError = report.InternalError
