// Package elsewhere has heavy activities: workflows must not import it.
//
//temporalgen:output ../elsewhereapi/temporal_gen.go
package elsewhere

import (
	"context"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/worker"

	"github.com/temporal-gen/temporal-gen/testdata/activities/shapes/kinds"
)

// Engine is heavy.
type Engine struct{ Name string }

// Render renders.
func (e *Engine) Render(ctx context.Context, kind kinds.Kind, text string) (string, error) {
	return e.Name + ": " + text, nil
}

// Warm has no result.
func (e *Engine) Warm(ctx context.Context) error { return nil }

// Register registers them.
func Register(w worker.ActivityRegistry, e *Engine) {
	w.RegisterActivityWithOptions(e, activity.RegisterOptions{Name: "engine."})
}
