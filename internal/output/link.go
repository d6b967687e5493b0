package output

import (
	"errors"
	"go/token"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// WithoutLinks leaves out the files that would be written through a symbolic link
// out of their module, and reports them.
func (files Files) WithoutLinks() (Files, []report.Diagnostic) {
	var refused []report.Diagnostic
	kept := slices.DeleteFunc(files, func(f File) bool {
		if f.New == nil || !f.IsStale() {
			return false
		}
		_, err := disk.Place(f.Path)
		if !errors.Is(err, disk.ErrOutside) {
			return false // writing tells of other errors
		}
		refused = append(refused, report.Diagnostic{
			Pos:     token.Position{Filename: f.Path},
			Message: disk.Cause(err) + ", so it is not written through: remove the link, or choose another file with -o",
		})
		return true
	})
	return kept, refused
}
