package stamp

import (
	"strings"
	"testing"
	"time"
)

// TestAgain looks at a state once more, in which files were edited such that their
// size and their time stay, or not at all.
func TestAgain(t *testing.T) {
	const name = "shop/main.go"
	w := newWorld(t)
	again := func(before *State) *State {
		t.Helper()
		after, err := before.Again(w.path("elsewhere/known.txt"))
		if err != nil {
			t.Fatal(err)
		}
		return after
	}
	edit := func(end string) {
		text := w.read(name)
		written(name, text[:len(text)-1]+end).do(w)
	}
	fresh := w.look() // files are new: they may change in the same tick of the clock
	edit(" ")
	if after := again(fresh); after.Asked(nil) == fresh.Asked(nil) {
		t.Error("the edit of a new file is not seen")
	}

	time.Sleep(tick + 100*time.Millisecond)
	before := w.look()
	if after := again(before); !before.Is(after) || after.Asked(nil) != before.Asked(nil) || len(after.lines) != len(before.lines) {
		t.Error("nothing was changed")
	}
	before.files[w.path(name)].sum[0]++
	if after := again(before); after.source == w.look().source && before.files[w.path(name)].times.changed != 0 {
		t.Error("a file that nothing was done to is read again")
	}
	before = w.look()
	edit("\t")
	if after := again(before); after.Asked(nil) == before.Asked(nil) {
		t.Error("the edit of an old file is not seen")
	}
}

// TestPrograms has a large file read once, and once more after an edit.
func TestPrograms(t *testing.T) {
	const name = "elsewhere/known.txt"
	w := newWorld(t)
	large := strings.Repeat("x", largeProgram)
	w.write(name, large)
	s := Store{Dir: t.TempDir()}
	look := func() digest {
		t.Helper()
		state, err := s.Look(w.path("shop/orders"), w.path(name))
		if err != nil {
			t.Fatal(err)
		}
		return state.source
	}
	poison := func() {
		t.Helper()
		var programs map[string]knownProgram
		if !s.load(programsName, &programs) {
			t.Fatal("nothing is remembered")
		}
		p := programs[w.path(name)]
		p.Sum[0]++
		programs[w.path(name)] = p
		s.save(programsName, programs)
	}
	first := look()
	if state := w.look(); state.files[w.path(name)].times.changed == 0 {
		t.Skip("the system does not say when a file was changed")
	}
	poison()
	if look() != first {
		t.Error("a new file, which may change in the same tick of the clock, is not read again")
	}
	time.Sleep(tick + 100*time.Millisecond)
	if look() != first {
		t.Error("nothing was changed")
	}
	poison()
	if look() == first {
		t.Error("a large file that nothing was done to is read again")
	}
	written(name, "y"+large[1:]).do(w)
	second := look()
	written(name, large).do(w)
	if second == first || look() != first {
		t.Error("edits are not seen")
	}
}
