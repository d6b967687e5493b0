package disk

import (
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// Remove removes the file called name: of a symbolic link the link alone. That
// somebody else, such as another run at the same time, has done so is as good.
func Remove(name string) error {
	err := os.Remove(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Replace puts content at the [Place] of name in one step, so that a reader, or
// another run at the same time, never sees half a file. A file that is there
// keeps its mode, another one gets that of a new file; a folder that is not there
// is made.
func Replace(name string, content []byte) (err error) {
	place, err := Place(name)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(place), 0o777); err != nil {
		return err
	}
	old, _ := os.Stat(place)
	tmp, err := createBeside(place, old)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(tmp.Name())
		}
	}()
	now := time.Now()
	if info, err := tmp.Stat(); err == nil {
		now = info.ModTime() // by the clock of the file system
	}
	if _, err = tmp.Write(content); err != nil {
		tmp.Close()
		return err
	}
	if err = tmp.Close(); err != nil {
		return err
	}
	if old != nil {
		if err = os.Chmod(tmp.Name(), old.Mode().Perm()); err != nil {
			return err
		}
	}
	if err = os.Rename(tmp.Name(), place); err != nil {
		return err
	}
	removeLeftovers(place, now)
	return nil
}

// temporary is in the names of the temporary files, after that of the file
// that they are to become and before a number.
const temporary = ".temporal-gen-"

// createBeside makes a temporary file for the one at place, of which old, unless
// it is nil, is what is there now.
func createBeside(place string, old fs.FileInfo) (*os.File, error) {
	mode := fs.FileMode(0o666)
	if old != nil {
		mode = 0o600 // until it gets that of the old one, which may be private
	}
	dir, base := filepath.Split(place)
	for {
		name := dir + "." + base + temporary + strconv.FormatUint(uint64(rand.Uint32()), 10)
		tmp, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			return tmp, err
		}
	}
}

// leftover is the age at which a temporary file is taken for that of a run that
// was killed. A run needs its own for milliseconds; even one that was stopped in
// between does no harm when it goes on without it, since it writes nothing then.
// A lock would tell for sure, and not be there on every system.
const leftover = time.Hour

// removeLeftovers removes from the folder of place the temporary files that were
// left behind there. It is a favor: what can't be removed stays.
func removeLeftovers(place string, now time.Time) {
	dir, base := filepath.Split(place)
	entries, _ := os.ReadDir(filepath.Dir(place))
	for _, entry := range entries {
		if !isTemporary(entry.Name(), base, dir) || !entry.Type().IsRegular() {
			continue
		}
		if info, err := entry.Info(); err == nil && now.Sub(info.ModTime()) > leftover {
			os.Remove(dir + entry.Name())
		}
	}
}

// isTemporary reports whether a file in dir has the name of a temporary file of
// the tool, or that which such files for base had before: a number alone, which
// other people's files may have too, but not with what is in it.
func isTemporary(name, base, dir string) bool {
	if !strings.HasPrefix(name, ".") {
		return false
	}
	if i := strings.LastIndex(name, temporary); i > 0 {
		return isNumber(name[i+len(temporary):])
	}
	number, ok := strings.CutPrefix(name, "."+base+".")
	if !ok || !isNumber(number) {
		return false
	}
	content, err := Read(dir + name)
	return err == nil && (names.IsOurs(content) || names.IsBlank(content))
}

func isNumber(text string) bool {
	_, err := strconv.ParseUint(text, 10, 32)
	return err == nil
}
