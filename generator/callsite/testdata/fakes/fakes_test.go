package fakes

import (
	"testing"

	"github.com/stretchr/testify/mock"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/testsuite"

	"example.com/shop/billing"
)

func TestFakes(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	env.RegisterActivityWithOptions(func(id string) (string, error) { return id, nil }, activity.RegisterOptions{Name: billing.RefundActivityTypeName})
	env.OnActivity(billing.RefundActivityTypeName, mock.Anything).Return("17", nil)
}
