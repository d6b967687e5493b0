// Package stamp knows when there is nothing to do: it keeps what a run answered
// together with a digest of all that the answer is a function of, and gives it
// again as long as that is the same. The digest is of contents, never of times.
//
// Where anything can't be read or understood there is no stamp, and the tool does
// its work: a missing stamp costs a run, and a wrong one would cost trust.
package stamp

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// State is all that an answer about the module, or the workspace, of a folder is a
// function of, as it is at one moment.
type State struct {
	// Root is the root folder of the module that the folder is in, and Module its
	// path; "" above the modules of a workspace.
	Root, Module string
	// dir is the folder.
	dir string
	// ours are the digests of the tool's own files, by path, and source is the
	// digest of everything else.
	ours   map[string]string
	source digest
	// tool is the digest of the tool.
	tool digest
	// times is a digest of when each file and folder was written, by which a file is
	// found out that was edited and put back, or came and went, while a run was at
	// work. It is in no stamp.
	times digest
	// lines are the go:generate lines that run the tool.
	lines []line
	// folders are those that were looked through, by the names that they were found
	// under and by their own.
	folders map[string]bool
	// files are those that were read, by path.
	files map[string]*file
}

// digest is that of some contents.
type digest [sha256.Size]byte

func (d digest) String() string { return hex.EncodeToString(d[:]) }

// Look looks at the state for a question that is asked in folder dir, an absolute
// path. files are read for that question besides what belongs to the modules. The
// error is why there can be no stamp.
func (s Store) Look(dir string, files ...string) (*State, error) {
	known := s.programs()
	state, err := look(known, dir, files)
	if err == nil {
		s.keepPrograms(known, state)
	}
	return state, err
}

// Again looks at the same once more. A file that nothing was done to since is not read
// again.
func (s *State) Again(files ...string) (*State, error) { return look(s.files, s.dir, files) }

// look looks at the state. known are files that were read before.
func look(known map[string]*file, dir string, files []string) (*State, error) {
	now := time.Now()
	env, err := environment()
	if err != nil {
		return nil, err
	}
	s := &State{dir: dir, ours: map[string]string{}, files: map[string]*file{}}
	source, times := sha256.New(), sha256.New()
	writeStrings(source, env.values...)
	t := &tree{folders: map[string]bool{}, real: map[string]bool{}}
	for _, name := range append(env.files, files...) {
		t.add(name)
	}
	// Wherever the tool is: go run may put it into another folder each time.
	tool := &file{path: env.self, name: "the tool"}
	t.files = append(t.files, tool)
	found, err := modulesOf(dir, env, t)
	if err != nil {
		return nil, err
	}
	s.Root, s.Module, s.folders = found.root, found.path, t.folders
	maps.Copy(s.folders, t.real)
	if err := t.read(known, now); err != nil {
		return nil, err
	}
	if err := env.otherToolchain(found.toolchains); err != nil {
		return nil, err
	}
	fmt.Fprintln(times, t.times)
	embeds := false
	for _, f := range t.files {
		s.files[f.path] = f
		fmt.Fprintln(times, f.size, f.times)
		embeds = embeds || f.embeds
		for _, args := range f.lines {
			s.lines = append(s.lines, line{filepath.Dir(f.path), args})
		}
		if f.ours {
			s.ours[f.path] = f.sum.String()
			continue
		}
		writeStrings(source, cmp.Or(f.name, f.path), f.note)
		source.Write(f.sum[:])
	}
	if embeds {
		// A pattern of go:embed that matches nothing is a mistake of its package.
		writeStrings(source, slices.DeleteFunc(t.names, func(name string) bool {
			_, name, _ = strings.Cut(name, " ")
			return s.ours[name] != ""
		})...)
	}
	s.tool = tool.sum
	source.Sum(s.source[:0])
	times.Sum(s.times[:0])
	return s, nil
}

// writeStrings writes texts to h such that no others give the same bytes.
func writeStrings(h hash.Hash, texts ...string) {
	fmt.Fprintln(h, len(texts))
	for _, text := range texts {
		fmt.Fprintln(h, len(text))
		h.Write([]byte(text))
	}
}

// digestOf is the digest of texts and of the digest d.
func digestOf(d digest, texts ...string) digest {
	h := sha256.New()
	h.Write(d[:])
	writeStrings(h, texts...)
	return digest(h.Sum(nil))
}

// whole is the digest of s with the tool's own files.
func (s *State) whole() digest {
	var texts []string
	for _, name := range slices.Sorted(maps.Keys(s.ours)) {
		texts = append(texts, name, s.ours[name])
	}
	return digestOf(s.source, texts...)
}

// Is reports whether the state is still s in after: nothing was changed, nor changed
// and put back.
func (s *State) Is(after *State) bool { return s.whole() == after.whole() && s.times == after.times }

// SourceIs reports whether that which is not the tool's own is still the same.
func (s *State) SourceIs(after *State) bool { return s.source == after.source }

// Covers reports whether all that folders hold, or could come to hold, is part of s.
// The folders need not be there.
func (s *State) Covers(folders []string) bool {
	return !slices.ContainsFunc(folders, func(dir string) bool {
		for ; ; dir = filepath.Dir(dir) {
			if _, err := os.Lstat(dir); !errors.Is(err, fs.ErrNotExist) {
				return !s.folders[dir]
			}
			if dir == filepath.Dir(dir) {
				return true
			}
		}
	})
}

// Asked is what names the answer to a command line that is asked in the state.
func (s *State) Asked(args []string) Name {
	return Name{digestOf(digestOf(s.whole(), args...), "answer", s.dir)}
}

// AskedForAll is what names the answers to a command line for all packages of the
// module that have it as a go:generate line. It does not depend on what is in the
// tool's own files.
func (s *State) AskedForAll(args []string) Name {
	return Name{digestOf(digestOf(s.source, args...), "answers", s.Root)}
}

// Hint is what names a hint that is given once for the module.
func (s *State) Hint() Name { return Name{digestOf(digest{}, "hint", s.Root)} }
