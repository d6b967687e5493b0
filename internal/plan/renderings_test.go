package plan

import (
	"testing"

	"github.com/temporal-gen/temporal-gen/internal/output"
	"github.com/temporal-gen/temporal-gen/templates"
)

// TestRenderings has files that are there as they were rendered, and edited ones.
func TestRenderings(t *testing.T) {
	t.Parallel()
	render := func(known *Renderings, old, client string) string {
		t.Helper()
		files := []File{{
			File:  output.File{Path: "f.go", Old: []byte(old)},
			model: &templates.File{Package: "orders", Source: "orders", Client: client, Imports: templates.Runtime},
			plan:  &plan{},
		}}
		if err := Render(files, known); err != nil {
			t.Fatal(err)
		}
		return string(files[0].New)
	}
	known := &Renderings{}
	text := render(known, "", "Client")
	if !known.Changed() || len(known.Digests) != 1 {
		t.Fatalf("%d are remembered, want 1", len(known.Digests))
	}
	known = &Renderings{Digests: known.Digests}
	if got := render(known, text, "Client"); got != text || known.Changed() {
		t.Errorf("the same file is rendered again, to\n%s", got)
	}
	if got := render(known, "// edited\n"+text, "Client"); got != text {
		t.Errorf("an edited file stays\n%s", got)
	}
	if got := render(known, text, "Starter"); got == text {
		t.Error("the file of another model stays")
	}
	// It is by the digests that a file is known.
	for key := range known.Digests {
		known.Digests[key] = digest([]byte("something else\n"))
	}
	if got := render(known, "something else\r\n", "Client"); got != "something else\n" {
		t.Errorf("what is remembered is not used:\n%s", got)
	}
}
