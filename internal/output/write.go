package output

import (
	"bytes"
	"errors"
	"go/token"
	"io/fs"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Write makes the disk agree with the files: it writes files that differ and
// deletes those that should not be there. It calls done for each, and returns
// a diagnostic for each file that could not be written.
func (files Files) Write(done func(*File)) []report.Diagnostic {
	var failed []report.Diagnostic
	for i := range files {
		file := &files[i]
		if !file.IsStale() {
			continue
		}
		if problem := file.write(); problem != "" {
			failed = append(failed, report.Diagnostic{Pos: token.Position{Filename: file.Path}, Message: problem})
			continue
		}
		done(file)
	}
	return failed
}

// write makes the disk agree with the file, and is why that could not be done,
// or "".
func (f *File) write() string {
	now, err := disk.Read(f.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = nil
	case err == nil && f.changed(now):
		return "changed while temporal-gen was at work, so it is left alone: run temporal-gen again"
	}
	verb := "written"
	switch {
	case f.New == nil:
		verb, err = "removed", disk.Remove(f.Path)
	case err == nil:
		err = disk.Replace(f.Path, f.New)
	}
	switch {
	case err == nil:
		return ""
	case errors.Is(err, fs.ErrPermission):
		return "can't be " + verb + " (" + disk.Cause(err) + "): make its folder writable"
	default:
		return "can't be " + verb + " (" + disk.Cause(err) + ")"
	}
}

// changed reports whether what is on the disk now is somebody's who has put
// it there since it was read. Another run of the tool may have.
func (f *File) changed(now []byte) bool {
	return !bytes.Equal(now, f.Old) && !bytes.Equal(now, f.New) && !names.IsOurs(now) && !names.IsBlank(now)
}
