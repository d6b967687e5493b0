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
	// declare has the IDs of packages that declare their outputs, and mistakes are
	// what is wrong with that.
	declare  map[string]bool
	mistakes map[string][]report.Diagnostic
	misread  []string
}

// Of looks at what packages declare of their outputs, and at what is there.
func Of(pkgs []*packages.Package, config Config) (*Places, error) {
	p := &Places{targets: map[string][]*Target{}, declare: map[string]bool{}, mistakes: map[string][]report.Diagnostic{}}
	for _, pkg := range pkgs {
		complain := func(pos token.Position, message string) {
			p.mistakes[pkg.ID] = append(p.mistakes[pkg.ID], report.Diagnostic{Pos: pos, Message: message})
		}
		declared := declaredOutputs(config.Files, source.Files(pkg), complain)
		p.declare[pkg.ID] = len(declared) > 0
		wanted, err := config.wantedBy(pkg.Name, declared)
		if err != nil {
			return nil, err
		}
		var targets []*Target
		for _, want := range wanted {
			t := targetOf(config.Files, pkg, want)
			if i := slices.IndexFunc(targets, func(other *Target) bool { return disk.Real(other.Dir) == disk.Real(t.Dir) }); i >= 0 {
				complain(want.Pos, fmt.Sprintf("%s would declare the same names as %s, declared at %s: keep one output for this folder", want.File, targets[i].File, report.At(config.Dir, targets[i].Pos)))
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

// Rivals are the files of the tool for the same package in t's folder that are
// not t's, and declare what t's files declare. What a package that declares its
// outputs does not declare is deleted instead.
func (p *Places) Rivals(pkg *packages.Package, t *Target) []Slot {
	var rivals []Slot
	for _, name := range t.files.GoFilesIn(t.Dir) {
		if _, known := t.Old[name]; known || p.declare[pkg.ID] {
			continue
		}
		if out := t.read(name); out.Ours && names.IsOurs(out.Old) { // an empty file rivals nothing
			rivals = append(rivals, out)
		}
	}
	return rivals
}
