package scenario

import (
	"context"

	"go.temporal.io/sdk/client"

	"github.com/temporal-gen/temporal-gen/example/loyalty/loyaltyapi"
)

// earn starts a Workflow of a package that it does not import. The Task Queue
// is the Workflow's own, as options name none.
func (s *scenario) earn(ctx context.Context) error {
	workflows := loyaltyapi.NewWorkflowClient(s.temporal)
	purchase := loyaltyapi.Purchase{ID: s.id("bought"), Customer: s.id("customer"), Cents: 1250}
	run, err := workflows.ExecuteEarnPoints(ctx, client.StartWorkflowOptions{ID: s.id("points")}, purchase)
	if err != nil {
		return err
	}
	balance, err := run.Get(ctx)
	if err != nil {
		return err
	}
	s.say("%s has %d points", balance.Customer, balance.Points)
	s.outcome.Balance = balance
	return nil
}
