package wire

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/finding"
	"github.com/temporal-gen/temporal-gen/internal/lock"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/survey"
)

// Held is the lock that a module has, in its file or in another state of the repository.
type Held struct {
	// Path is the file's, "" outside modules, and Text what is in it, nil for no file.
	Path string
	Text []byte
	// against is the lock to compare with, and text what that was read from.
	against *lock.Lock
	text    []byte
	// accepted are the changes that were meant since.
	accepted map[string]string
}

// Path is where the module has its lock that dir is in, "" where it is in none.
func Path(dir string) string {
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, lock.FileName)
		}
		if dir == filepath.Dir(dir) {
			return ""
		}
	}
}

// Hold reads the lock of the module that dir is in.
func Hold(dir string) (*Held, error) {
	h := &Held{Path: Path(dir)}
	if h.Path == "" {
		return h, nil
	}
	text, err := disk.Read(h.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return h, nil
	case err != nil:
		return nil, disk.Unreadable(err, dir)
	}
	h.Text, h.text = text, text
	h.against, err = read(text, report.Relative(dir, h.Path))
	return h, err
}

// Exists reports whether there is a lock to compare with.
func (h *Held) Exists() bool { return h.against != nil }

// outside is that a folder is in no module.
func outside() error {
	return &report.UsageError{Message: "there is no module here, so there is no lock of it: run temporal-gen in a module"}
}

// read reads a lock that is called name.
func read(text []byte, name string) (*lock.Lock, error) {
	l, err := lock.Read(text)
	if err != nil {
		return nil, fmt.Errorf("%s can't be read: %w: restore it, or remove it and make it anew with temporal-gen lock", name, err)
	}
	return l, nil
}

// LookBack has the lock at a git ref compared with. What was accepted since is no finding.
func (h *Held) LookBack(ctx context.Context, ref string) error {
	if h.Path == "" {
		return outside()
	}
	if strings.HasPrefix(ref, "-") {
		return &report.UsageError{Message: fmt.Sprintf("%q is no git ref", ref)}
	}
	git := exec.CommandContext(ctx, "git", "show", ref+":./"+lock.FileName)
	git.Dir = filepath.Dir(h.Path)
	var said bytes.Buffer
	git.Stderr = &said
	text, err := git.Output()
	if err != nil {
		return fmt.Errorf("the lock at %s can't be read: git show: %s", ref, report.Lines(said.String()))
	}
	then, err := read(text, lock.FileName+" at "+ref)
	if err != nil {
		return err
	}
	h.accepted = map[string]string{}
	if h.against != nil {
		for name, reason := range h.against.Accepted {
			if then.Accepted[name] != reason {
				h.accepted[name] = reason
			}
		}
	}
	h.against, h.text = then, text
	return nil
}

// Compare finds what the functions that s found do to the data of those that the lock
// is of.
func (h *Held) Compare(s *survey.Survey, now *Code, rollout bool) []finding.Finding {
	found := lock.Compare(h.against, now.Lock, lock.Options{
		Rollout: rollout, Blind: blind(s),
		Whole:  len(s.Refused)+len(s.Reader.Undeclared())+len(s.Reader.Unread())+len(h.missing(s)) == 0,
		Judges: func(pkg string) bool { return !s.Refused[pkg] },
	})
	var findings []finding.Finding
	for _, f := range found {
		if h.accepted[f.Name] == "" {
			findings = append(findings, h.finding(f, now))
		}
	}
	return finding.Sort(findings)
}

// blind are the kinds of functions of which registrations may be any.
func blind(s *survey.Survey) map[string]bool {
	return map[string]bool{"workflow": len(s.Reader.Blind()) > 0, "activity": len(s.Reader.BlindToActivities()) > 0}
}

// missing are the packages of the module that may have workflows or activities, and that
// the patterns of the survey don't match.
func (h *Held) missing(s *survey.Survey) []string {
	matched := map[string]bool{}
	for _, pkg := range s.Found.Packages {
		matched[pkg.PkgPath] = true
	}
	in := newWithin(s.Modules, filepath.Dir(h.Path))
	inside := map[string]bool{}
	for _, folder := range s.Reader.Folders() {
		inside[folder.Path] = in.folder(folder.Dir)
	}
	return slices.DeleteFunc(s.Reader.Definers(), func(path string) bool { return matched[path] || !inside[path] })
}

// Write is the text of a lock that has the functions of now. names are changes that are
// accepted, because of something, and unsafe those that are not.
func (h *Held) Write(s *survey.Survey, now *Code, names []string, because string, strict bool) (text []byte, unsafe []finding.Finding, err error) {
	if h.Path == "" {
		return nil, nil, outside()
	}
	if missing := h.missing(s); len(missing) > 0 {
		return nil, nil, &report.UsageError{Message: fmt.Sprintf("a lock is of a whole module, and %s is not asked for: run temporal-gen lock ./... at its root", missing[0])}
	}
	now.Strict, now.Accepted = strict, map[string]string{}
	if h.against != nil {
		now.Strict = strict || h.against.Strict
		maps.Copy(now.Accepted, h.against.Accepted)
		h.against.Strict = now.Strict
		found := lock.Compare(h.against, now.Lock, lock.Options{Whole: true, Blind: blind(s), Judges: func(string) bool { return true }})
		for _, name := range names {
			if !slices.ContainsFunc(found, func(f *lock.Finding) bool { return f.Name == name }) {
				return nil, nil, &report.UsageError{Message: fmt.Sprintf("there is no change of %s to accept: give the first word of a finding", name)}
			}
			now.Accepted[name] = because
		}
		for _, f := range found {
			if !slices.Contains(names, f.Name) {
				unsafe = append(unsafe, h.finding(f, now))
			}
		}
	} else if len(names) > 0 {
		return nil, nil, &report.UsageError{Message: "there is no lock yet, so there is no change to accept: leave -accept out"}
	}
	text, err = now.Bytes()
	return text, finding.Sort(unsafe), err
}
