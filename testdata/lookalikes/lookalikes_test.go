package lookalikes

import (
	"testing"

	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/workflow"
)

// InTest is a workflow that exists for the test alone.
func InTest(ctx workflow.Context, name string) error { return nil }

func TestInTest(t *testing.T) {
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestWorkflowEnvironment()
	env.ExecuteWorkflow(InTest, "name")
	if err := env.GetWorkflowError(); err != nil {
		t.Fatal(err)
	}
}
