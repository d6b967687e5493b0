package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// monolithSize is how many files a module has, how many of these have to do with
// workflows, and how many teams give a table to another module.
type monolithSize struct{ files, matter, tables int }

// monolith writes a module of a size and returns its folder. Files that matter are the ten of each team: its workflows, a worker that registers them
// through an interface, a table and a wrapper, and a server that starts them.
// The rest are libraries of ten files each, which import one another, and of
// which each team imports one. All teams have the same names for their
// workflows, and libraries use these for methods of their own. The module that
// tables go to is beside it.
func monolith(b *testing.B, size monolithSize) string {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "monolith")
	write := func(name, text string, names ...string) {
		b.Helper()
		writeBench(b, filepath.Join(dir, filepath.FromSlash(name)), strings.NewReplacer(names...).Replace(text))
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "testdata", name))
		if err != nil {
			b.Fatal(err)
		}
		write(name, modulePathLine.ReplaceAllString(string(text), "module example.com/monolith"))
		write("../platform/"+name, modulePathLine.ReplaceAllString(string(text), "module example.com/platform"))
	}
	if size.tables > 0 {
		runIn(b, dir, "go", "mod", "edit", "-require=example.com/platform@v0.0.0", "-replace=example.com/platform=../platform")
		write("../platform/platform.go", benchPlatform)
	}
	library := func(i int) string { return fmt.Sprintf("lib%03d", i) }
	libraries := (size.files - size.matter) / 10
	for i := range libraries {
		for j := range 10 {
			imports, uses := "", ""
			if i >= 2 {
				imports = fmt.Sprintf("\n\t\"example.com/monolith/libs/%s\"\n\t\"example.com/monolith/libs/%s\"\n", library(i/2), library(i/2-1))
				uses = fmt.Sprintf("\n// Joined%d are stores together.\ntype Joined%d struct {\n\tFirst  *%s.Store%d\n\tSecond *%s.Store%d\n}\n", j, j, library(i/2), j, library(i/2-1), j)
			}
			write(fmt.Sprintf("libs/%s/file%d.go", library(i), j), benchLibrary,
				"LIB", library(i), "FILE", fmt.Sprint(j), "IMPORTS", imports, "USES", uses)
		}
	}
	for i := range size.matter / 10 {
		team := fmt.Sprintf("team%03d", i+1)
		names := []string{"TEAM", team, "LIB", library(libraries/2 + i%(libraries/2))}
		if i < size.tables {
			write(team+"/worker/table.go", benchTable, names...)
			names = append(names, "\tr.Add(\"settle\", workflows.Settle)\n", "", "\treturn w\n", "\tdefine(w, workflows)\n\treturn w\n")
		}
		for name, text := range benchTeam {
			write(team+name, text, names...)
		}
	}
	return dir
}

// benchLibrary is a file of a library. It is of the size that files have, and
// has methods of the names that workflows have too.
const benchLibrary = `package LIB

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"time"
IMPORTS)

// ErrClosedFILE is returned by a store that is closed.
var ErrClosedFILE = errors.New("store is closed")

// RecordFILE is what a store keeps.
type RecordFILE struct {
	ID       string            ` + "`json:\"id\"`" + `
	Name     string            ` + "`json:\"name\"`" + `
	Labels   map[string]string ` + "`json:\"labels,omitempty\"`" + `
	Created  time.Time         ` + "`json:\"created\"`" + `
	Modified time.Time         ` + "`json:\"modified\"`" + `
	Version  int               ` + "`json:\"version\"`" + `
}

// ListenerFILE is told of changes.
type ListenerFILE interface {
	Added(ctx context.Context, record RecordFILE) error
	Removed(ctx context.Context, id string) error
}

// StoreFILE keeps records in memory and tells listeners of changes.
type StoreFILE struct {
	mu        sync.Mutex
	records   map[string]RecordFILE
	listeners []ListenerFILE
	closed    bool
	now       func() time.Time
}

// NewStoreFILE returns an empty store.
func NewStoreFILE(now func() time.Time) *StoreFILE {
	if now == nil {
		now = time.Now
	}
	return &StoreFILE{records: map[string]RecordFILE{}, now: now}
}

// Add keeps a record under its ID. A record of that ID that is there already
// goes up in version.
func (s *StoreFILE) Add(ctx context.Context, record RecordFILE) error {
	if err := validateFILE(record); err != nil {
		return fmt.Errorf("record %q: %w", record.ID, err)
	}
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return ErrClosedFILE
	}
	old, ok := s.records[record.ID]
	if ok {
		record.Created = old.Created
		record.Version = old.Version + 1
	} else {
		record.Created = s.now()
	}
	record.Modified = s.now()
	s.records[record.ID] = record
	listeners := append([]ListenerFILE(nil), s.listeners...)
	s.mu.Unlock()
	for _, l := range listeners {
		if err := l.Added(ctx, record); err != nil {
			return err
		}
	}
	return nil
}

func validateFILE(record RecordFILE) error {
	switch {
	case record.ID == "":
		return errors.New("it has no ID")
	case strings.ContainsAny(record.ID, " /\t\n"):
		return errors.New("its ID has a space or a slash")
	case len(record.Name) > 200:
		return fmt.Errorf("its name has %d bytes, of at most 200", len(record.Name))
	}
	for key, value := range record.Labels {
		if key == "" || strings.TrimSpace(value) != value {
			return fmt.Errorf("label %q is not clean: %q", key, value)
		}
	}
	return nil
}

// Process removes the records that are older than a time, in the order of
// their IDs.
func (s *StoreFILE) Process(ctx context.Context, before time.Time) (removed int, err error) {
	s.mu.Lock()
	var ids []string
	for id, record := range s.records {
		if record.Modified.Before(before) {
			ids = append(ids, id)
		}
	}
	sort.Strings(ids)
	listeners := append([]ListenerFILE(nil), s.listeners...)
	for _, id := range ids {
		delete(s.records, id)
	}
	s.mu.Unlock()
	for _, id := range ids {
		for _, l := range listeners {
			if err := l.Removed(ctx, id); err != nil {
				return removed, err
			}
		}
		removed++
	}
	return removed, nil
}

// Find returns the records that have all of the labels, newest first.
func (s *StoreFILE) Find(labels map[string]string) []RecordFILE {
	s.mu.Lock()
	defer s.mu.Unlock()
	var found []RecordFILE
records:
	for _, record := range s.records {
		for key, value := range labels {
			if record.Labels[key] != value {
				continue records
			}
		}
		found = append(found, record)
	}
	sort.Slice(found, func(i, j int) bool { return found[i].Modified.After(found[j].Modified) })
	return found
}

// Listen adds a listener.
func (s *StoreFILE) Listen(l ListenerFILE) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listeners = append(s.listeners, l)
}

// RunnerFILE cleans up a store from time to time.
type RunnerFILE struct {
	Store    *StoreFILE
	Interval time.Duration
	MaxAge   time.Duration
}

// Run runs until the context is done.
func (r *RunnerFILE) Run(ctx context.Context) error {
	ticker := time.NewTicker(r.Interval)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case at := <-ticker.C:
			if _, err := r.Store.Process(ctx, at.Add(-r.MaxAge)); err != nil {
				return fmt.Errorf("cleaning up: %w", err)
			}
		}
	}
}

// Execute runs once.
func (r *RunnerFILE) Execute(ctx context.Context) (string, error) {
	n, err := r.Store.Process(ctx, time.Now().Add(-r.MaxAge))
	return fmt.Sprintf("removed %d records", n), err
}
USES`
