package source

import (
	"errors"
	"strings"
)

// Module is a main module.
type Module struct {
	// Path is its module path.
	Path string
	// Dir is its root folder.
	Dir string
}

// Modules are the main module, or those of the workspace.
func (q Query) Modules() ([]Module, error) {
	out, err := Go(q.Context, q.Dir, "list", "-m", "-f", "{{.Path}}\t{{.Dir}}")
	if err != nil {
		return nil, err
	}
	var modules []Module
	for line := range strings.Lines(out) {
		if path, dir, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t"); ok && dir != "" {
			modules = append(modules, Module{Path: path, Dir: dir})
		}
	}
	if len(modules) == 0 {
		return nil, errors.New("go list -m names no main module: " + noModule)
	}
	return modules, nil
}
