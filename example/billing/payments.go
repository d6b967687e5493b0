package billing

import (
	"context"
	"sync"
)

// Payments are the Activities of a payment provider, played by a map in
// memory. An Activity may be tried more than once, so charging or refunding
// the same order again changes nothing.
type Payments struct {
	mu   sync.Mutex
	paid map[string]int // cents by order ID
}

// NewPayments returns a provider to whom nobody has paid yet.
func NewPayments() *Payments {
	return &Payments{paid: make(map[string]int)}
}

// Charge charges for an order.
func (p *Payments) Charge(_ context.Context, orderID string, cents int) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.paid[orderID] = cents
	return nil
}

// Refund gives back what was paid for an order.
func (p *Payments) Refund(_ context.Context, orderID string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.paid, orderID)
	return nil
}

// Sales are the orders that were paid and not refunded.
type Sales struct {
	Orders    int
	PaidCents int
}

// Sales adds up all payments.
func (p *Payments) Sales(context.Context) (Sales, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	sales := Sales{Orders: len(p.paid)}
	for _, cents := range p.paid {
		sales.PaidCents += cents
	}
	return sales, nil
}
