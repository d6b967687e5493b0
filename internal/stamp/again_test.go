package stamp

import (
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
