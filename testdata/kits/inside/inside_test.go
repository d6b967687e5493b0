package inside

import (
	"testing"
	"time"

	"go.temporal.io/sdk/testsuite"
)

// TestDouble runs a workflow that no other package can name.
func TestDouble(t *testing.T) {
	t.Parallel()
	env := new(testsuite.WorkflowTestSuite).NewTestWorkflowEnvironment()
	SignalDoubleAdd(env, time.Minute, 3)
	got, err := ExecuteDouble(env, flows{}, input{2})
	if err != nil || got != (input{7}) {
		t.Errorf("got %+v, %v", got, err)
	}
}
