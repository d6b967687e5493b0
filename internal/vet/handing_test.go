package vet

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestWhole requires that what a wrapper gets is known with its fields, which nothing
// else asks for.
func TestWhole(t *testing.T) {
	t.Parallel()
	module, err := Load(Config{Context: t.Context(), Dir: testdata, Patterns: []string{"./handing", "./wrapped"}})
	if err != nil {
		t.Fatal(err)
	}
	findings, err := module.Check()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if filepath.Base(f.Start.Filename) != "areas.go" {
			continue
		}
		if want := "the result of Measure is a value of type area and is decoded into image.Rectangle; that works because their JSON is the same"; !strings.HasPrefix(f.Message, want) {
			t.Errorf("got %s, want %s", f.Message, want)
		}
		return
	}
	t.Error("what areas.go sends is not found")
}
