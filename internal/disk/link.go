package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrOutside is the error of [Place] for a link that leads out of its module.
var ErrOutside = errors.New("is a symbolic link out of the module")

// Place is where a file called name is written: that name, or where it leads to
// if it is a symbolic link. A link out of the module that it is in leads to what
// is not the module's to change.
func Place(name string) (string, error) {
	place := name
	for range maxLinks {
		info, err := os.Lstat(place)
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return "", err
		case info.Mode()&fs.ModeSymlink != 0:
			if place, err = next(place); err != nil {
				return "", err
			}
			continue
		}
		if place != name && moduleOf(place) != moduleOf(name) {
			return "", &fs.PathError{Op: "write", Path: name, Err: ErrOutside}
		}
		return place, nil
	}
	return "", &fs.PathError{Op: "write", Path: name, Err: errors.New("is a symbolic link that leads nowhere")}
}

// Real is the folder called name with all symbolic links followed, as far as it
// is there.
func Real(name string) string {
	rest := ""
	for dir := name; ; dir = filepath.Dir(dir) {
		if real, err := filepath.EvalSymlinks(dir); err == nil {
			return filepath.Join(real, rest)
		}
		if dir == filepath.Dir(dir) {
			return name
		}
		rest = filepath.Join(filepath.Base(dir), rest)
	}
}

// maxLinks is how many links are followed, one after the other, before they are
// taken for a circle: as many as by [filepath.EvalSymlinks].
const maxLinks = 255

// next is where the link called name leads to. Its folder and those on the way
// may be links too, and ".." is above where they lead to.
func next(name string) (string, error) {
	target, err := os.Readlink(name)
	if err != nil {
		return "", err
	}
	if !filepath.IsAbs(target) {
		target = filepath.Dir(name) + string(filepath.Separator) + target
	}
	dir, base := filepath.Split(target)
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		return filepath.Join(real, base), nil
	}
	return filepath.Clean(target), nil // its folder is yet to be made
}

// moduleOf is the root folder of the module that the file called name is in, ""
// if it is in none. Neither the file nor its folder need be there.
func moduleOf(name string) string {
	for dir := Real(filepath.Dir(name)); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}
