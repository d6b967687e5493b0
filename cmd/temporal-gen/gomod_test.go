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
	cmd := exec.CommandContext(t.Context(), "go", "mod", "edit", "-json")
	cmd.Dir = "../.."
	text, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var mod struct {
		Require []struct {
			Path     string
			Indirect bool
		}
		Replace, Exclude, Tool, Ignore []any
	}
	if err := json.Unmarshal(text, &mod); err != nil {
		t.Fatal(err)
	}
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
