package generator

import (
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// LeftOut counts what looks like a workflow or a message and has no starters.
type LeftOut struct {
	// Packages are the folders of the packages that have any, in the order of the
	// result's functions.
	Packages []string
	// Functions are those that the SDK can't run, or whose names are not stable,
	// though no code calls them.
	Functions int
	// Messages are those of workflows that the code does not tell, by kind.
	Messages map[sdk.MessageKind]int
}

// LeftOut counts what the result leaves out without a diagnostic.
func (r *Result) LeftOut() LeftOut {
	left := LeftOut{Messages: map[sdk.MessageKind]int{}}
	for _, f := range r.Functions {
		any := f.Reason == ReasonSignature || f.Reason == ReasonClosure
		if any {
			left.Functions++
		}
		for _, m := range f.Messages {
			if m.Problem != "" {
				left.Messages[m.Kind]++
				any = true
			}
		}
		if n := len(left.Packages); any && (n == 0 || left.Packages[n-1] != f.unit.pkg.Dir) {
			left.Packages = append(left.Packages, f.unit.pkg.Dir)
		}
	}
	return left
}

// Filter leaves those of the result's functions that keep is true for.
func (r *Result) Filter(keep func(*Function) bool) {
	r.Functions = slices.DeleteFunc(r.Functions, func(f *Function) bool { return !keep(f) })
}
