package messages_test

import (
	"go/types"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestConcurrentUse asks about all workflows at once, and about each twice.
func TestConcurrentUse(t *testing.T) {
	m := loadModule(t)
	var all []workflow
	want := map[*types.Func]string{}
	one := m.reader()
	for name := range m.archives {
		for _, w := range m.workflows(name) {
			all = append(all, w, w)
			want[w.fn] = m.answer(one, w)
		}
	}
	reader := m.reader()
	got := make([]string, len(all))
	var asking sync.WaitGroup
	for i, w := range all {
		asking.Go(func() { got[i] = m.answer(reader, w) })
	}
	asking.Wait()
	for i, w := range all {
		if diff := cmp.Diff(want[w.fn], got[i]); diff != "" {
			t.Errorf("%s, with others at once:\n%s", w.fn.FullName(), diff)
		}
	}
}
