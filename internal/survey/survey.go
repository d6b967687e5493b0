// Package survey finds the workflows and activities in packages: it reads the modules
// for evidence, loads the packages that can hold any, and has their functions judged.
package survey

import (
	"context"
	"go/token"
	"go/types"
	"maps"
	"slices"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/messages"
	"github.com/temporal-gen/temporal-gen/internal/place"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/source"
)

// Survey is what was found, stage by stage.
type Survey struct {
	// Query asks the go command.
	Query source.Query
	// Whole are types in a package that Load is to know with all that their values
	// consist of. It may be nil.
	Whole func(*packages.Package) []types.Type
	// Reader knows what the code of the modules does with functions.
	Reader  *evidence.Reader
	Modules []disk.Module
	Found   *source.Found
	Places  *place.Places
	Program *source.Program
	// Functions are those of packages that could be read, by the packages' IDs.
	Functions map[string][]*discover.Function
	// Refused are the import paths of packages with a mistake, and Mistakes are these.
	Refused  map[string]bool
	Mistakes []report.Diagnostic
	// Warnings are of what could not be told, or not be read.
	Warnings []report.Diagnostic

	background *evidence.Background
	elsewhere  evidence.Find
	// readable are the import paths of the packages to look at.
	readable []string
}

// Start starts the reading of the modules.
func Start(query source.Query) *Survey {
	s := &Survey{Query: query, Functions: map[string][]*discover.Function{}, Refused: map[string]bool{}, elsewhere: query.Elsewhere(nil)}
	s.background = evidence.Start(query.Context, query.Files, func(ctx context.Context) ([]disk.Module, error) {
		return source.Query{Context: ctx, Dir: query.Dir}.Modules()
	}, func(importPaths []string) map[string]string { return s.elsewhere(importPaths) })
	return s
}

// Stop ends the go command's work in the background.
func (s *Survey) Stop() { s.background.Stop() }

// Read waits until the modules are read.
func (s *Survey) Read() (err error) {
	s.Reader, s.Modules, err = s.background.Wait()
	return err
}

// Load finds the packages that patterns match, with their outputs as config has them,
// and loads those that can hold workflows or activities.
func (s *Survey) Load(patterns []string, config place.Config) (err error) {
	if s.Found, err = s.Query.Match(patterns, s.folders); err != nil {
		return err
	}
	if s.Places, err = place.Of(s.Found.Packages, config); err != nil {
		return err
	}
	if err := s.Read(); err != nil {
		return err
	}
	if s.Warnings, err = s.Reader.Unreadable(s.Places.IsOutput); err != nil {
		return disk.Unreadable(err, s.Query.Dir)
	}
	s.elsewhere = s.Query.Elsewhere(s.Found.Packages)
	if err := s.setClients(); err != nil {
		return err
	}
	candidates := s.Found.Candidates(s.Places.IsOutput, s.Reader.ActivityPackages())
	helpers := s.Reader.Imported(candidates.Paths, messages.Mentions)
	prepared := s.Reader.Ahead(candidates.Paths)
	if s.Program, err = s.Query.Program(s.Found, candidates, helpers, s.Places.Misread(), s.Whole); err != nil {
		return err
	}
	for _, found := range s.Found.Packages {
		faults := s.Places.Mistakes(found)
		if len(faults) == 0 {
			if !candidates.Has(found) {
				continue
			}
			faults = s.Program.Faults(s.Program.Package(found.PkgPath))
		}
		if s.Refuse(found.PkgPath, faults...); len(faults) == 0 {
			s.readable = append(s.readable, found.PkgPath)
		}
	}
	return prepared()
}

// Definers are the import paths of all packages of the main modules that may declare
// workflows or activities, and of those that help them with messages, for the caller to
// load. The reading of evidence goes on in the background until prepared.
func (s *Survey) Definers() (definers, helpers []string, prepared func() error, err error) {
	pkgs := s.all()
	if s.Places, err = place.Of(pkgs, place.Config{Dir: s.Query.Dir, Files: s.Query.Files}); err != nil {
		return nil, nil, nil, err
	}
	s.Reader.SetClients(s.clients(pkgs, s.Places))
	definers = s.Reader.Definers()
	return definers, s.Reader.Imported(definers, messages.Mentions), s.Reader.Ahead(definers), nil
}

// Adopt takes packages that the caller has loaded, those at definers among them.
func (s *Survey) Adopt(program *source.Program, definers []string) {
	s.Program = program
	for _, path := range definers {
		if pkg := program.Package(path); pkg != nil && pkg.Types != nil && pkg.TypesInfo != nil {
			s.readable = append(s.readable, path)
		}
	}
}

// folders are those of the main modules.
func (s *Survey) folders() ([]disk.Folder, error) {
	if err := s.Read(); err != nil {
		return nil, err
	}
	return s.Reader.Folders(), nil
}

// all are the packages of the main modules, as far as their folders tell.
func (s *Survey) all() []*packages.Package {
	var pkgs []*packages.Package
	for _, f := range s.Reader.Folders() {
		pkgs = append(pkgs, &packages.Package{ID: f.Path, PkgPath: f.Path, Name: f.Name, Dir: f.Dir, GoFiles: disk.NoTests(f.Files)})
	}
	return pkgs
}

// setClients has evidence know the clients of the packages that were found. A test kit tells
// what workflows execute of other packages too, whether these were found or not.
func (s *Survey) setClients() error {
	clients := s.clients(s.Found.Packages, s.Places)
	if s.Places.HaveKit() {
		others := slices.DeleteFunc(s.all(), func(pkg *packages.Package) bool {
			return slices.ContainsFunc(s.Found.Packages, func(found *packages.Package) bool { return found.PkgPath == pkg.PkgPath })
		})
		places, err := place.Of(others, place.Config{Dir: s.Query.Dir, Files: s.Query.Files})
		if err != nil {
			return err
		}
		maps.Copy(clients, s.clients(others, places))
	}
	s.Reader.SetClients(clients)
	return nil
}

// clients are the import paths of the other packages that the starters of packages
// go to, by the import paths of these.
func (s *Survey) clients(pkgs []*packages.Package, places *place.Places) map[string][]string {
	clients := map[string][]string{}
	for _, pkg := range pkgs {
		for _, t := range places.Targets(pkg) {
			if !t.Own && !t.Test {
				clients[pkg.PkgPath] = append(clients[pkg.PkgPath], s.ImportPath(t.Dir))
			}
		}
	}
	return clients
}

// ImportPath is that of the package in a folder of the main modules, "" for another
// folder.
func (s *Survey) ImportPath(dir string) string { return disk.ImportPath(s.Modules, dir) }

// Discover finds the functions of the packages.
func (s *Survey) Discover() error {
	var current string
	search := discover.Search{
		Program: s.Program, Dir: s.Query.Dir, Use: s.Reader.Of, Registers: s.Reader.Registers, Blind: s.Reader.Blind(),
		Hidden: len(s.Reader.Undeclared()) > 0,
		Report: func(pos token.Position, message string) {
			s.Refuse(current, report.Diagnostic{Pos: pos, Message: message})
		},
		Warn:       s.Warn,
		Activities: s.Reader.Activities(), Aliases: s.Reader.MayAlias,
		Messages: messages.NewReader(s.Program.Fset, s.Program.AlwaysBuilt(), func(pos token.Position) string { return report.At(s.Query.Dir, pos) }),
	}
	for _, current = range s.readable {
		pkg := s.Program.Package(current)
		functions, err := search.In(pkg)
		if err != nil {
			return err
		}
		s.Functions[pkg.ID] = functions
	}
	return nil
}

// Refuse adds what is wrong with the package at an import path, if anything is.
func (s *Survey) Refuse(importPath string, faults ...report.Diagnostic) {
	if len(faults) > 0 {
		s.Refused[importPath] = true
		s.Mistakes = append(s.Mistakes, faults...)
	}
}

// Warn adds what could not be told.
func (s *Survey) Warn(pos token.Position, message string) {
	s.Warnings = append(s.Warnings, report.Diagnostic{Pos: pos, Message: message})
}
