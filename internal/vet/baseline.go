package vet

import (
	"errors"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/output"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Baseline are findings that are known, and therefore not reported. Its file has
// a line for each, as vet prints it but for the number of the line, so that an
// edit elsewhere in a file changes nothing:
//
//	api/api.go: the Workflow Type name "Ship" is written out: ... [constant]
//
// Paths are relative to its folder. Two findings with the same line are there
// twice. Comments are above the first finding.
type Baseline struct {
	// path is its file, and old what is in it, nil where there is none yet.
	path string
	old  []byte
	// comments are its first lines, and known how often it has each other.
	comments []string
	known    map[string]int
}

// baselineComment is what a new baseline opens with.
const baselineComment = "# Findings that temporal-gen vet -baseline does not report. To bring it up to date, add -write-baseline."

// ReadBaseline reads the baseline at path, an absolute one, or says what is
// wrong with it. Where it is to be written, it need not be there.
func ReadBaseline(path string, write bool) (*Baseline, *report.Diagnostic) {
	b := &Baseline{path: path, known: map[string]int{}}
	src, err := disk.Read(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && write:
		b.comments = []string{baselineComment}
		return b, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, b.problem(0, "there is no such file: write it with -write-baseline")
	case err != nil:
		return nil, b.problem(0, "can't be read ("+disk.Cause(err)+"): name another file with -baseline")
	}
	b.old = src
	n := 0
	for line := range strings.Lines(string(src)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		switch _, category := splitKey(line); {
		case line == "":
		case strings.HasPrefix(line, "#") && len(b.known) == 0:
			b.comments = append(b.comments, line)
		case category == "":
			return nil, b.problem(n, `no line of a baseline, "file: message [category]": delete it, or name another file with -baseline`)
		default:
			b.known[line]++
		}
	}
	if len(b.comments) == 0 {
		b.comments = []string{baselineComment}
	}
	return b, nil
}

func (b *Baseline) problem(line int, message string) *report.Diagnostic {
	return &report.Diagnostic{Pos: token.Position{Filename: b.path, Line: line}, Message: message}
}

// splitKey is the file and the category of a finding's key; the category is ""
// if it is none.
func splitKey(key string) (file, category string) {
	file, text, _ := strings.Cut(key, ": ")
	_, category, _ = strings.Cut(text[max(0, strings.LastIndex(text, " [")):], " [")
	category, closed := strings.CutSuffix(category, "]")
	if _, err := CategoryNamed(category); err != nil || !closed {
		return "", ""
	}
	return file, category
}

// key is what the baseline knows a finding by.
func (b *Baseline) key(f Finding) string { return f.plain().Key(filepath.Dir(b.path)) }

// Unknown are the findings that the baseline does not have, and gone is how many
// it has that are not among findings, though they would be by looked.
func (b *Baseline) Unknown(findings []Finding, looked func(file, category string) bool) (unknown []Finding, gone int) {
	left := maps.Clone(b.known)
	for _, f := range findings {
		if key := b.key(f); left[key] > 0 {
			left[key]--
		} else {
			unknown = append(unknown, f)
		}
	}
	for key, n := range left {
		if n > 0 && b.isCovered(key, looked) {
			gone += n
		}
	}
	return unknown, gone
}

// isCovered reports whether a finding of the baseline would be found again if it
// were still there. In a file that is gone nothing is.
func (b *Baseline) isCovered(key string, looked func(file, category string) bool) bool {
	name, category := splitKey(key)
	file := filepath.FromSlash(name)
	if !filepath.IsAbs(file) { // as it is on another drive
		file = filepath.Join(filepath.Dir(b.path), file)
	}
	if looked(file, category) {
		return true
	}
	_, err := os.Stat(file)
	return errors.Is(err, fs.ErrNotExist)
}

// With is the baseline's file with findings, and with those it has already that
// were not looked for; and how many that are.
func (b *Baseline) With(findings []Finding, looked func(file, category string) bool) (output.File, int) {
	type place struct{ file, category string }
	found := map[place]bool{}
	var keys []string
	for _, f := range findings {
		key := b.key(f)
		file, category := splitKey(key)
		found[place{file, category}] = true
		keys = append(keys, key)
	}
	for key, n := range b.known {
		file, category := splitKey(key)
		if !found[place{file, category}] && !b.isCovered(key, looked) {
			keys = append(keys, slices.Repeat([]string{key}, n)...)
		}
	}
	slices.Sort(keys)
	text := strings.Join(slices.Concat(b.comments, keys), "\n") + "\n"
	return output.File{Path: b.path, Old: b.old, New: []byte(text)}, len(keys)
}
