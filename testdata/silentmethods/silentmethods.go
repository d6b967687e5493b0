// Package silentmethods shows workflows that are a struct each, with methods whose
// names say nothing: what is generated has the names of the structs.
package silentmethods

import (
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

// MoveWorkflow moves parcels.
type MoveWorkflow struct{ Warehouse string }

// Execute is a method on a pointer.
func (m *MoveWorkflow) Execute(ctx workflow.Context, parcel string) (string, error) {
	return m.Handle(ctx, parcel)
}

// Handle is a helper, though it might have the same names as Execute.
func (m *MoveWorkflow) Handle(ctx workflow.Context, parcel string) (string, error) {
	return "moved " + parcel + " to " + m.Warehouse, nil
}

type sortWorkflow struct{}

// NewSortWorkflow returns what sorts parcels.
func NewSortWorkflow() *sortWorkflow { return &sortWorkflow{} }

// Execute is a method of an unexported type.
func (*sortWorkflow) Execute(ctx workflow.Context, parcels []string) (string, error) {
	return "sorted " + parcels[0], nil
}

// Crane is what cranes are called today.
type Crane struct{}

// Hoist is what they were called once.
type Hoist = Crane

// Run has a receiver that is spelled with an alias.
func (Hoist) Run(ctx workflow.Context, parcel string) (string, error) {
	return "lifted " + parcel, nil
}

// Sweeper has the Workflow Type name of its method.
type Sweeper int

// Do is a method on a value.
func (s Sweeper) Do(ctx workflow.Context) (string, error) { return "swept", nil }

// Stacker says itself what it is called.
type Stacker struct{}

// Invoke has a directive.
//
//temporalgen:workflow name=stack as=StackParcels
func (Stacker) Invoke(ctx workflow.Context, parcel string) (string, error) {
	return "stacked " + parcel, nil
}

// Packer is a contract, and its method a workflow that another worker has.
type Packer interface {
	//temporalgen:workflow name=pack
	Handle(ctx workflow.Context, parcel string) (string, error)
}

// Labeler is an alias of one.
type Labeler = interface {
	//temporalgen:workflow name=label
	Invoke(ctx workflow.Context, parcel string) (string, error)
}

// Execute is a function, which keeps its name.
func Execute(ctx workflow.Context) (string, error) { return "executed", nil }

// Register registers them on a worker.
func Register(w worker.WorkflowRegistry) {
	w.RegisterWorkflowWithOptions((&MoveWorkflow{Warehouse: "north"}).Execute, workflow.RegisterOptions{Name: "move"})
	w.RegisterWorkflowWithOptions(NewSortWorkflow().Execute, workflow.RegisterOptions{Name: "sort"})
	w.RegisterWorkflowWithOptions(Hoist{}.Run, workflow.RegisterOptions{Name: "lift"})
	w.RegisterWorkflow(Sweeper(1).Do)
	w.RegisterWorkflow(Execute)
}
