// Package testspeed makes tests fast that have the go command load or build code
// with the SDK.
package testspeed

import (
	"fmt"
	"os"
	"os/exec"
	"runtime/debug"
	"strconv"
)

// Prepare is for the TestMain of a package with many such tests. testdata is the
// folder of the module that requires the SDK.
func Prepare(testdata string) {
	// A third of the go command's work is collecting garbage.
	const percent = 400
	debug.SetGCPercent(percent)
	os.Setenv("GOGC", strconv.Itoa(percent))
	BuildSDK(testdata)
}

// BuildSDK compiles the module in folder testdata and all that it depends on,
// unless the build cache has that. Tests run at the same time, in several
// packages at once: where the cache is empty, each would compile the whole SDK
// for itself.
func BuildSDK(testdata string) {
	if unlock, err := lock(testdata); err == nil {
		defer unlock()
	} else {
		fmt.Fprintln(os.Stderr, "other tests may compile the SDK too:", err)
	}
	list := exec.Command("go", "list", "-e", "-export", "-deps", "-test", "./...")
	list.Dir = testdata
	list.Stderr = os.Stderr
	if err := list.Run(); err != nil {
		fmt.Fprintf(os.Stderr, "%v: %v\n", list, err) // the tests go on, and say what they lack
	}
}
