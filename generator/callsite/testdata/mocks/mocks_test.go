package mocks

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/mock"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/workflow"

	"example.com/shop/billing"
	"example.com/shop/orders"
)

type failure struct{}

func (*failure) Error() string { return "failed" }

type fake func(ctx context.Context, after int64) error

// TestWrong has mocks that the environment refuses.
func TestWrong(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	var desk *billing.Desk
	var bell *Bell
	any := mock.Anything

	env.OnActivity(desk.Charge, any, any, any).Return(errors.New("declined"))                                      // want `Charge returns 2 values, and its mock 1; the SDK refuses that when it runs: return billing\.Receipt, error`
	env.OnActivity(desk.Refund, any, any).Return(billing.Receipt{}, nil)                                           // want `Refund returns 1 value, and its mock 2; the SDK refuses that when it runs: return error`
	env.OnActivity(desk.Charge, any, any, any).Return(&billing.Receipt{}, nil).Once()                              // want `the mock of Charge returns a value of type \*billing\.Receipt where Charge returns billing\.Receipt; the SDK refuses that when it runs: return a value of type billing\.Receipt`
	env.OnActivity(desk.Charge, any, any, any).Return(nil, errors.New("declined"))                                 // want `the mock of Charge returns nil where Charge returns billing\.Receipt, which has none; the SDK refuses that when it runs: return a value of type billing\.Receipt`
	env.OnActivity(desk.Charge, any, any, any).Once().After(time.Second).Return(billing.Card{}, nil)               // want `the mock of Charge returns a value of type billing\.Card where Charge returns billing\.Receipt; the SDK refuses that when it runs: return a value of type billing\.Receipt`
	env.OnActivity(desk.Charge, any, any, any).Return(billing.Receipt{}, "declined")                               // want `the mock of Charge returns a value of type string where Charge returns error; the SDK refuses that when it runs: return a value of type error`
	env.OnActivity(bell.Count, any).Return(42, nil)                                                                // want `the mock of Count returns a value of type int where Count returns int64; the SDK refuses that when it runs: convert it, int64\(42\)`
	env.OnActivity(bell.Stop, any, any).Return(func(after int64) error { return nil })                             // want `the mock of Stop is a func\(after int64\) error where Stop is a func\(context\.Context, int64\) error; the SDK refuses that when it runs: give it that type`
	env.OnActivity(bell.Stop, any, any).Return(func(ctx context.Context, after int) error { return nil })          // want `the mock of Stop is a func\(ctx context\.Context, after int\) error where Stop is a func\(context\.Context, int64\) error; the SDK refuses that when it runs: give it that type`
	env.OnActivity(bell.Stop, any, any).Return(fake(nil))                                                          // want `the mock of Stop is a fake where Stop is a func\(context\.Context, int64\) error; the SDK refuses that when it runs: give it that type`
	env.OnActivity(bell.Ring, any).Return(func(ctx context.Context, times int) ([]int, error) { return nil, nil }) // want `the mock of Ring is a func\(ctx context\.Context, times int\) \(\[\]int, error\) where Ring is a func\(int\) \(\[\]int, error\); the SDK refuses that when it runs: give it that type`
	env.OnActivity("Refund", any, any).Return("17", nil)                                                           // want `Refund returns 1 value, and its mock 2; the SDK refuses that when it runs: return error` `the Activity Type name "Refund" is written out: use billing\.RefundActivityTypeName, which the compiler checks`
	env.OnWorkflow(Tower, any, any).Return("17", nil)                                                              // want `the mock of Tower returns a value of type string where Tower returns int; the SDK refuses that when it runs: return a value of type int`
	env.OnWorkflow(Silent, any, any).Return(func(ctx workflow.Context, card billing.Card) error { return nil })    // want `the mock of Silent is a func\(ctx workflow\.Context, card billing\.Card\) error where Silent is a func\(workflow\.Context, \*billing\.Card\) error; the SDK refuses that when it runs: give it that type`
	env.OnWorkflow(orders.ProcessOrderTypeName, any, any).Return(nil)                                              // want `ProcessOrder returns 2 values, and its mock 1; the SDK refuses that when it runs: return orders\.OrderResult, error`

	env.OnActivity(desk.Refund, any, any, 17).Return(nil) // want `Refund takes 2 arguments here, one of them for its context, and gets 3: the mock never matches: give it one for each`

	charge := env.OnActivity(desk.Charge, any, any, any)
	charge.Return(billing.Receipt{}) // want `Charge returns 2 values, and its mock 1; the SDK refuses that when it runs: return billing\.Receipt, error`
	var refund *testsuite.MockCallWrapper
	refund = env.OnActivity(desk.Refund, any, any).Once()
	refund.Return(1) // want `the mock of Refund returns a value of type int where Refund returns error; the SDK refuses that when it runs: return a value of type error`

	env.OnActivity((*billing.Desk).Refund, any, any).Return(nil)               // want `TestWorkflowEnvironment\.OnActivity counts the receiver of \(\*billing\.Desk\)\.Refund as a parameter, and the mock never matches: use a method of a value`
	env.OnWorkflow((*orders.Warehouse).ShipOrder, any, any, any)               // want `TestWorkflowEnvironment\.OnWorkflow counts the receiver of \(\*orders\.Warehouse\)\.ShipOrder as a parameter, and refuses the call when it runs: use a method of a value`
	env.ExecuteWorkflow((*orders.Warehouse).ShipOrder, "17", orders.Address{}) // want `TestWorkflowEnvironment\.ExecuteWorkflow counts the receiver of \(\*orders\.Warehouse\)\.ShipOrder as a parameter, and refuses the call when it runs: use a method of a value`
}

// TestRight has mocks like them that are right, and some of which nothing is known.
func TestRight(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	var desk *billing.Desk
	var bell *Bell
	any := mock.Anything
	var err error

	env.OnActivity(desk.Refund, any, any, mock.Anything).Return(nil) // which matches nothing, too
	env.OnActivity(desk.Charge, any, any, any).Return(billing.Receipt{}, errors.New("declined"))
	env.OnActivity(desk.Charge, any, any, any).Return(billing.Receipt{}, &failure{})
	env.OnActivity(desk.Charge, any, any, any).Return(billing.Receipt{}, err)
	env.OnActivity(desk.Quote, any, any).Return(nil, errors.New("declined"))
	env.OnActivity(desk.Quote, any, any).Return(&billing.Receipt{}, nil).Times(2)
	env.OnActivity(desk.Refund, any, any).Return(nil)
	env.OnActivity(desk.Refund, any, any).Return(err)
	env.OnActivity(bell.Ring, any).Return(nil, nil)
	env.OnActivity(bell.Ring, any).Return([]int{1}, nil)
	env.OnActivity(bell.Ring, any).Return(func(times int) ([]int, error) { return nil, nil })
	env.OnActivity(bell.Sizes, any).Return(nil, nil)
	env.OnActivity(bell.Any, any).Return(nil, nil)
	env.OnActivity(bell.Any, any).Return("17", nil)
	env.OnActivity(bell.Count, any).Return(int64(42), nil)
	env.OnActivity(bell.Stop, any, any).Return(func(_ context.Context, after int64) error { return nil })
	env.OnActivity(bell.Stop, any, any).Return(func(_ context.Context, after int64) error { return nil }, nil)
	env.OnActivity(bell.Stop, any, any).Return(bell.Stop)
	env.OnActivity(bell.Stop, any, any).Return()
	env.OnActivity(bell.Stop, any, any)
	env.OnActivity(bell.Stop, any, any).Panic("stopped")
	env.OnActivity((*Bell).Stop, any, any, any).Return(nil)
	env.OnWorkflow(Tower, any, any).Return(17, nil)
	env.OnWorkflow(Silent, any, any).Return(func(ctx workflow.Context, card *billing.Card) error { return nil })

	var unknown interface{} = bell.Stop
	env.OnActivity(bell.Stop, any, any).Return(unknown)
	env.OnActivity(bell.Count, any).Return(unknown, nil)
	values := []interface{}{1, nil}
	env.OnActivity(bell.Count, any).Return(values...)
	env.OnActivity(bell.Count, any).Return(bell.Count(nil))
	charge := env.OnActivity(desk.Charge, any, any, any)
	charge = env.OnActivity(desk.Refund, any, any)
	charge.Return(nil)
}
