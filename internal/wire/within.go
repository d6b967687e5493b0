package wire

import (
	"path/filepath"

	"github.com/temporal-gen/temporal-gen/internal/disk"
)

// within tells what is in one of several modules. Links are followed: the go command and
// its user may call a folder by two names.
type within struct {
	root string
	// others are the roots of modules in that one.
	others []string
	real   map[string]string
}

func newWithin(modules []disk.Module, root string) *within {
	w := &within{root: disk.Real(root), real: map[string]string{}}
	for _, m := range modules {
		if dir := disk.Real(m.Dir); dir != w.root && isBelow(w.root, dir) {
			w.others = append(w.others, dir)
		}
	}
	return w
}

// file reports whether a file is in the module.
func (w *within) file(name string) bool { return w.folder(filepath.Dir(name)) }

// folder reports whether a folder is in the module.
func (w *within) folder(dir string) bool {
	real, ok := w.real[dir]
	if !ok {
		real = disk.Real(dir)
		w.real[dir] = real
	}
	for _, other := range w.others {
		if isBelow(other, real) {
			return false
		}
	}
	return isBelow(w.root, real)
}

// isBelow reports whether a folder is root, or below it.
func isBelow(root, dir string) bool {
	rel, err := filepath.Rel(root, dir)
	return err == nil && filepath.IsLocal(rel)
}
