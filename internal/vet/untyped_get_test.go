package vet

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// embeddedGet is the Get of what a typed run, future or handle embeds, which decodes into
// anything.
var embeddedGet = regexp.MustCompile(`\.(WorkflowRun|ChildWorkflowFuture|Future|WorkflowUpdateHandle|ActivityHandle)\.Get(WithOptions)?\b`)

// TestUntypedGet requires of fixes that they take no check away: what vet says of a Get of
// the SDK nothing says of one of an embedded field.
func TestUntypedGet(t *testing.T) {
	t.Parallel()
	for name, fixed := range goldens(t, testdata) {
		source, err := os.ReadFile(filepath.Join(testdata, name))
		if err != nil {
			t.Fatal(err)
		}
		before, after := embeddedGet.FindAll(source, -1), embeddedGet.FindAllString(fixed, -1)
		if len(after) > len(before) {
			t.Errorf("%s ends in %q", name, after)
		}
	}
}
