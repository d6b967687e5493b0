package generator

import (
	"github.com/temporal-gen/temporal-gen/internal/vet"
)

// VetConfig is what to check the call sites of.
type VetConfig = vet.Config

// Finding is what a check says of a call site.
type Finding = vet.Finding

// Fixes are what the fixes of findings come to, before anything is written.
type Fixes = vet.Fixes

// Vetting is what is found in a module.
type Vetting struct {
	// Findings are sorted by position. Those that are taken out are not fixed.
	Findings []Finding
	// Broken are the packages that could not be checked, with the reason: nothing
	// is known of them.
	Broken []error
	// Warnings are of files that were not looked at, sorted, and of registrations whose
	// workflows can't all be told.
	Warnings []Diagnostic
	// Unchecked says why it is not checked what workers have, where something is started
	// that none is known to have.
	Unchecked []Diagnostic
	module    *vet.Module
}

// Vet checks the call sites in the packages that config names, as they are and with
// their tests. It knows every workflow of the main modules that has typed starters.
func Vet(config VetConfig) (*Vetting, error) {
	module, err := vet.Load(config)
	if err != nil {
		return nil, err
	}
	findings, err := module.Check()
	if err != nil {
		return nil, err
	}
	return &Vetting{Findings: findings, Broken: module.Broken, Warnings: module.Warnings, Unchecked: module.Unchecked, module: module}, nil
}

// Fix is [Vet], and the fixes of all that it finds.
func Fix(config VetConfig) (*Fixes, error) {
	v, err := Vet(config)
	if err != nil {
		return nil, err
	}
	return v.Fix()
}

// Fix applies the fixes of the findings, in memory. One with which its package
// would not compile is left out.
func (v *Vetting) Fix() (*Fixes, error) { return v.module.Fix(v.Findings) }

// Files are the names of the files that were checked, absolute ones.
func (v *Vetting) Files() map[string]bool { return v.module.Files() }
