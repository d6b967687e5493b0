package evidence

import (
	"errors"
	"strings"
	"testing"

	"github.com/temporal-gen/temporal-gen/internal/report"
)

// TestPanicInBackground tells of a panic while the modules are read, which is
// done beside the load.
func TestPanicInBackground(t *testing.T) {
	t.Parallel()
	var r *Reader // has nothing to prepare
	var internal *report.InternalError
	if err := r.Ahead([]string{"example.com/shop"})(); !errors.As(err, &internal) {
		t.Fatalf("got %v, want an internal error", err)
	}
	if !strings.Contains(string(internal.Stack), "Prepare") {
		t.Errorf("the stack does not tell where it was:\n%s", internal.Stack)
	}
}
