package disk

import (
	"path/filepath"
	"strings"
	"sync"
)

// Files reads files and folders, each once: all stages of a run see a file as it was
// when one of them first asked for it. It is safe for concurrent use. A nil *Files
// reads anew each time. What it returns is not to be changed.
type Files struct {
	mu   sync.Mutex
	read map[string]*once
	// goFiles are the Go files in folders.
	goFiles map[string][]string
}

// once is a file that is read once.
type once struct {
	sync.Once
	content []byte
	err     error
}

// Read is [Read].
func (f *Files) Read(name string) ([]byte, error) {
	if f == nil {
		return Read(name)
	}
	f.mu.Lock()
	file := f.read[name]
	if file == nil {
		if f.read == nil {
			f.read = map[string]*once{}
		}
		file = &once{}
		f.read[name] = file
	}
	f.mu.Unlock()
	file.Do(func() { file.content, file.err = Read(name) })
	return file.content, file.err
}

// GoFilesIn are the Go files in a folder, tests included, sorted.
func (f *Files) GoFilesIn(dir string) []string {
	if f == nil {
		return GoFilesIn(dir)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	names, ok := f.goFiles[dir]
	if !ok {
		if f.goFiles == nil {
			f.goFiles = map[string][]string{}
		}
		names = GoFilesIn(dir)
		f.goFiles[dir] = names
	}
	return names
}

// Variants are the Go files in a folder that are called base, and an underscore and
// more.
func (f *Files) Variants(dir, base string) (variants []string) {
	for _, name := range f.GoFilesIn(dir) {
		if strings.HasPrefix(filepath.Base(name), base+"_") {
			variants = append(variants, name)
		}
	}
	return variants
}
