package stamp

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"time"

	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/parallel"
)

// file is a file, or a place where one may appear.
type file struct {
	path string
	// name is what counts in the place of path, unless it is "".
	name string
	// note is what is known of it before it is read.
	note string
	// known is for what is not read.
	known bool
	// sum is the digest of its contents, zero where it is not there.
	sum   digest
	size  int64
	times times
	// read is when it was read, or a little earlier.
	read time.Time
	// ours reports whether it is the tool's own, and embeds whether it may name
	// other files by go:embed. lines are the arguments of its go:generate lines.
	ours, embeds bool
	lines        [][]string
}

// read reads the files, on all processors, but for those that are as they were when
// known were read. now is when that begins.
func (t *tree) read(known map[string]*file, now time.Time) error {
	errs := make([]error, len(t.files))
	parallel.Do(len(t.files), func(i int) {
		t.files[i].read = now
		errs[i] = t.files[i].load(known)
	})
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// largest is up to which size a file is read.
const largest = 1 << 28

var (
	headerWords   = []byte(strings.TrimPrefix(names.Header, "// "))
	embedWords    = []byte("//go:embed")
	generateWords = []byte("//go:generate")
)

// load reads a file, unless it is as it was when known were read.
func (f *file) load(known map[string]*file) error {
	if f.known {
		return nil
	}
	info, err := os.Stat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		f.note = "absent"
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is not a file", f.path)
	case info.Size() > largest:
		return fmt.Errorf("%s is too large", f.path)
	}
	f.size, f.times = info.Size(), timesOf(info)
	if f.isStill(known[f.path]) {
		return nil
	}
	opened, err := os.Open(f.path)
	if err != nil {
		return err
	}
	defer opened.Close()
	if filepath.Ext(f.path) != ".go" {
		h := sha256.New()
		_, err = io.Copy(h, opened)
		h.Sum(f.sum[:0])
		return err
	}
	buffer := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(buffer)
	buffer.Reset()
	buffer.Grow(int(f.size) + bytes.MinRead)
	if _, err := buffer.ReadFrom(opened); err != nil {
		return err
	}
	text := buffer.Bytes()
	f.sum = sha256.Sum256(text)
	f.ours = bytes.Contains(text, headerWords) && names.IsOurs(text)
	f.embeds = bytes.Contains(text, embedWords)
	if !f.ours && bytes.Contains(text, generateWords) {
		f.lines = generateLines(text)
	}
	return nil
}

// tick is how long a system may take to notice a change of a file: one that was changed
// that late before it was read may have been changed once more since.
const tick = 2 * time.Second

// isStill takes over what was read of a file, if nothing was done to it since: the time
// of that can't be put back, where the system has it. was may be nil.
func (f *file) isStill(was *file) bool {
	if was == nil || was.known || was.size != f.size || was.times != f.times || f.times.changed == 0 ||
		time.Unix(0, f.times.changed).Add(tick).After(was.read) {
		return false
	}
	f.sum, f.ours, f.embeds, f.lines = was.sum, was.ours, was.embeds, was.lines
	return true
}

// times are when a file was written, and when that or anything else of it was changed,
// which nobody can put back, 0 where the system does not say.
type times struct{ written, changed int64 }

func timesOf(info fs.FileInfo) times { return times{info.ModTime().UnixNano(), changeTime(info)} }

func changeTime(info fs.FileInfo) int64 {
	// By name, because the type that has the field is another one on each system.
	stat := reflect.Indirect(reflect.ValueOf(info.Sys()))
	if stat.Kind() != reflect.Struct {
		return 0
	}
	for _, name := range []string{"Ctim", "Ctimespec"} {
		if field := stat.FieldByName(name); field.IsValid() {
			return field.FieldByName("Sec").Int()*1e9 + field.FieldByName("Nsec").Int()
		}
	}
	return 0
}

// buffers are used for one file after the other: fresh memory is what reading small
// files costs most of.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}
