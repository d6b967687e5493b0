package discover

import (
	"cmp"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
)

// Needs are what the workflows of a package need on a worker.
type Needs struct {
	Needs []Need
	// Untold are the files with code that executes something whose name can't be told, or
	// does so in some builds only.
	Untold []string
}

// Need is an activity, or a workflow as a child.
type Need struct {
	Kind definition.Kind
	// Name is its Activity Type or Workflow Type name.
	Name string
	// By is the Workflow Type name of the workflow whose function executes it, or calls
	// one that does, "" where that can't be told. File is the file with that.
	By, File string
}

// NeedsOf are the needs that evidence found in the package of functions, each once, of the
// workflows that callers tell of a function. path is how a file is named.
func NeedsOf(found []evidence.Need, untold []string, functions []*Function, callers func(of evidence.Func, ends func(evidence.Func) bool) []evidence.Func, path func(file string) string) Needs {
	types := map[evidence.Func]string{}
	for _, f := range functions {
		if f.Workflow && f.Object != nil {
			types[f.Key()] = f.TypeName
		}
	}
	var needs Needs
	seen := map[Need]bool{}
	for _, n := range found {
		need := Need{Kind: definition.Activity, Name: n.Name, File: path(n.File)}
		if n.Child {
			need.Kind = definition.Workflow
		}
		by := []string{types[n.In]}
		if by[0] == "" {
			for _, caller := range callers(n.In, func(f evidence.Func) bool { return types[f] != "" }) {
				by = append(by, types[caller])
			}
			slices.Sort(by)
			if by = slices.Compact(by); len(by) > 1 {
				by = by[1:] // without ""
			}
		}
		for _, need.By = range by {
			if key := (Need{Kind: need.Kind, Name: need.Name, By: need.By}); !seen[key] {
				seen[key] = true
				needs.Needs = append(needs.Needs, need)
			}
		}
	}
	slices.SortStableFunc(needs.Needs, func(a, b Need) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name), cmp.Compare(a.By, b.By))
	})
	for _, file := range untold {
		needs.Untold = append(needs.Untold, path(file))
	}
	slices.Sort(needs.Untold)
	return needs
}
