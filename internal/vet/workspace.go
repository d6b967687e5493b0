package vet

import (
	"context"
	"encoding/json"
	"fmt"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/source"
)

// requirements are the modules that a go.mod requires, by path.
type requirements map[string]bool

// readRequirements reads the go.mod of each checked package's module, where
// packages of several modules were loaded: in a workspace a package can import
// what its own module does not require, and without the workspace it could not
// be built any more.
func (m *Module) readRequirements(ctx context.Context) error {
	for _, pkg := range m.all {
		if pkg.Module != nil {
			m.modules[pkg.PkgPath] = pkg.Module
			m.requires[pkg.Module.Path] = nil
		}
	}
	if len(m.requires) < 2 {
		return nil
	}
	for _, pkg := range m.checked {
		of := pkg.Module
		if of == nil || of.GoMod == "" || m.requires[of.Path] != nil {
			continue
		}
		required, err := requirementsIn(ctx, of.GoMod)
		if err != nil {
			return fmt.Errorf("%s: %w", of.GoMod, err)
		}
		m.requires[of.Path] = required
	}
	return nil
}

// requirementsIn has the go command read a go.mod.
func requirementsIn(ctx context.Context, name string) (requirements, error) {
	out, err := source.Go(ctx, "", "mod", "edit", "-json", name)
	if err != nil {
		return nil, err
	}
	var mod struct{ Require []struct{ Path string } }
	if err := json.Unmarshal([]byte(out), &mod); err != nil {
		return nil, err
	}
	required := requirements{}
	for _, r := range mod.Require {
		required[r.Path] = true
	}
	return required, nil
}

// unrequired is why pkg can't come to import the package at path, which it
// does not depend on yet; "" where its module has it or requires its module.
func (m *Module) unrequired(pkg *packages.Package, path string) string {
	from, of := pkg.Module, m.modules[path]
	if from == nil || of == nil || from.Path == of.Path || m.requires[from.Path] == nil || m.requires[from.Path][of.Path] {
		return ""
	}
	return fmt.Sprintf("the go.mod of %s does not require %s", from.Path, of.Path)
}
