package generator

import (
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Stale is how many files Write would change.
func (r *Result) Stale() int {
	n := 0
	for i := range r.Files {
		if r.Files[i].Stale() {
			n++
		}
	}
	return n
}

// Diff is a unified diff from what stands on the disk to what Write would put
// there, with paths relative to dir: "" when nothing is stale.
func (r *Result) Diff(dir string) string {
	var b strings.Builder
	for i := range r.Files {
		file := &r.Files[i]
		if !file.Stale() {
			continue
		}
		name := report.Line(relative(dir, file.Path))
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
