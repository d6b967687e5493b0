package sdk

// Starts are the functions and methods that take a workflow to start, or in the
// test environment to mock, with its place among their arguments.
var Starts = map[string]int{
	"ExecuteWorkflow":                  2,
	"SignalWithStartWorkflow":          5,
	"NewWithStartWorkflowOperation":    1,
	"ExecuteChildWorkflow":             1,
	"NewContinueAsNewError":            1,
	"NewContinueAsNewErrorWithOptions": 2,
	"NewWorkflowRunOperation":          1,
	"ExecuteUntypedWorkflow":           3,
	"OnWorkflow":                       0,
}

// ContinuesAsNew reports whether the function of that name ends a run, and goes on
// as a new one of the workflow that it takes.
func ContinuesAsNew(name string) bool {
	return name == "NewContinueAsNewError" || name == "NewContinueAsNewErrorWithOptions"
}
