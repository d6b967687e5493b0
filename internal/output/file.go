// Package output compares files with what is on the disk, and writes them.
package output

import "bytes"

// File is a file as it is on the disk and as it should be.
type File struct {
	Path string
	// Package is the import path of the package whose workflows it has, "" where
	// it is not a generated file.
	Package string
	// Old is what the disk has, nil for no file.
	Old []byte
	// New is what it should have, nil for no file.
	New []byte
}

// IsStale reports whether writing the file would change the disk. A checkout with
// CRLF line ends is not stale.
func (f *File) IsStale() bool {
	if (f.Old == nil) != (f.New == nil) {
		return true
	}
	return !bytes.Equal(f.Old, f.New) && !bytes.Equal(bytes.ReplaceAll(f.Old, []byte("\r\n"), []byte("\n")), f.New)
}

// Files are files that belong together.
type Files []File

// Stale is how many files [Files.Write] would change.
func (files Files) Stale() int {
	n := 0
	for i := range files {
		if files[i].IsStale() {
			n++
		}
	}
	return n
}
