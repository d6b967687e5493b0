package output

import (
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Diff is a unified diff from what is on the disk to what Write would put
// there, with paths relative to dir: "" when nothing is stale.
func (files Files) Diff(dir string) string {
	var b strings.Builder
	for i := range files {
		file := &files[i]
		if !file.IsStale() {
			continue
		}
		name := report.Line(report.Relative(dir, file.Path))
		from, to := name, name
		if file.Old == nil {
			from = "/dev/null"
		}
		if file.New == nil {
			to = "/dev/null"
		}
		b.WriteString(unifiedDiff(from, to, string(file.Old), string(file.New)))
	}
	return b.String()
}
