package discover

import (
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
	// By is the Workflow Type name of the workflow whose function executes it, "" for
	// other functions of the package. File is the file with that.
	By, File string
}

// NeedsOf are the needs that evidence found in the package of functions, each once. path is
// how a file is named.
func NeedsOf(found []evidence.Need, untold []string, functions []*Function, path func(file string) string) Needs {
	types := map[evidence.Func]string{}
	for _, f := range functions {
		if f.Workflow && f.Object != nil {
			types[f.Key()] = f.TypeName
		}
	}
	var needs Needs
	seen := map[Need]bool{}
	for _, n := range found {
		need := Need{Kind: definition.Activity, Name: n.Name, By: types[n.In]}
		if n.Child {
			need.Kind = definition.Workflow
		}
		if !seen[need] {
			seen[need] = true
			need.File = path(n.File)
			needs.Needs = append(needs.Needs, need)
		}
	}
	for _, file := range untold {
		needs.Untold = append(needs.Untold, path(file))
	}
	slices.Sort(needs.Untold)
	return needs
}
