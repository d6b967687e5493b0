package sdk

import "bytes"

// Oldest is the first version of the SDK that generated code compiles with.
const Oldest = "v1.31.0"

// Features are what one version of the SDK has and another does not, as far as
// generated code depends on it.
type Features struct {
	// Supported reports whether it has what came with [Oldest].
	Supported bool
	// DescribesWorkflow reports whether a client has DescribeWorkflow (v1.35.0),
	// which replaces DescribeWorkflowExecution.
	DescribesWorkflow bool
	// PinsFirstRun reports whether a client has CancelWorkflowWithOptions and
	// TerminateWorkflowWithOptions, and its runs GetFirstExecutionRunID. They
	// came together (v1.48.0).
	PinsFirstRun bool
	// SignalsWithStart reports whether the package workflow has SignalWithStartWorkflow
	// (v1.51.0).
	SignalsWithStart bool
}

// Newest are what the newest SDK has.
var Newest = Features{Supported: true, DescribesWorkflow: true, PinsFirstRun: true, SignalsWithStart: true}

// FeaturesOf reads the features off a file of the package [Internal]. It
// reports whether it is the one that declares the interface of a client.
func FeaturesOf(source []byte) (features Features, ok bool) {
	if !bytes.Contains(source, []byte("\tClient interface {")) && !bytes.Contains(source, []byte("\ntype Client interface {")) {
		return Features{}, false
	}
	has := func(method string) bool { return bytes.Contains(source, []byte("\t"+method+"(")) }
	return Features{
		Supported:         has("NewWithStartWorkflowOperation"),
		DescribesWorkflow: has("DescribeWorkflow"),
		PinsFirstRun:      has("CancelWorkflowWithOptions"),
	}, true
}

// WorkflowServiceFile is the file of the package [Internal] with the calls of the service
// that workflows can make.
const WorkflowServiceFile = "workflowservice.go"

// ReadWorkflowService reads off that file what it tells.
func (f *Features) ReadWorkflowService(source []byte) {
	f.SignalsWithStart = bytes.Contains(source, []byte("\nfunc SystemNexus_SignalWithStartWorkflow("))
}
