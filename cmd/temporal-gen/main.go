// Temporal-gen generates typed starters for Temporal workflows.
//
// It finds the workflow definitions of Go packages, functions whose first
// parameter is workflow.Context, and writes beside them one file with a typed
// client for them: ExecuteProcessOrder and GetProcessOrderResult for a workflow
// ProcessOrder, schedule actions, children, continue-as-new and registration.
// Workflows that Go code can't import are declared by contracts: func types and
// interfaces with the directive //temporalgen:workflow.
//
// Usage:
//
//	temporal-gen [flags] [packages]         generate
//	temporal-gen check [flags] [packages]   show what is stale, write nothing
//	temporal-gen list [-json] [packages]    show what is a workflow, and why
//	temporal-gen vet [-json|-sarif] [packages]  report untyped and wrong call sites
//	temporal-gen fix [-diff] [packages]     make untyped call sites typed
//	temporal-gen version                    show the version
//
// Packages are named as for the go command; the default is the package in the
// working directory. The flags of generating and checking are:
//
//	-o FILE            the generated file, relative to each package's folder
//	                   (default temporal_gen.go); in another folder it has the
//	                   client side only; {pkg} is the package's name
//	-client NAME       name of the generated client type (default WorkflowClient)
//	-task-queue NAME   default Task Queue of workflows that name none
//	-tags LIST         build tags, separated by commas
//	-v                 name every workflow, and files that are up to date
//
// The exit status is 0 when all is done, 1 when there are diagnostics or, from
// check, something is stale, and 2 when the usage is wrong or the tool could
// not run. Diagnostics go to standard error as "file:line:col: message".
//
// In a module, add the tool once and generate with the go command:
//
//	go get -tool github.com/temporal-gen/temporal-gen/cmd/temporal-gen
//	//go:generate go tool temporal-gen
//
// Under "go vet -vettool" and "go fix -fixtool" it runs the analyzers of vet and
// fix on one package at a time.
package main

import (
	"context"
	"math"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
)

func main() {
	vetTool(os.Args[1:])
	collectRarely()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], "", os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// collectRarely puts the first garbage collection off until the heap has 192 MB,
// and has few later: the process is short, and collecting would take a quarter
// of its processor time.
func collectRarely() {
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(192 << 20)
	first := new([64]byte)
	runtime.SetFinalizer(first, func(*[64]byte) {
		debug.SetGCPercent(400)
		debug.SetMemoryLimit(math.MaxInt64)
	})
}
