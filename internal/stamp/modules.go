package stamp

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/disk"
)

// module is what is read of where modules are.
type module struct {
	// root is the root folder of the module that was asked from, and path its path.
	// Above the modules of a workspace there is none.
	root, path string
	// toolchains are those that go.mod and go.work name.
	toolchains []string
}

// modulesOf finds the modules that the go command works on in dir, and adds their
// folders to t. It looks into all folders above dir, for what may appear there too.
func modulesOf(dir string, env *values, t *tree) (*module, error) {
	m := &module{root: holder(dir, "go.mod")}
	work := holder(dir, "go.work")
	if work != "" {
		work = filepath.Join(work, "go.work")
	}
	// Below the root, the walk finds what is there.
	for above := cmp.Or(m.root, dir); ; above = filepath.Dir(above) {
		t.add(filepath.Join(above, "go.mod"))
		t.add(filepath.Join(above, "go.work"))
		t.addPresence(filepath.Join(above, ".git")) // where SARIF has paths from
		if above == filepath.Dir(above) {
			break
		}
	}
	switch env.work {
	case "off":
		work = ""
	case "", "auto":
	default:
		if work = env.work; !filepath.IsAbs(work) {
			return nil, fmt.Errorf("GOWORK=%s is no absolute path", work)
		}
	}
	var roots []string
	if m.root != "" {
		roots = append(roots, m.root)
	}
	if work != "" {
		t.add(work)
		t.add(work + ".sum")
		read, err := m.readFolders(work)
		if err != nil {
			return nil, err
		}
		roots = append(roots, read...)
		vendor := filepath.Join(filepath.Dir(work), "vendor")
		t.addPresence(vendor)
		if _, err := os.Lstat(vendor); err == nil {
			roots = append(roots, vendor)
		}
	}
	for _, root := range slices.Clone(roots) {
		name := filepath.Join(root, "go.mod")
		if !isFile(name) {
			continue // a vendor folder, or what a replacement in go.work leads to
		}
		read, err := m.readFolders(name)
		if err != nil {
			return nil, err
		}
		roots = append(roots, read...)
	}
	if len(roots) == 0 {
		return nil, errors.New("there is no module")
	}
	if err := t.walkAll(roots); err != nil {
		return nil, err
	}
	if m.root != "" && !t.folders[dir] {
		return nil, fmt.Errorf("%s is not a folder of the module", dir)
	}
	return m, nil
}

// readFolders reads which folders the go.mod or go.work called name leads to.
func (m *module) readFolders(name string) ([]string, error) {
	text, err := disk.Read(name)
	if err != nil {
		return nil, err
	}
	mod, err := parseMod(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if name == filepath.Join(m.root, "go.mod") {
		m.path = cmp.Or(m.path, mod.path)
	}
	m.toolchains = append(m.toolchains, mod.toolchains...)
	for i, dir := range mod.folders {
		if !filepath.IsAbs(dir) {
			mod.folders[i] = filepath.Join(filepath.Dir(name), filepath.FromSlash(dir))
		}
	}
	return mod.folders, nil
}

// holder is the nearest folder, dir or one above it, that holds a file, "" for none.
func holder(dir, file string) string {
	for ; ; dir = filepath.Dir(dir) {
		if isFile(filepath.Join(dir, file)) {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}

// isFile reports whether the go command would take name for a file.
func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}
