package code

import (
	"maps"
	"slices"
)

// Imports are which packages import which, by import paths, to tell whether one import
// more would close a cycle. A package is imported without its tests. So what the tests in
// it import closes one only where that imports the package, and is known apart.
type Imports struct {
	imported, importers, byTests map[string][]string
	coming                       map[oneImport]*Cycle
}

type oneImport struct {
	from, to string
	byTests  bool
}

// Cycle is what an import would close.
type Cycle struct {
	// Tests is the package whose tests could not be built, "" where the packages
	// themselves could not.
	Tests string
	// Coming reports whether imports that are yet to be added are part of it.
	Coming bool
}

// NewImports are none.
func NewImports() *Imports {
	return &Imports{map[string][]string{}, map[string][]string{}, map[string][]string{}, map[oneImport]*Cycle{}}
}

// Add adds an import, of the package at from or of the tests in it.
func (m *Imports) Add(from, to string, byTests bool) {
	if byTests {
		m.byTests[from] = append(m.byTests[from], to)
		return
	}
	m.imported[from] = append(m.imported[from], to)
	m.importers[to] = append(m.importers[to], from)
}

// Refuse has an import that can't be added with others close a cycle of its own accord.
func (m *Imports) Refuse(from, to string, byTests bool, cycle Cycle) {
	cycle.Coming = true
	m.coming[oneImport{from, to, byTests}] = &cycle
}

// Cycle is the one that an import would close, nil if there is none.
func (m *Imports) Cycle(from, to string, byTests bool) *Cycle {
	if cycle := m.coming[oneImport{from, to, byTests}]; cycle != nil {
		return cycle
	}
	below := reached(to, m.imported)
	if below[from] {
		return &Cycle{}
	}
	if byTests {
		return nil
	}
	above := reached(from, m.importers)
	for _, tested := range slices.Sorted(maps.Keys(below)) {
		if slices.ContainsFunc(m.byTests[tested], func(path string) bool { return above[path] }) {
			return &Cycle{Tests: tested}
		}
	}
	return nil
}

// Clone are the same, to add others.
func (m *Imports) Clone() *Imports {
	return &Imports{clone(m.imported), clone(m.importers), clone(m.byTests), maps.Clone(m.coming)}
}

func clone(lists map[string][]string) map[string][]string {
	cloned := make(map[string][]string, len(lists))
	for path, list := range lists {
		cloned[path] = slices.Clone(list)
	}
	return cloned
}

// reached is path with all that is reached from it.
func reached(path string, next map[string][]string) map[string]bool {
	seen := map[string]bool{path: true}
	for queue := []string{path}; len(queue) > 0; queue = queue[1:] {
		for _, path := range next[queue[0]] {
			if !seen[path] {
				seen[path] = true
				queue = append(queue, path)
			}
		}
	}
	return seen
}
