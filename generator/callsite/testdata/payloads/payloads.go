// Package payloads sends signals with what their workflow does not take.
package payloads

import (
	"context"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/approvals"
)

type same struct {
	By string
	At int64
}

// With starts a workflow with a signal.
func With(ctx context.Context, c client.Client, o client.StartWorkflowOptions, approval approvals.Approval, any interface{}) {
	c.SignalWithStartWorkflow(ctx, "17", "approve", 17, o, approvals.Review, "17")              // want `argument 1 is a value of type int where approve takes approvals\.Approval; nothing checks that, and it is lost or can't be decoded: pass a value of type approvals\.Approval`
	c.SignalWithStartWorkflow(ctx, "17", "approve", struct{ Name string }{}, o, "Review", "17") // want `argument 1 is a value of type struct\{Name string\} where approve takes approvals\.Approval; nothing checks that, and it is lost or can't be decoded: pass a value of type approvals\.Approval`
	c.SignalWithStartWorkflow(ctx, "17", "approve", &approval, o, approvals.Review, "17")       // want `argument 1 is a value of type \*approvals\.Approval where approve takes approvals\.Approval; that works because their JSON is the same: pass a value of type approvals\.Approval`
	c.SignalWithStartWorkflow(ctx, "17", "approve", same{}, o, approvals.Review, "17")          // want `argument 1 is a value of type same where approve takes approvals\.Approval; that works because their JSON is the same: pass a value of type approvals\.Approval`
	c.SignalWithStartWorkflow(ctx, "17", "cancel-review", "stop", o, approvals.Review, "17")    // want `cancel-review takes no argument and gets 1; nothing checks that, and those in excess are dropped: pass nothing`
	c.SignalWithStartWorkflow(ctx, "17", "approve", approval, o, approvals.Review)              // want `Review takes 1 argument after its context and gets 0; the SDK refuses that when it runs: pass string`
	c.SignalWithStartWorkflow(ctx, "17", "approve", "yes", o, approvals.Review, 17)             // want `argument 1 is a value of type string where approve takes approvals\.Approval` `argument 1 is a value of type int where Review takes string; the SDK refuses that when it runs: pass a value of type string`

	c.SignalWithStartWorkflow(ctx, "17", "approve", any, o, approvals.Review, "17")              // want `client\.SignalWithStartWorkflow is not checked by the compiler: .* \(not rewritten: of the signal, argument 1 is of type interface\{\} where the starter takes approvals\.Approval\)`
	c.SignalWithStartWorkflow(ctx, "17", "approve", nil, o, approvals.Review, "17")              // want `client\.SignalWithStartWorkflow is not checked by the compiler: .* \(not rewritten: of the signal, argument 1 is nil where the starter takes approvals\.Approval\)`
	c.SignalWithStartWorkflow(ctx, "17", "cancel-review", struct{}{}, o, approvals.Review, "17") // want `client\.SignalWithStartWorkflow is not checked by the compiler: .* \(not rewritten: of the signal, it has 1 argument and the starter takes 0\)`
	c.SignalWithStartWorkflow(ctx, "17", "unheard", 17, o, approvals.Review, "17")
}

type nothing struct{}

// Empty sends what has nothing in it, which can't be lost.
func Empty(ctx context.Context, c client.Client, id string, none nothing) {
	c.SignalWorkflow(ctx, id, "", "cancel-review", struct{}{})                 // want `client\.SignalWorkflow is not checked by the compiler: .* \(not rewritten: it has 1 argument and the starter takes 0\)`
	c.SignalWorkflow(ctx, id, "", "cancel-review", none)                       // want `client\.SignalWorkflow is not checked by the compiler: .* \(not rewritten: it has 1 argument and the starter takes 0\)`
	c.SignalWorkflow(ctx, id, "", "cancel-review", struct{ Why string }{"no"}) // want `cancel-review takes no argument and gets 1; nothing checks that, and those in excess are dropped: pass nothing`
}

// InWorkflow sends from one.
func InWorkflow(ctx workflow.Context, approval approvals.Approval) {
	workflow.SignalExternalWorkflow(ctx, "17", "", "approve", "yes")   // want `argument 1 is a value of type string where approve takes approvals\.Approval; nothing checks that, and it is lost or can't be decoded: pass a value of type approvals\.Approval`
	workflow.SignalExternalWorkflow(ctx, "17", "", "cancel-review", 1) // want `cancel-review takes no argument and gets 1; nothing checks that, and those in excess are dropped: pass nothing`
	workflow.SignalExternalWorkflow(ctx, "17", "", "unheard", "yes")
	workflow.SignalExternalWorkflow(ctx, "17", "", "approve", nil) // want `workflow\.SignalExternalWorkflow is not checked by the compiler: .* \(not rewritten: argument 1 is nil where the starter takes approvals\.Approval\)`
}
