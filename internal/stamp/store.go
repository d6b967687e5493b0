package stamp

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/temporal-gen/temporal-gen/internal/disk"
)

// Store is a folder of small files, one a stamp, named by what was asked. Several
// runs may use it at once: a file is there as a whole or not at all. It is a favor:
// whatever goes wrong with it, there is no stamp.
type Store struct {
	// Dir is the folder.
	Dir string
}

// Name names a stamp.
type Name struct{ digest }

// Limits of a store. A stamp that is used stays.
const (
	maxStamps = 1000
	maxSize   = 8 << 20 // of one stamp
	maxTotal  = 64 << 20
	maxAge    = 30 * 24 * time.Hour
	// refreshed is how old the time of a stamp may become while it is used.
	refreshed = 24 * time.Hour
)

func (s Store) path(name Name) string { return filepath.Join(s.Dir, name.String()) }

// load reads the stamp called name into value, and reports whether it is there in
// good order.
func (s Store) load(name Name, value any) bool {
	path := s.path(name)
	content, err := disk.Read(path)
	if err != nil {
		return false
	}
	sum, text, _ := bytes.Cut(content, []byte("\n"))
	if string(sum) != sumOf(text) || json.Unmarshal(text, value) != nil {
		return false
	}
	now := time.Now()
	if info, err := os.Stat(path); err == nil && now.Sub(info.ModTime()) > refreshed {
		os.Chtimes(path, now, now)
	}
	return true
}

// save writes the stamp called name, and removes others where there are too many.
func (s Store) save(name Name, value any) {
	text, err := json.Marshal(value)
	if err != nil || len(text) > maxSize || os.MkdirAll(s.Dir, 0o700) != nil {
		return
	}
	if disk.Replace(s.path(name), append([]byte(sumOf(text)+"\n"), text...)) == nil {
		s.prune(time.Now())
	}
}

// sumOf tells a stamp from one of which a part is missing.
func sumOf(text []byte) string { return fmt.Sprintf("%x", sha256.Sum256(text)) }

// First reports whether this is the first time that it is asked for name. It never
// is where that can't be written down.
func (s Store) First(name Name) bool {
	if os.MkdirAll(s.Dir, 0o700) != nil {
		return false
	}
	file, err := os.OpenFile(s.path(name)+said, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return false
	}
	file.Close()
	return true
}

// said is at the end of the names of the empty files of [Store.First].
const said = "-said"

// prune removes what is old, and of the rest the oldest until there is little enough.
// What was said stays.
func (s Store) prune(now time.Time) {
	entries, err := os.ReadDir(s.Dir)
	if err != nil {
		return
	}
	var files []os.FileInfo
	for _, entry := range entries {
		info, err := entry.Info()
		if err == nil && info.Mode().IsRegular() && !strings.HasSuffix(info.Name(), said) {
			files = append(files, info)
		}
	}
	slices.SortFunc(files, func(a, b os.FileInfo) int {
		return cmp.Or(b.ModTime().Compare(a.ModTime()), cmp.Compare(a.Name(), b.Name()))
	})
	total := int64(0)
	for i, file := range files {
		total += file.Size()
		if i >= maxStamps || total > maxTotal || now.Sub(file.ModTime()) > maxAge {
			os.Remove(filepath.Join(s.Dir, file.Name()))
		}
	}
}
