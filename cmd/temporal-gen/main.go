// Temporal-gen generates typed calls of Temporal workflows and activities, and
// finds and rewrites calls that are untyped or wrong.
//
// It finds the workflow definitions of Go packages, functions whose first
// parameter is workflow.Context, and writes beside them one file with a typed
// client for them: ExecuteProcessOrder and GetProcessOrder for a workflow
// ProcessOrder, schedule actions, children, continue-as-new and registration. It
// finds the activities, functions and methods that code registers or executes as
// such, and writes typed calls for them into the same file: ExecuteChargeActivity
// for an activity Charge.
//
// A package that wants another file, a file elsewhere as well, another client name
// or a default Task Queue declares that, and -o, -client and -task-queue are for
// packages that do not:
//
//	//temporalgen:output [FILE] [client=NAME] [task-queue=QUEUE]
//
// With -test it writes a test kit and nothing else, functions that run workflows
// and replace children and activities in the SDK's test environment. A package
// that declares one has it beside its other output:
//
//	//temporalgen:output [FILE] test
//
// In a module, add the tool once, put the go:generate line into each package with
// workflows or activities, and run go generate:
//
//	go get -tool github.com/temporal-gen/temporal-gen/cmd/temporal-gen
//	//go:generate go tool temporal-gen
//
// Usage:
//
//	temporal-gen [flags] [packages]        generate typed calls
//	temporal-gen check [flags] [packages]  show what is stale, write nothing
//	temporal-gen list [flags] [packages]   show workflows and activities, and why
//	temporal-gen vet [flags] [packages]    report wrong, untyped, unserved calls
//	temporal-gen fix [flags] [packages]    make untyped call sites typed
//	temporal-gen lock [flags] [packages]   write down what open runs depend on
//	temporal-gen version                   show the version
//	temporal-gen help [command]            show this, or the help of a command
//
// Packages are named as for the go command: ./... is all below the working
// directory, and the default is the package in it. Flags come before packages.
//
// Flags of generating (temporal-gen help COMMAND shows those of a command):
//
//	-client NAME      NAME of the generated client type (default WorkflowClient)
//	-o FILE           the generated FILE, relative to each package's folder
//	                  (default temporal_gen.go); in another folder it has the
//	                  client side only; {pkg} is the package's name
//	-tags LIST        LIST of build tags, separated by commas
//	-task-queue NAME  NAME of the default Task Queue, for workflows that name none
//	-test             generate a test kit instead, with -o FILE into a package of
//	                  its own or without into temporal_gen_test.go
//	-v                name workflows and activities, and files that are up to date
//
// The exit status is 0 when all is done, 1 when there are diagnostics, findings or
// stale files, and 2 when the usage is wrong or the tool could not run.
// Diagnostics go to standard error as "file:line:col: what is wrong: how to fix
// it".
//
// Documentation: https://github.com/temporal-gen/temporal-gen
//
// # temporal-gen check
//
// Usage: temporal-gen check [flags] [packages]
//
// Check shows as a unified diff what generating would change, and writes nothing.
// It exits with 1 if that is anything. It knows what packages declare by
// //temporalgen:output; give it the other flags that you generate with. Where the
// module has a lock, see temporal-gen help lock, it reports what the code does to
// running workflows, and exits with 1 if that is anything. With -json or -sarif it
// prints that and what is stale for programs, and no diff.
//
// Flags:
//
//	-against REF      compare with the lock at the git REF, not with the one that
//	                  is there
//	-client NAME      NAME of the generated client type (default WorkflowClient)
//	-json             print an array of objects, one for each change of what
//	                  running workflows depend on and for each stale file
//	-o FILE           the generated FILE, relative to each package's folder
//	                  (default temporal_gen.go); in another folder it has the
//	                  client side only; {pkg} is the package's name
//	-rollout          report, too, what matters only while workers and callers of
//	                  the old code run beside those of the new
//	-sarif            print the same as a SARIF 2.1.0 log, with paths from the
//	                  root of the repository
//	-tags LIST        LIST of build tags, separated by commas
//	-task-queue NAME  NAME of the default Task Queue, for workflows that name none
//	-test             generate a test kit instead, with -o FILE into a package of
//	                  its own or without into temporal_gen_test.go
//	-v                name workflows and activities, and files that are up to date
//
// Documentation: https://github.com/temporal-gen/temporal-gen/blob/main/docs/pipelines.md
//
// # temporal-gen list
//
// Usage: temporal-gen list [flags] [packages]
//
// List shows every function whose first parameter is workflow.Context, whether it
// is a workflow and why, under which name it is started, and which signals,
// queries and updates it takes. It shows every function that code registers or
// executes as an activity, and under which name it is called.
//
// Flags:
//
//	-activities   list activities only, or with -workflows both
//	-json         print an array of objects, one for each function
//	-reason LIST  list functions for the reasons in LIST only, separated by commas
//	-tags LIST    LIST of build tags, separated by commas
//	-workflows    list workflows only, or with -activities both
//
// Documentation: https://github.com/temporal-gen/temporal-gen/blob/main/docs/workflows-and-names.md
//
// # temporal-gen vet
//
// Usage: temporal-gen vet [flags] [packages]
//
// Vet reports calls of the SDK that pass wrong arguments to a workflow or an
// activity, decode its result into another type, name it wrongly, or could be
// typed. Each finding has a category, and each category a severity:
//
//	error    arguments, results, names, registration
//	warning  lenient, taskqueue
//	note     constant, untyped
//
// Errors and warnings make it exit with 1, notes only with -strict.
//
// To adopt it in code that has findings, write these to a file once, and commit
// it. Only findings that are not in the file are reported from then on:
//
//	temporal-gen vet -baseline known.txt -write-baseline ./...
//	temporal-gen vet -baseline known.txt ./...
//
// It runs under the go command, too, on one package at a time:
//
//	go vet -vettool=$(go tool -n temporal-gen) ./...
//
// Flags:
//
//	-baseline FILE   do not report the findings that are in FILE
//	-json            print an array of objects, one for each finding
//	-only LIST       look for findings of the categories in LIST only, separated
//	                 by commas
//	-sarif           print a SARIF 2.1.0 log, with paths from the root of the
//	                 repository
//	-skip LIST       look for findings of all categories but those in LIST,
//	                 separated by commas
//	-strict          exit with 1 for notes, too
//	-tags LIST       LIST of build tags, separated by commas
//	-write-baseline  write the findings to the file of -baseline, report none
//
// Documentation: https://github.com/temporal-gen/temporal-gen/blob/main/docs/vet.md
//
// # temporal-gen fix
//
// Usage: temporal-gen fix [flags] [packages]
//
// Fix rewrites calls that vet reports, where that keeps their meaning, and leaves
// the others to vet, which says why. It exits with 0 when it wrote what it could.
// With -diff it exits with 1 if there is anything to rewrite.
//
// It runs under the go command, too, on one package at a time:
//
//	go fix -fixtool=$(go tool -n temporal-gen) ./...
//
// Flags:
//
//	-diff       show the rewrites as a unified diff, write nothing
//	-only LIST  look for findings of the categories in LIST only, separated by
//	            commas
//	-skip LIST  look for findings of all categories but those in LIST, separated
//	            by commas
//	-tags LIST  LIST of build tags, separated by commas
//
// Documentation: https://github.com/temporal-gen/temporal-gen/blob/main/docs/vet.md
//
// # temporal-gen lock
//
// Usage: temporal-gen lock [flags] [packages]
//
// Lock writes temporal_lock.json at the root of the module: under which names
// workflows, activities and messages are known, and what their data looks like.
// Commit it. From then on check reports where a change of the code breaks running
// workflows, or loses data of theirs, by its class:
//
//	breaking  runs fail, or wait for ever
//	lost      data is left out, without an error
//	changed   data arrives as something else
//
// Lock writes safe changes down, and refuses others unless they are meant:
//
//	temporal-gen lock -accept orders.Order.Price -because "no order is open"
//
// Some values can't be compared, as those of type any and of types with JSON of
// their own. Lock says how many, and with -v which ones.
//
// Flags:
//
//	-accept LIST   write down the changes of what LIST names, separated by commas,
//	               though they are not safe: LIST has the first words of findings
//	-because TEXT  TEXT that says why, to be kept in the lock
//	-strict        have types compared by name and structure from now on, for a
//	               data converter of your own
//	-tags LIST     LIST of build tags, separated by commas
//	-v             name the values that can't be compared, and why
//
// Documentation: https://github.com/temporal-gen/temporal-gen/blob/main/docs/lock.md
//
// # temporal-gen version
//
// Usage: temporal-gen version
//
// Version shows the module version that the command was built at. -version and
// --version do the same.
//
// Documentation: https://github.com/temporal-gen/temporal-gen
//
// # temporal-gen help
//
// Usage: temporal-gen help [command]
//
// Help shows what a command does and which flags it has, as -h behind its name
// does.
//
// Documentation: https://github.com/temporal-gen/temporal-gen
package main

import (
	"context"
	"math"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"syscall"
)

func main() {
	vetTool(os.Args[1:])
	collectLate()
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	status := run(ctx, os.Args[1:], "", os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// endings are the signals that end a run in good order: the go command's
// children too, and with no file left behind. Under nohup a hangup is none.
func endings() []os.Signal {
	return slices.DeleteFunc([]os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}, signal.Ignored)
}

// collectLate puts the first garbage collection off until the process has 80 MB, which
// most never do: collecting would take a quarter of their processor time. Then memory
// is collected early, so that a module of 300 packages does with 150 MB, and late
// again where even more of it is in use: to collect that takes long.
func collectLate() {
	const large = 100 << 20
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(80 << 20)
	inUse := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	var collected func(*[64]byte)
	collected = func(*[64]byte) {
		debug.SetMemoryLimit(math.MaxInt64)
		if metrics.Read(inUse); inUse[0].Value.Uint64() > large {
			debug.SetGCPercent(200)
			return
		}
		debug.SetGCPercent(50)
		runtime.SetFinalizer(new([64]byte), collected)
	}
	runtime.SetFinalizer(new([64]byte), collected)
}
