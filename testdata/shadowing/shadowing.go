// Package shadowing shows parameters whose names would hide what a wrapper has
// to say: its own parameters, imports, types, builtins and generated names.
package shadowing

import (
	"time"

	"go.temporal.io/sdk/workflow"
)

// Input shares its name with a parameter.
type Input struct{ Name string }

// Wrapper has parameters with the names that wrappers usually give their own.
func Wrapper(ctx workflow.Context, c, options, run, err string) (string, error) {
	return c + options + run + err, nil
}

// Handle has parameters with the names of receivers and of handles' methods.
func Handle(ctx workflow.Context, f, r, id, runID, reason, details, result, future, action, value string) (string, error) {
	return f + r + id + runID + reason + details + result + future + action + value, nil
}

// Imports has parameters with the names of the packages of the SDK.
func Imports(ctx workflow.Context, client, workflow, worker, context, serviceerror string) (string, error) {
	return client + workflow + worker + context + serviceerror, nil
}

// Builtins has parameters with the names of predeclared identifiers.
func Builtins(ctx workflow.Context, any any, error, string, nil string, len int, true bool) (int, error) {
	return len, workflow.Sleep(ctx, 0)
}

// Types has parameters with the names of their own types and packages.
func Types(ctx workflow.Context, Input Input, time time.Duration, deadline time.Time) (Input, error) {
	return Input, nil
}

// Generated has parameters with the names of what is generated for it.
func Generated(ctx workflow.Context, GeneratedTypeName, GeneratedRun, GeneratedChildFuture, WorkflowClient, ExecuteGeneratedChild string) (string, error) {
	return GeneratedTypeName + GeneratedRun + GeneratedChildFuture + WorkflowClient + ExecuteGeneratedChild, nil
}

// Renamed leaves few of the obvious other names free.
func Renamed(ctx workflow.Context, c, c1, c2, c_, wc, options, options1, options2, options_ string) error {
	return nil
}
