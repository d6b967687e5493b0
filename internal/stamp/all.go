package stamp

import (
	"path/filepath"

	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/output"
)

// Answers are those to a command line for many packages of a module, given by one
// run for all of them. As the output is a function of the source, whichever of it is
// there, they hold while packages write theirs one after the other: as long as each
// of the tool's files is either as it was when that run was made, or as it should be.
type Answers struct {
	// Files are the tool's own files, by path.
	Files map[string]Change
	// Packages are the folders of packages for which a run prints nothing once
	// their files are as they should be, with the paths of these.
	Packages map[string][]string
}

// Change is a file as it was and as it should be, as digests of its contents, "" for
// no file.
type Change struct{ Old, New string }

// AnswersOf are the answers in state s that files, those of all packages in the folders
// dirs, come to. prints reports whether a run for the package at an import path prints
// anything even if its files are up to date. Where a file is not plainly that of one
// of the packages there are none.
func AnswersOf(s *State, dirs []string, files output.Files, prints func(importPath string) bool) Answers {
	a := Answers{Files: map[string]Change{}, Packages: map[string][]string{}}
	dirOf := map[string]string{}
	for _, dir := range dirs {
		path := s.importPath(dir)
		dirOf[path] = dir
		if !prints(path) {
			a.Packages[dir] = []string{}
		}
	}
	for path, sum := range s.ours {
		a.Files[path] = Change{sum, sum}
	}
	for i := range files {
		f := &files[i]
		dir, known := dirOf[f.Package]
		change := Change{Old: sumOfFile(f.Old), New: sumOfFile(f.New)}
		if !f.IsStale() {
			change.New = change.Old // but for the line ends
		}
		if !known || s.ours[f.Path] != change.Old || f.Old != nil && s.owner(f) != f.Package {
			return Answers{}
		}
		a.Files[f.Path] = change
		if own, ok := a.Packages[dir]; ok {
			a.Packages[dir] = append(own, f.Path)
		}
	}
	return a
}

// importPath is that of the package in a folder of the module.
func (s *State) importPath(dir string) string {
	rel, err := filepath.Rel(s.Root, dir)
	if err != nil || rel == "." {
		return s.Module
	}
	return s.Module + "/" + filepath.ToSlash(rel)
}

// owner is the import path of the package that a file says it is for.
func (s *State) owner(f *output.File) string {
	origin, _ := names.Owner(f.Old)
	if origin.Source == "" {
		return s.importPath(filepath.Dir(f.Path))
	}
	return origin.Source
}

// sumOfFile is the digest of a file's contents, "" for no file.
func sumOfFile(content []byte) string {
	if content == nil {
		return ""
	}
	return sumOf(content)
}

// HasAll reports whether there are answers called name, be it none that are of use.
func (s Store) HasAll(name Name) bool { return s.load(name, &Answers{}) }

// KeepAll keeps answers.
func (s Store) KeepAll(name Name, answers Answers) { s.save(name, answers) }

// IsDone reports whether, by the answers called name, there is nothing to do nor to
// say for the package in the folder of state.
func (s Store) IsDone(name Name, state *State) bool {
	var answers Answers
	if !s.load(name, &answers) {
		return false
	}
	own, ok := answers.Packages[state.dir]
	if !ok {
		return false
	}
	for path, change := range answers.Files {
		if sum := state.ours[path]; sum != change.Old && sum != change.New {
			return false
		}
	}
	for path := range state.ours {
		if _, known := answers.Files[path]; !known {
			return false
		}
	}
	for _, path := range own {
		if state.ours[path] != answers.Files[path].New {
			return false
		}
	}
	return true
}
