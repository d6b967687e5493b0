// Package loyalty is the shop's loyalty program. Callers of its Workflow import
// package loyaltyapi instead, into which its starters are generated.
package loyalty

import (
	"context"
	"sync"
	"time"

	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/example/loyalty/loyaltyapi"
)

//go:generate go tool temporal-gen -v
//temporalgen:output loyaltyapi/temporal_gen.go

// EarnPoints gives a customer one point for each euro of a purchase.
//
//temporalgen:workflow task-queue=loyalty
func EarnPoints(ctx workflow.Context, purchase loyaltyapi.Purchase) (loyaltyapi.Balance, error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: 10 * time.Second})
	points, err := loyaltyapi.ExecuteAddActivity(ctx, purchase, purchase.Cents/100).Get(ctx)
	return loyaltyapi.Balance{Customer: purchase.Customer, Points: points}, err
}

// Ledger has the Activities of the loyalty program: who has how many points,
// played by a map in memory.
type Ledger struct {
	mu     sync.Mutex
	points map[string]map[string]int // by customer and purchase
}

// Add adds points for a purchase, once, and returns how many the customer has.
func (l *Ledger) Add(_ context.Context, purchase loyaltyapi.Purchase, points int) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.points == nil {
		l.points = map[string]map[string]int{}
	}
	if l.points[purchase.Customer] == nil {
		l.points[purchase.Customer] = map[string]int{}
	}
	l.points[purchase.Customer][purchase.ID] = points
	total := 0
	for _, n := range l.points[purchase.Customer] {
		total += n
	}
	return total, nil
}
