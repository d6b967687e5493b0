// Package again hands on to functions that hand on.
package again

import (
	"context"

	"example.com/shop/handing"
)

// Runner runs workflows.
type Runner struct{ service *handing.Service }

// Run runs one, and says of which kind before its result.
func (r *Runner) Run(ctx context.Context, kind string, wf any, in any, out any) error {
	return r.run(ctx, wf, out, kind, in)
}

func (r *Runner) run(ctx context.Context, wf any, out any, args ...any) error {
	return r.service.Run(ctx, wf, out, args...)
}
