package orders

import (
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/clients/catalog"
)

// Pack is declared on one system, and so are its starters. Its messages are
// those that it declares.
//
//temporalgen:signal name=seal
//temporalgen:signal name=item type=catalog.Item
//temporalgen:query name=boxes type=func()(int,error)
//temporalgen:update name=add "type=func(ctx workflow.Context, item catalog.Item) (*catalog.Page[catalog.Item], error)"
func Pack(ctx workflow.Context, boxes int) error {
	var item catalog.Item
	workflow.GetSignalChannel(ctx, "item").Receive(ctx, &item)
	return nil
}
