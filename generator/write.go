package generator

import (
	"fmt"
	"go/token"
	"os"
	"path/filepath"
)

// Write makes the disk agree with the result: it writes files that differ and
// deletes those that should not be there. It calls done for each, and returns
// a diagnostic for each file that could not be written.
func (r *Result) Write(done func(*File)) []Diagnostic {
	var failed []Diagnostic
	for i := range r.Files {
		file := &r.Files[i]
		if !file.Stale() {
			continue
		}
		var err error
		verb := "written"
		if file.New == nil {
			verb, err = "removed", os.Remove(file.Path)
		} else {
			err = replaceFile(file.Path, file.New)
		}
		if err != nil {
			failed = append(failed, Diagnostic{
				Pos:     token.Position{Filename: file.Path},
				Message: fmt.Sprintf("can't be %s (%s): make its folder writable", verb, cause(err)),
			})
			continue
		}
		done(file)
	}
	return failed
}

// replaceFile puts content at path in one step, so that a reader, or another
// run at the same time, never sees half a file. A file that is there keeps its
// mode; a folder that is not there is made.
func replaceFile(path string, content []byte) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(tmp.Name())
		}
	}()
	if _, err = tmp.Write(content); err != nil {
		tmp.Close()
		return err
	}
	if err = tmp.Close(); err != nil {
		return err
	}
	mode := os.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	if err = os.Chmod(tmp.Name(), mode); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}
