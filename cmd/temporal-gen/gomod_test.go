package main

import (
	"encoding/json"
	"os/exec"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestRequirements guards the requirements of the tool's module: who adds the
// tool to a module gets them too, and the SDK's version is for that module to
// choose.
func TestRequirements(t *testing.T) {
	t.Parallel()
	mod := readGoMod(t, "../..")
	direct := []string{}
	for _, require := range mod.Require {
		if require.Path == "go.temporal.io/sdk" || require.Path == "go.temporal.io/api" {
			t.Errorf("go.mod requires %s", require.Path)
		}
		if !require.Indirect {
			direct = append(direct, require.Path)
		}
	}
	want := []string{"github.com/dave/jennifer", "github.com/google/go-cmp", "golang.org/x/tools"}
	if diff := cmp.Diff(want, direct); diff != "" {
		t.Errorf("direct requirements, -want +got:\n%s", diff)
	}
	if len(mod.Replace) > 0 {
		t.Errorf("go.mod replaces %v, which a user's module does not see", mod.Replace)
	}
}

// TestSameVersions requires of the modules that tests and the README's commands
// load that they require the same versions. So the SDK is compiled once for all.
func TestSameVersions(t *testing.T) {
	t.Parallel()
	want := map[string]string{}
	for _, require := range readGoMod(t, "../../testdata").Require {
		want[require.Path] = require.Version
	}
	for _, dir := range []string{"../../testdata/workspace/flows", "../../testdata/workspace/worker", "../../generator/callsite/testdata", "../../example"} {
		for _, require := range readGoMod(t, dir).Require {
			if version, ok := want[require.Path]; ok && version != require.Version {
				t.Errorf("%s requires %s %s, and testdata %s", dir, require.Path, require.Version, version)
			}
		}
	}
}

// goMod is a go.mod as "go mod edit -json" prints it.
type goMod struct {
	Require []struct {
		Path, Version string
		Indirect      bool
	}
	Replace []any
}

func readGoMod(t *testing.T, dir string) goMod {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "mod", "edit", "-json")
	cmd.Dir = dir
	text, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var mod goMod
	if err := json.Unmarshal(text, &mod); err != nil {
		t.Fatal(err)
	}
	return mod
}
