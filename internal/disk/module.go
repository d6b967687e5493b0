package disk

import (
	"os"
	"path"
	"path/filepath"
)

// Module is a main module.
type Module struct {
	// Path is its module path.
	Path string
	// Dir is its root folder.
	Dir string
}

// Folder is a folder of the main modules that has Go files.
type Folder struct {
	// Path is the import path of its package, and Name what that is called.
	Path, Name string
	// Dir is the folder, and Module the root folder of its module.
	Dir, Module string
	// Files are its Go files, but for the tool's own.
	Files []string
}

// ImportPath is that of the package in a folder of modules, and "" for another
// folder. A symbolic link is where it leads to.
func ImportPath(modules []Module, dir string) string {
	importPath, dir := "", Real(dir)
	for _, module := range modules {
		root := Real(module.Dir)
		if rel, err := filepath.Rel(root, dir); err == nil && filepath.IsLocal(rel) && !startsModule(root, rel) {
			importPath = path.Join(module.Path, filepath.ToSlash(rel))
		}
	}
	return importPath
}

// startsModule reports whether a folder from below dir down to rel has a go.mod.
func startsModule(dir, rel string) bool {
	for ; rel != "."; rel = filepath.Dir(rel) {
		if _, err := os.Stat(filepath.Join(dir, rel, "go.mod")); err == nil {
			return true
		}
	}
	return false
}
