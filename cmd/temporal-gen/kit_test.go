package main

import (
	"os/exec"
	"strings"
	"testing"
)

// TestKitIsNotLinked requires that a test kit brings no package into production, and no
// mocks into what production links.
func TestKitIsNotLinked(t *testing.T) {
	t.Parallel()
	deps := func(pattern string) string {
		list := exec.CommandContext(t.Context(), "go", "list", "-deps", pattern)
		list.Dir = testdataDir(t)
		out, err := list.CombinedOutput()
		if err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return string(out)
	}
	for _, pattern := range []string{"./kits/orders", "./kits/inside"} {
		for path := range strings.Lines(deps(pattern)) {
			if path = strings.TrimSpace(path); path == "go.temporal.io/sdk/testsuite" || strings.HasSuffix(path, "/kits/orderstest") {
				t.Errorf("%s links %s", pattern, path)
			}
		}
	}
	if !strings.Contains(deps("./kits/orderstest"), "go.temporal.io/sdk/testsuite\n") {
		t.Error("the kit does not link the package that is looked for")
	}
}
