// Package nearcollisions shows workflows whose generated names come close to
// each other's, to the client's and to those of embedded fields.
package nearcollisions

import "go.temporal.io/sdk/workflow"

func Order(ctx workflow.Context, id string) (string, error) { return id, nil }

// OrderChild has a method ExecuteOrderChild where Order has a function.
func OrderChild(ctx workflow.Context, id string) (string, error) { return id, nil }

// Workflow has a run named like the interface that runs embed.
func Workflow(ctx workflow.Context) error { return nil }

// ChildWorkflow has a future named like the interface that futures embed.
func ChildWorkflow(ctx workflow.Context) error { return nil }

// Get and Execute are the verbs themselves.
func Get(ctx workflow.Context, id string) error { return nil }

func Execute(ctx workflow.Context, id string) error { return nil }

// Cancel and Terminate are methods of runs.
func Cancel(ctx workflow.Context) error { return nil }

func Terminate(ctx workflow.Context) (bool, error) { return true, nil }

// Client is called like the interface.
func Client(ctx workflow.Context) error { return nil }
