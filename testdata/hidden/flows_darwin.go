package hidden

import (
	. "time"

	"github.com/temporal-gen/temporal-gen/testdata/aliases/kit"
)

// Darwin is a workflow.
func Darwin(ctx kit.Context, after Duration, at []Time) (map[string]Month, error) {
	return nil, nil
}
