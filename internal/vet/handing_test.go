package vet

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestHanding requires that wrappers are known through several packages, in whatever
// order these come, and that what they get is known with its fields, which nothing else
// asks for.
func TestHanding(t *testing.T) {
	t.Parallel()
	module, err := Load(Config{Context: t.Context(), Dir: testdata, Patterns: []string{"./again", "./handing", "./wrapped"}})
	if err != nil {
		t.Fatal(err)
	}
	findings, err := module.Check()
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"areas.go":  "the result of Measure is a value of type area and is decoded into image.Rectangle; that works because their JSON is the same",
		"levels.go": "client.ExecuteWorkflow counts the receiver of (*orders.Warehouse).ShipOrder as a parameter",
	}
	for _, f := range findings {
		name := filepath.Base(f.Start.Filename)
		if prefix, ok := want[name]; ok && strings.HasPrefix(f.Message, prefix) {
			delete(want, name)
		}
	}
	for name := range want {
		t.Errorf("%s: not found: %s", name, want[name])
	}
}
