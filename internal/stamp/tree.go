package stamp

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// tree is the files of folders.
type tree struct {
	files []*file
	// names are those of all that is there and no folder, behind what each is and a
	// space.
	names []string
	// folders are those that were looked through, and real the same with symbolic
	// links followed.
	folders, real map[string]bool
	// links are the folders that symbolic links lead to.
	links []string
	// times are those of the folders: one in which a file came and went has another.
	times []times
}

// most is how many names are looked at. Beyond that it is cheaper to do the work,
// or a symbolic link leads out into the world.
const most = 300_000

// add adds the file called name, which need not be there.
func (t *tree) add(name string) { t.files = append(t.files, &file{path: name}) }

// addPresence adds whether there is anything called name.
func (t *tree) addPresence(name string) {
	_, err := os.Lstat(name)
	t.note(name, fmt.Sprint(err == nil))
}

// note adds that something is called name that is not read.
func (t *tree) note(name, note string) {
	t.files = append(t.files, &file{path: name, note: note, known: true})
}

// walkAll walks the folders called roots, and those that links in them lead to. A
// link to a folder above would lead to everything.
func (t *tree) walkAll(roots []string) error {
	var real []string
	for _, root := range roots {
		to, err := filepath.EvalSymlinks(root)
		if err != nil {
			return err
		}
		real = append(real, to)
		if err := t.walk(root, to, roots); err != nil {
			return err
		}
	}
	for len(t.links) > 0 {
		link := t.links[0]
		t.links = t.links[1:]
		if t.real[link] {
			continue
		}
		for _, root := range real {
			if rel, err := filepath.Rel(link, root); err == nil && filepath.IsLocal(rel) {
				return fmt.Errorf("a symbolic link leads to %s, which is above the module", link)
			}
		}
		if err := t.walk(link, link, roots); err != nil {
			return err
		}
	}
	return nil
}

// walk walks the folder called dir, which is real with links followed. The go
// command looks for packages in some folders only, but code can import packages in
// others, and patterns name them: so it goes into all but those of version control
// and of modules that are not asked about.
func (t *tree) walk(dir, real string, roots []string) error {
	if t.real[real] {
		return nil
	}
	t.folders[dir], t.real[real] = true, true
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	t.times = append(t.times, timesOf(info))
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if len(t.names)+len(t.folders) > most {
		return errors.New("there are too many files")
	}
	for _, entry := range entries {
		base := entry.Name()
		name := filepath.Join(dir, base)
		mode := entry.Type()
		switch {
		case mode&fs.ModeSymlink != 0:
			if mode, err = t.follow(name); err != nil {
				return err
			}
		case mode&fs.ModeIrregular != 0: // on Windows, what may lead to a folder
			return fmt.Errorf("%s is not understood", name)
		}
		if !mode.IsDir() {
			t.names = append(t.names, mode.String()+" "+name)
		}
		switch {
		case base == ".git":
			t.note(name, "repository") // where SARIF has paths from
		case mode.IsDir() && isFile(filepath.Join(name, "go.mod")) && !slices.Contains(roots, name):
			t.note(name, "module")
		case mode.IsDir():
			if err := t.walk(name, filepath.Join(real, base), roots); err != nil {
				return err
			}
		case isInput(base) && mode.IsRegular():
			t.add(name)
		case isInput(base) && mode&fs.ModeSymlink == 0:
			return fmt.Errorf("%s is not a file", name)
		}
	}
	return nil
}

// follow notes where a symbolic link leads to. It returns what is there, where
// that is no folder: folders are walked by the name that they have themselves.
func (t *tree) follow(name string) (fs.FileMode, error) {
	target, err := os.Readlink(name)
	if err != nil {
		return 0, err
	}
	t.note(name, "link "+target)
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fs.ModeSymlink, nil // such as the lock of an editor
	case err != nil:
		return 0, err
	case !info.IsDir():
		return info.Mode().Type(), nil
	}
	real, err := filepath.EvalSymlinks(name)
	t.links = append(t.links, real)
	t.note(real, "linked")
	return fs.ModeSymlink, err
}

// isInput reports whether the contents of a file count by its name: Go, what cgo
// and the go command read beside it, what says where modules are, and the lock of one.
func isInput(base string) bool {
	switch base {
	case "go.mod", "go.sum", "go.work", "go.work.sum", "modules.txt", "temporal_lock.json":
		return true
	}
	switch strings.ToLower(filepath.Ext(base)) {
	case ".go", ".c", ".cc", ".cpp", ".cxx", ".m", ".h", ".hh", ".hpp", ".hxx", ".f", ".for", ".f90", ".s", ".sx", ".swig", ".swigcxx", ".syso", ".pgo":
		return true
	}
	return false
}
