// Package testspeed makes tests that run the go command fast.
package testspeed

import (
	"os"
	"os/exec"
	"runtime/debug"
	"strconv"
	"sync"
	"testing"
)

var once sync.Once

// BuildSDK compiles the module in folder testdata and all that it depends on, unless
// the build cache has that. It is for tests in which go commands load or build
// code with the SDK. Those run at the same time, in several packages at once:
// where the cache is empty, each would compile the whole SDK for itself.
func BuildSDK(t testing.TB, testdata string) {
	t.Helper()
	once.Do(func() {
		if unlock, err := lock(testdata); err == nil {
			defer unlock()
		} else {
			t.Logf("other tests may compile the SDK too: %v", err)
		}
		list := exec.Command("go", "list", "-e", "-export", "-deps", "-test", "./...")
		list.Dir = testdata
		list.Stderr = os.Stderr
		if err := list.Run(); err != nil {
			t.Logf("%v: %v", list, err) // which the test's own command says better
		}
	})
}

// CollectLess lets this process and the go commands that it starts collect garbage
// less often: that is a third of their work. Call it before tests run.
func CollectLess() {
	const percent = 400
	debug.SetGCPercent(percent)
	os.Setenv("GOGC", strconv.Itoa(percent))
}
