package vet

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/output"
)

// fix is a finding, and what is done about it.
type fix struct {
	finding Finding
	patch   patch
}

// fixing are the packages that are fixed, in order.
type fixing struct {
	packages  []*fixed
	byPackage map[*packages.Package]*fixed
}

// fixed is a package with the fixes that are applied to it, and what its files come to.
type fixed struct {
	pkg   *packages.Package
	done  []fix
	files []output.File
}

// changes reports whether a fix that is applied changes the code at a place.
func (f *fixing) changes(place token.Position) bool {
	return slices.ContainsFunc(f.packages, func(p *fixed) bool {
		return slices.ContainsFunc(p.done, func(x fix) bool {
			return slices.ContainsFunc(x.patch[place.Filename], func(e edit) bool { return e.start <= place.Offset && place.Offset < e.end })
		})
	})
}

// applyAll applies fixes to their packages, behind those that these have, and counts what
// becomes of them.
func (m *Module) applyAll(f *fixing, fixes []fix, count *Fixes) error {
	of := map[*packages.Package][]fix{}
	var order []*packages.Package
	for _, x := range fixes {
		pkg := x.finding.pkg
		if of[pkg] == nil {
			order = append(order, pkg)
		}
		of[pkg] = append(of[pkg], x)
	}
	for _, pkg := range order {
		p := f.byPackage[pkg]
		if p == nil {
			p = &fixed{pkg: pkg}
			f.byPackage[pkg], f.packages = p, append(f.packages, p)
		}
		before := len(p.done)
		unfit, err := m.apply(p, of[pkg])
		if err != nil {
			return err
		}
		count.Unfit += unfit
		count.Left += len(of[pkg]) - (len(p.done) - before) - unfit
	}
	return nil
}

// apply applies fixes to a package: all of them, or if it would not compile with all, one
// after the other as long as it does. unfit is with how many it would not.
func (m *Module) apply(p *fixed, fixes []fix) (unfit int, err error) {
	if fits, err := m.try(p, fixes); fits || err != nil {
		return 0, err
	}
	for i := range fixes {
		fits, err := m.try(p, fixes[i:i+1])
		if err != nil {
			return 0, err
		}
		if !fits {
			unfit++
		}
	}
	return unfit, nil
}

// try applies those of fixes that touch no code that others change, unless the package
// would not compile with them.
func (m *Module) try(p *fixed, fixes []fix) (fits bool, err error) {
	all := slices.Concat(p.done, fixes)
	var patches []patch
	for _, x := range all {
		patches = append(patches, x.patch)
	}
	merged, joined := merge(patches)
	if len(joined) == len(p.done) {
		return true, nil
	}
	files, err := m.render(p.pkg, merged)
	if err != nil || !m.compiles(p.pkg, files) {
		return false, err
	}
	p.done, p.files = nil, files
	for _, i := range joined {
		p.done = append(p.done, all[i])
	}
	return true, nil
}
