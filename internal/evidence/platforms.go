package evidence

import (
	"maps"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// A platform team's module may register what it is given. A workflow is followed there
// from where it is declared; with activities it has to be known where that may be.

// lookElsewhere looks at the calls that take activities in packages of other modules that
// the modules import: in files with workers, or where the package is made for Temporal by
// its import path. Reading all that a module imports would take
// longer than everything else.
func (a *activities) lookElsewhere() {
	paths := map[string]bool{}
	for _, pkg := range a.files.packages {
		for _, src := range pkg.files {
			if src.test || pkg.module == "" {
				continue
			}
			worker := slices.Contains(src.imports, sdk.Worker)
			for _, path := range src.imports {
				if (worker || isForTemporal(path)) && isOfOthers(path) && a.files.packages[path] == nil && !a.files.inModules(path) {
					paths[path] = true
				}
			}
		}
	}
	found := slices.Sorted(maps.Keys(paths))
	a.readElsewhere(found)
	for _, path := range found {
		pkg := a.elsewhere[path]
		if pkg == nil || !slices.ContainsFunc(pkg.files, func(f *source) bool { return f.activities }) {
			continue
		}
		w := a.worldWith([]string{path})
		for _, f := range w.parse(pkg, false) {
			if f.activities {
				a.lookAt(w, f)
			}
		}
	}
}

// isOfOthers reports whether an import path may be that of a package of another module,
// but for Temporal's own.
func isOfOthers(importPath string) bool {
	return !isStandard(importPath) && !strings.HasPrefix(importPath, "go.temporal.io/")
}

// isForTemporal reports whether the import path of a package says that it is made for
// Temporal.
func isForTemporal(importPath string) bool {
	return slices.ContainsFunc([]string{"temporal", "workflow", "worker", "activit"}, func(word string) bool {
		return strings.Contains(importPath, word)
	})
}
