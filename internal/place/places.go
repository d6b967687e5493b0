package place

import (
	"fmt"
	"go/token"
	"maps"
	"slices"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/source"
)

// Places are where the outputs of packages go.
type Places struct {
	targets map[string][]*Target // by the packages' IDs
	// declare has the IDs of packages that declare outputs, and declareStarters of those
	// that declare others than test kits. mistakes are what is wrong with that.
	declare, declareStarters map[string]bool
	mistakes                 map[string][]report.Diagnostic
	misread                  []string
	// test reports whether a run is about the test kits of packages that declare nothing.
	test bool
}

// Of looks at what packages declare of their outputs, and at what is there.
func Of(pkgs []*packages.Package, config Config) (*Places, error) {
	p := &Places{targets: map[string][]*Target{}, declare: map[string]bool{}, declareStarters: map[string]bool{}, mistakes: map[string][]report.Diagnostic{}, test: config.Test}
	for _, pkg := range pkgs {
		complain := func(pos token.Position, message string) {
			p.mistakes[pkg.ID] = append(p.mistakes[pkg.ID], report.Diagnostic{Pos: pos, Message: message})
		}
		declared := declaredOutputs(config.Files, source.Files(pkg), complain)
		p.declare[pkg.ID] = len(declared) > 0
		p.declareStarters[pkg.ID] = slices.ContainsFunc(declared, Wanted.isStarters)
		wanted, err := config.wantedBy(pkg.Name, declared)
		if err != nil {
			return nil, err
		}
		var targets []*Target
		for _, want := range wanted {
			t := targetOf(config.Files, pkg, want)
			if i := slices.IndexFunc(targets, t.rivals); i >= 0 {
				problem := "would declare the same names as %s, declared at %s: keep one output for this folder"
				if t.Test != targets[i].Test {
					problem = "would be in one package with %s, declared at %s, and one of them is a test kit, which production does not link: give each a folder of its own"
				}
				complain(want.Pos, fmt.Sprintf("%s "+problem, want.File, targets[i].File, report.At(config.Dir, targets[i].Pos)))
			}
			targets = append(targets, t)
			p.misread = append(p.misread, t.misread(pkg)...)
		}
		p.targets[pkg.ID] = targets
	}
	return p, nil
}

// Targets are where the outputs of a package go.
func (p *Places) Targets(pkg *packages.Package) []*Target { return p.targets[pkg.ID] }

// HaveKit reports whether an output is a test kit.
func (p *Places) HaveKit() bool {
	for _, targets := range p.targets {
		if slices.ContainsFunc(targets, func(t *Target) bool { return t.Test }) {
			return true
		}
	}
	return false
}

// Mistakes are what is wrong with what a package declares of its outputs.
func (p *Places) Mistakes(pkg *packages.Package) []report.Diagnostic { return p.mistakes[pkg.ID] }

// Misread are the outputs that keep the go command from reading their package.
func (p *Places) Misread() []string { return p.misread }

// Folders are the folders of all targets.
func (p *Places) Folders() []string {
	folders := map[string]bool{}
	for _, targets := range p.targets {
		for _, t := range targets {
			folders[t.Dir] = true
		}
	}
	return slices.Sorted(maps.Keys(folders))
}

// IsOutput reports whether path is the place of an output.
func (p *Places) IsOutput(path string) bool {
	for _, targets := range p.targets {
		for _, t := range targets {
			if _, ok := t.Old[path]; ok {
				return true
			}
		}
	}
	return false
}

// Replaced are the files of a folder that a run replaces or deletes.
func (p *Places) Replaced(dir string) map[string]bool {
	files := map[string]bool{}
	for _, targets := range p.targets {
		for _, t := range targets {
			for name, out := range t.Old {
				if t.Dir == dir && out.Ours {
					files[name] = true
				}
			}
		}
	}
	return files
}

// rivals reports whether t and another target of its package can't be in the same
// package: they would declare the same, or production would link a test kit. Beside
// production code, a test kit is in a test file.
func (t *Target) rivals(other *Target) bool {
	return disk.Real(other.Dir) == disk.Real(t.Dir) && (t.Test == other.Test || !t.Own)
}

// Rival is a file of the tool that can't be beside a target's files.
type Rival struct {
	Slot
	// Kind is what it is, where it is not what the target is.
	Kind string
}

// Rivals are the files of the tool for the same package in t's folder that are not t's,
// and declare what t's files declare, or are for tests where t's are not, or the other
// way round. What a package that declares its outputs does not declare is deleted
// instead.
func (p *Places) Rivals(pkg *packages.Package, t *Target) []Rival {
	var rivals []Rival
	for _, name := range t.files.GoFilesIn(t.Dir) {
		if _, known := t.Old[name]; known || p.isDeclared(pkg, t.Test) {
			continue
		}
		out := t.read(name)
		if !names.IsOurs(out.Old) || out.origin.Source != t.origin.Source { // an empty file rivals nothing
			continue
		}
		switch same := out.origin.Kit == t.Test; {
		case same:
			rivals = append(rivals, Rival{Slot: out})
		case !t.Own:
			rivals = append(rivals, Rival{Slot: out, Kind: kindOf(out.origin)})
		}
	}
	return rivals
}

// isDeclared reports whether pkg declares which outputs of a kind it has: its test kits,
// or others.
func (p *Places) isDeclared(pkg *packages.Package, kit bool) bool {
	return p.declareStarters[pkg.ID] || kit && p.declare[pkg.ID]
}
