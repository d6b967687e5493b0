package disk

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// GoFiles calls visit for each Go file that belongs to a package of the module
// at root, and for what else is called like one and is no folder. dir is its
// folder relative to root. It passes over what the go command does: vendor,
// testdata, names that begin with "." or "_", nested modules, the folders that
// go.mod ignores. It follows no links to folders, so there are no cycles. unread
// are the folders that can't be looked into.
func GoFiles(root string, visit func(dir, name string)) (unread []*fs.PathError) {
	ignored := ignoredFolders(root)
	top := root + string(filepath.Separator) // the root itself may be a link
	filepath.WalkDir(top, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			if !IsGone(name) {
				unread = append(unread, &fs.PathError{Op: "open", Path: filepath.Clean(name), Err: errors.New(Cause(err))})
			}
			return nil
		}
		base := entry.Name()
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if entry.IsDir() {
			switch {
			case rel == ".":
				return nil
			case base == "vendor", base == "testdata", strings.HasPrefix(base, "."), strings.HasPrefix(base, "_"), ignored(rel, base):
				return fs.SkipDir
			}
			if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil {
				return fs.SkipDir
			}
			return nil
		}
		if strings.HasSuffix(base, ".go") && !strings.HasPrefix(base, ".") && !strings.HasPrefix(base, "_") && isFile(name, entry) {
			visit(path.Dir(rel), name)
		}
		return nil
	})
	return unread
}

// isFile reports whether an entry is no folder, nor a link to one. The go command
// takes a link to nothing for a file that it can't read.
func isFile(name string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return true
	}
	info, err := os.Stat(name)
	return err != nil || !info.IsDir()
}

// IsGone reports whether there is nothing at name: it was removed since it was
// listed.
func IsGone(name string) bool {
	_, err := os.Lstat(name)
	return errors.Is(err, fs.ErrNotExist)
}

// ignoredFolders reads the ignore directives of the go.mod in dir: "./x" is a
// folder below the module's root, "x" one of that name anywhere.
func ignoredFolders(dir string) func(rel, base string) bool {
	rooted, anywhere := map[string]bool{}, map[string]bool{}
	text, _ := Read(filepath.Join(dir, "go.mod"))
	block := false
	for line := range bytes.Lines(text) {
		comment := bytes.Index(line, []byte("//"))
		if comment >= 0 {
			line = line[:comment]
		}
		words := strings.Fields(string(line))
		switch {
		case len(words) == 2 && words[0] == "ignore" && words[1] == "(":
			block = true
			continue
		case len(words) > 0 && words[0] == ")":
			block = false
			continue
		case len(words) == 2 && words[0] == "ignore":
			words = words[1:]
		case !block || len(words) != 1:
			continue
		}
		name := strings.Trim(words[0], "\"`")
		if under, ok := strings.CutPrefix(name, "./"); ok {
			rooted[path.Clean(under)] = true
		} else {
			anywhere[path.Clean(name)] = true
		}
	}
	return func(rel, base string) bool {
		if rooted[rel] || anywhere[base] {
			return true
		}
		for name := range anywhere { // "a/b" is a path below any folder
			if strings.HasSuffix("/"+rel, "/"+name) {
				return true
			}
		}
		return false
	}
}

// GoFilesIn are the Go files in a folder, tests included.
func GoFilesIn(dir string) []string {
	files, _ := filepath.Glob(filepath.Join(quoted(dir), "*.go"))
	return files
}

// quoted is name as a pattern for [filepath.Glob].
func quoted(name string) string {
	if filepath.Separator == '\\' {
		return name // where patterns know no quoting
	}
	return special.ReplaceAllString(name, `\$0`)
}

var special = regexp.MustCompile(`[\\*?\[]`)

// NoTests are the Go files among names that are no tests.
func NoTests(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go")
	})
}
