package hidden

import "github.com/temporal-gen/temporal-gen/testdata/aliases/kit"

// Darwin is a workflow.
func Darwin(ctx kit.Context) error { return nil }
