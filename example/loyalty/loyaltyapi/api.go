// Package loyaltyapi is what callers of the loyalty program import: what its
// Workflow takes and gives, and, generated in temporal_gen.go, its starters. The
// Workflow itself and all that it is implemented with stay out of their
// programs.
package loyaltyapi

// A Purchase earns points, once for each ID.
type Purchase struct {
	ID       string
	Customer string
	Cents    int
}

// A Balance is what a customer has.
type Balance struct {
	Customer string
	Points   int
}
