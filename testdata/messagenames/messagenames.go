// Package messagenames shows payloads and parameters of messages whose names
// would hide what a wrapper has to say, or are those of the workflow's own
// parameters, and whose types come from packages with the names of the SDK's.
package messagenames

import (
	"time"

	"go.temporal.io/sdk/workflow"

	owncontext "github.com/temporal-gen/temporal-gen/testdata/client"
	orders "github.com/temporal-gen/temporal-gen/testdata/workflow"
)

// Input shares its name with a variable.
type Input struct{ Name string }

// Wrapper receives into variables with the names that wrappers give their own.
func Wrapper(ctx workflow.Context) error {
	var c, options, run, err, r, f, id, runID, input string
	workflow.GetSignalChannel(ctx, "c").Receive(ctx, &c)
	workflow.GetSignalChannel(ctx, "options").Receive(ctx, &options)
	workflow.GetSignalChannel(ctx, "run").Receive(ctx, &run)
	workflow.GetSignalChannel(ctx, "err").Receive(ctx, &err)
	workflow.GetSignalChannel(ctx, "r").Receive(ctx, &r)
	workflow.GetSignalChannel(ctx, "f").Receive(ctx, &f)
	workflow.GetSignalChannel(ctx, "id").Receive(ctx, &id)
	workflow.GetSignalChannel(ctx, "runID").Receive(ctx, &runID)
	workflow.GetSignalChannel(ctx, "input").Receive(ctx, &input)
	return nil
}

// Imports receives into variables with the names of packages and predeclared
// identifiers.
func Imports(ctx workflow.Context) error {
	channel := func(name string) workflow.ReceiveChannel { return workflow.GetSignalChannel(ctx, name) }
	for _, receive := range []func(){
		func() { var client string; channel("client").Receive(ctx, &client) },
		func() { var workflow string; channel("workflow").Receive(ctx, &workflow) },
		func() { var context Input; channel("context").Receive(ctx, &context) },
		func() { var any time.Time; channel("any").Receive(ctx, &any) },
		func() { var string string; channel("string").Receive(ctx, &string) },
		func() { var nil bool; channel("nil").Receive(ctx, &nil) },
		func() { var Input Input; channel("Input").Receive(ctx, &Input) },
		func() { ctx, outer := "", ctx; channel("ctx").Receive(outer, &ctx) },
	} {
		receive()
	}
	return nil
}

// Handlers has handlers with parameters of such names.
func Handlers(ctx workflow.Context) error {
	err := workflow.SetQueryHandler(ctx, "locals", func(r, ctx, result, value, err string) (string, error) { return r, nil })
	if err != nil {
		return err
	}
	err = workflow.SetQueryHandler(ctx, "types", func(Input Input, string string, client, time time.Duration) (map[string]*Input, error) {
		return byKey(client.String(), Input), nil
	})
	if err != nil {
		return err
	}
	err = workflow.SetUpdateHandler(ctx, "locals", func(ctx workflow.Context, r, c, options, updateOptions, run, handle, result, err, h, updateID string) (Input, error) {
		return Input{Name: updateID}, nil
	})
	if err != nil {
		return err
	}
	return workflow.SetUpdateHandler(ctx, "imports", func(_ workflow.Context, ctx, client, any, nil string, _ int, workflow []int) error { return failure })
}

var failure error

func byKey(key string, in Input) map[string]*Input { return map[string]*Input{key: &in} }

// Same has parameters that messages have too.
func Same(ctx workflow.Context, item, itemItem, note string, options, updateOptions Input) error {
	var input, _ = item, itemItem
	workflow.GetSignalChannel(ctx, "note").Receive(ctx, &note)
	workflow.GetSignalChannel(ctx, "add-item").Receive(ctx, &item)
	workflow.GetSignalChannel(ctx, "item").Receive(ctx, &input)
	if err := workflow.SetQueryHandler(ctx, "note", func(note string) (string, error) { return note, nil }); err != nil {
		return err
	}
	return workflow.SetUpdateHandler(ctx, "item", func(_ workflow.Context, item string, options, updateOptions Input, _ bool) error { return nil })
}

// Generated has messages whose parameters are called like what is generated.
func Generated(ctx workflow.Context) error {
	var GeneratedRun, WorkflowClient string
	workflow.GetSignalChannel(ctx, "one").Receive(ctx, &GeneratedRun)
	workflow.GetSignalChannel(ctx, "two").Receive(ctx, &WorkflowClient)
	return workflow.SetUpdateHandler(ctx, "three", func(_ workflow.Context, GeneratedThreeUpdate, GeneratedThreeUpdateHandle, GeneratedTypeName string) error {
		return nil
	})
}

// Packages has types from packages that are called like the SDK's.
func Packages(ctx workflow.Context, in orders.Input) error {
	var client owncontext.Options
	workflow.GetSignalChannel(ctx, "options").Receive(ctx, &client)
	err := workflow.SetQueryHandler(ctx, "input", func(workflow *orders.Input) (owncontext.Options, error) { return client, nil })
	if err != nil {
		return err
	}
	return workflow.SetUpdateHandler(ctx, "options", func(_ workflow.Context, testdataclient owncontext.Options) (*owncontext.Options, error) {
		return &client, nil
	})
}
