package source

import (
	"errors"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/disk"
)

// Modules are the main module, or those of the workspace.
func (q Query) Modules() ([]disk.Module, error) {
	out, err := Go(q.Context, q.Dir, "list", "-m", "-f", "{{.Path}}\t{{.Dir}}")
	if err != nil {
		return nil, err
	}
	var modules []disk.Module
	for line := range strings.Lines(out) {
		if path, dir, ok := strings.Cut(strings.TrimRight(line, "\r\n"), "\t"); ok && dir != "" {
			modules = append(modules, disk.Module{Path: path, Dir: dir})
		}
	}
	if len(modules) == 0 {
		return nil, errors.New("go list -m names no main module: " + noModule)
	}
	return modules, nil
}
