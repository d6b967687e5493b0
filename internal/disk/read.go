// Package disk reads and writes the files of modules: regular files alone, in
// one step, and through symbolic links no farther than the module.
package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Read reads the file called name. A device could give bytes without end, and a
// named pipe none for ever: what is neither a file nor a link to one is refused.
func Read(name string) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if err := irregular(name, info.Mode()); err != nil {
		return nil, err
	}
	return os.ReadFile(name)
}

// irregular is why what has mode is not read, nil for a file. Folders are left
// to the system's own words.
func irregular(name string, mode fs.FileMode) error {
	kind := ""
	switch {
	case mode&fs.ModeNamedPipe != 0:
		kind = "a named pipe"
	case mode&fs.ModeSocket != 0:
		kind = "a socket"
	case mode&fs.ModeDevice != 0:
		kind = "a device"
	default:
		return nil
	}
	return &fs.PathError{Op: "read", Path: name, Err: errors.New("is " + kind + ", not a file")}
}

// Unreadable is what to tell of a file that could not be read, as seen from dir:
// nil for nil.
func Unreadable(err error, dir string) error {
	pathErr, ok := errors.AsType[*fs.PathError](err)
	if !ok {
		return err
	}
	name := pathErr.Path
	if rel, err := filepath.Rel(dir, name); err == nil {
		name = rel
	}
	return fmt.Errorf("%s: can't be read (%w): make it a file that can be, or remove it", filepath.ToSlash(name), pathErr.Err)
}

// Cause is what the system said, without the path that callers name anyway.
func Cause(err error) string {
	if pathErr, ok := errors.AsType[*fs.PathError](err); ok {
		return pathErr.Err.Error()
	}
	if linkErr, ok := errors.AsType[*os.LinkError](err); ok {
		return linkErr.Err.Error()
	}
	return err.Error()
}
