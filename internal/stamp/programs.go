package stamp

import (
	"path/filepath"
	"time"
)

// The tool and the go command are larger than most modules, and never change but by an
// update. So their digests are remembered, for as long as nothing is done to the files:
// the system says when that was, and nobody can put it back.

// largeProgram is from which size on a file's digest is remembered. Of Go files more
// than that counts.
const largeProgram = 1 << 20

// knownProgram is what is remembered of a file.
type knownProgram struct {
	Size             int64
	Written, Changed int64
	Read             time.Time
	Sum              digest
}

var programsName = Name{digestOf(digest{}, "programs")}

// programs are the large files that were read before, by path.
func (s Store) programs() map[string]*file {
	var programs map[string]knownProgram
	s.load(programsName, &programs)
	files := map[string]*file{}
	for path, p := range programs {
		files[path] = &file{path: path, size: p.Size, times: times{p.Written, p.Changed}, read: p.Read, sum: p.Sum}
	}
	return files
}

// keepPrograms keeps the digests of large files that were read for a state, if they were
// not known.
func (s Store) keepPrograms(known map[string]*file, state *State) {
	programs, changed := map[string]knownProgram{}, false
	for path, f := range state.files {
		if f.size < largeProgram || filepath.Ext(path) == ".go" || f.times.changed == 0 {
			continue
		}
		was := known[path]
		if was != nil && was.times == f.times && was.sum == f.sum && !time.Unix(0, f.times.changed).Add(tick).After(was.read) {
			f.read = was.read
		} else {
			changed = true
		}
		programs[path] = knownProgram{f.size, f.times.written, f.times.changed, f.read, f.sum}
	}
	if changed {
		s.save(programsName, programs)
	}
}
