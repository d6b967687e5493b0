package survey

import (
	"fmt"
	"go/token"
	"slices"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/output"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// This file keeps typed calls from being dropped because code does not compile.

// Keep refuses a package if files of the tool that are to be replaced or deleted have
// typed calls of what nothing is known to register any more, though code that does not
// compile may. What is declared no more has no calls any more, whoever registered it.
func (s *Survey) Keep(pkg *packages.Package, replaced []output.File) {
	k := s.keeper(pkg)
	var texts [][]byte
	for _, file := range replaced {
		k.keep(file)
		texts = append(texts, file.New)
	}
	if len(k.lost) == 0 {
		return
	}
	hidden := s.Reader.Undeclared()
	if len(hidden) == 0 {
		hidden = s.Reader.Mistakes(pkg.PkgPath, texts)
	}
	if len(hidden) > 0 {
		lost := report.Sort(k.lost)[0]
		lost.Message += fmt.Sprintf(", but %s does not compile (%s): make it compile, then generate again", report.At(s.Query.Dir, hidden[0].Pos), hidden[0].Message)
		s.Refuse(pkg.PkgPath, lost)
	}
}

// called is what typed calls are of.
type called struct {
	kind   definition.Kind
	goName string
}

// keeper finds what typed calls would be lost of a package.
type keeper struct {
	// found are the functions that the code has now, workflows and activities first, and
	// declared the others.
	found    map[called]*discover.Function
	declared map[called]evidence.Declared
	// broken reports whether others may be declared.
	broken bool
	lost   []report.Diagnostic
}

func (s *Survey) keeper(pkg *packages.Package) *keeper {
	k := &keeper{found: map[called]*discover.Function{}, declared: map[called]evidence.Declared{}}
	for _, f := range s.Functions[pkg.ID] {
		if of := (called{f.Kind, f.GoName()}); k.found[of] == nil || f.Runs() {
			k.found[of] = f
		}
	}
	all, broken := s.Reader.Declared(pkg.PkgPath)
	for _, d := range all {
		if kind := definition.Workflow; !d.Ignored {
			if d.Activity {
				kind = definition.Activity
			}
			k.declared[called{kind, d.GoName}] = d
		}
	}
	k.broken = broken
	return k
}

// keep takes note of what the code has no typed calls of any more, and file has.
func (k *keeper) keep(file output.File) {
	if origin, _ := names.Owner(file.Old); origin.Kit {
		for _, name := range names.Fakes(file.Old) {
			k.look(file, k.faked(name), "")
		}
		return
	}
	starters, activities := names.Calls(file.Old)
	for _, s := range starters {
		k.look(file, called{definition.Workflow, s.Name}, s.TypeName)
	}
	for _, a := range activities {
		f := k.look(file, called{definition.Activity, a.Name}, a.TypeName)
		switch {
		case f == nil:
		case a.Remote && f.LocalOnly:
			k.lose(f.Pos, f.String(), unregistered("calls"))
		case a.Local && !f.Local:
			k.lose(f.Pos, f.String(), " has typed calls as a local activity, and nothing executes it so any more")
		case a.Client != "" && !f.Standalone:
			k.lose(f.Pos, f.String(), " has typed calls for clients, and none starts it any more")
		}
	}
}

// faked is what a fake of a test kit is for, by what is behind Fake in its name.
func (k *keeper) faked(name string) called {
	workflow := called{definition.Workflow, name}
	activity, ok := names.KitFakeActivity.Cut(names.KitFake.Of(name))
	if _, declared := k.declared[workflow]; ok && !declared && k.found[workflow] == nil {
		return called{definition.Activity, activity}
	}
	return workflow
}

// unregistered is what has become of a function that has something typed.
func unregistered(what string) string {
	return " has typed " + what + " and nothing registers it any more"
}

// judgedByUse are the reasons of which a registration would make another one.
var judgedByUse = []definition.Reason{definition.Implements, definition.Handler, definition.CalledDirectly, definition.Unregistered}

// look looks for what a file has typed calls of under a name, "" in a test kit, which has
// fakes. It returns the function that still has some, nil for none.
func (k *keeper) look(file output.File, of called, typeName string) *discover.Function {
	f := k.found[of]
	d, declared := k.declared[of]
	what := "calls"
	if typeName == "" {
		what = "fakes"
	}
	switch {
	case f != nil && f.Runs():
		if typeName != "" && f.TypeName != typeName && f.Directives.Name == "" && len(f.Registrations) == 0 && f.Reason != definition.Contract {
			k.lose(f.Pos, f.String(), fmt.Sprintf(" has typed calls as %q and nothing registers it under that name any more", typeName))
		}
		return f
	case f != nil:
		if slices.Contains(judgedByUse, f.Reason) {
			k.lose(f.Pos, f.String(), unregistered(what))
		}
	case declared:
		k.lose(d.Pos, d.String(), unregistered(what))
	case k.broken:
		k.lose(token.Position{Filename: file.Path, Line: 1, Column: 1}, of.goName, unregistered(what))
	}
	return nil
}

func (k *keeper) lose(pos token.Position, name, how string) {
	k.lost = append(k.lost, report.Diagnostic{Pos: pos, Message: name + how})
}
