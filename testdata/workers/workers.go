// Package workers registers the workflows of cases that no other code mentions: they
// would be taken for helpers that nobody uses.
package workers

import (
	"go.temporal.io/sdk/worker"

	aliases "github.com/temporal-gen/temporal-gen/testdata/aliases"
	anonymous "github.com/temporal-gen/temporal-gen/testdata/anonymous"
	anytypes "github.com/temporal-gen/temporal-gen/testdata/anytypes"
	ofclient "github.com/temporal-gen/temporal-gen/testdata/client"
	composites "github.com/temporal-gen/temporal-gen/testdata/composites"
	constraints "github.com/temporal-gen/temporal-gen/testdata/constraints"
	directives "github.com/temporal-gen/temporal-gen/testdata/directives"
	doccomments "github.com/temporal-gen/temporal-gen/testdata/doccomments"
	functions "github.com/temporal-gen/temporal-gen/testdata/functions"
	generatedfile "github.com/temporal-gen/temporal-gen/testdata/generatedfile"
	generics "github.com/temporal-gen/temporal-gen/testdata/generics"
	godirnames "github.com/temporal-gen/temporal-gen/testdata/go-dirnames"
	handlers "github.com/temporal-gen/temporal-gen/testdata/handlers"
	helpers "github.com/temporal-gen/temporal-gen/testdata/helpers"
	identifiers "github.com/temporal-gen/temporal-gen/testdata/identifiers"
	imports "github.com/temporal-gen/temporal-gen/testdata/imports"
	interceptors "github.com/temporal-gen/temporal-gen/testdata/interceptors"
	ofinternal "github.com/temporal-gen/temporal-gen/testdata/internal"
	localnames "github.com/temporal-gen/temporal-gen/testdata/localnames"
	lookalikes "github.com/temporal-gen/temporal-gen/testdata/lookalikes"
	methods "github.com/temporal-gen/temporal-gen/testdata/methods"
	nearcollisions "github.com/temporal-gen/temporal-gen/testdata/nearcollisions"
	paramnames "github.com/temporal-gen/temporal-gen/testdata/paramnames"
	predeclared "github.com/temporal-gen/temporal-gen/testdata/predeclared"
	protos "github.com/temporal-gen/temporal-gen/testdata/protos"
	references "github.com/temporal-gen/temporal-gen/testdata/references"
	samenames "github.com/temporal-gen/temporal-gen/testdata/samenames"
	sdknames "github.com/temporal-gen/temporal-gen/testdata/sdknames"
	sdktypes "github.com/temporal-gen/temporal-gen/testdata/sdktypes"
	shadowing "github.com/temporal-gen/temporal-gen/testdata/shadowing"
	stdtypes "github.com/temporal-gen/temporal-gen/testdata/stdtypes"
	taggedidentifiers "github.com/temporal-gen/temporal-gen/testdata/taggedidentifiers"
	testidentifiers "github.com/temporal-gen/temporal-gen/testdata/testidentifiers"
	unexported "github.com/temporal-gen/temporal-gen/testdata/unexported"
	unicode "github.com/temporal-gen/temporal-gen/testdata/unicode"
	ofworker "github.com/temporal-gen/temporal-gen/testdata/worker"
)

// Register registers them.
func Register(w worker.Registry) {
	w.RegisterWorkflow(aliases.Local)
	w.RegisterWorkflow(aliases.OwnContext)
	w.RegisterWorkflow(aliases.KitContext)
	w.RegisterWorkflow(aliases.Fail)
	w.RegisterWorkflow(new(aliases.Keeper).Sweep)
	w.RegisterWorkflow(anonymous.Empty)
	w.RegisterWorkflow(anonymous.Embedded)
	w.RegisterWorkflow(anonymous.Nested)
	w.RegisterWorkflow(anonymous.Backquote)
	w.RegisterWorkflow(anytypes.Empty)
	w.RegisterWorkflow(ofclient.Onboard)
	w.RegisterWorkflow(composites.Slices)
	w.RegisterWorkflow(composites.Arrays)
	w.RegisterWorkflow(composites.Maps)
	w.RegisterWorkflow(composites.Basics)
	w.RegisterWorkflow(constraints.Scan)
	w.RegisterWorkflow(directives.ShipV2)
	w.RegisterWorkflow(doccomments.Short)
	w.RegisterWorkflow(doccomments.Uncommented)
	w.RegisterWorkflow(doccomments.Long)
	w.RegisterWorkflow(doccomments.Transfer)
	w.RegisterWorkflow(doccomments.Block)
	w.RegisterWorkflow(new(doccomments.Shipments).Ship)
	w.RegisterWorkflow(doccomments.Hostile)
	w.RegisterWorkflow(functions.NamedResults)
	w.RegisterWorkflow(generatedfile.Written)
	w.RegisterWorkflow(generics.Nested)
	w.RegisterWorkflow(generics.Aliased)
	w.RegisterWorkflow(generics.Anonymous)
	w.RegisterWorkflow(godirnames.Convert)
	w.RegisterWorkflow(handlers.Shop)
	w.RegisterWorkflow(helpers.Run)
	w.RegisterWorkflow(identifiers.Use)
	w.RegisterWorkflow(imports.Dotted)
	w.RegisterWorkflow(imports.Renamed)
	w.RegisterWorkflow(new(interceptors.Reports).HandleSignal)
	w.RegisterWorkflow(new(interceptors.Reports).UpsertMemo)
	w.RegisterWorkflow(ofinternal.Audit)
	w.RegisterWorkflow(localnames.Client)
	w.RegisterWorkflow(localnames.Context)
	w.RegisterWorkflow(localnames.Result)
	w.RegisterWorkflow(localnames.Run)
	w.RegisterWorkflow(localnames.Future)
	w.RegisterWorkflow(localnames.Receiver)
	w.RegisterWorkflow(localnames.Predeclared)
	w.RegisterWorkflow(lookalikes.Real)
	w.RegisterWorkflow(new(methods.Orders).Close)
	w.RegisterWorkflow(new(methods.Rates).Nameless)
	w.RegisterWorkflow(new(methods.Worker).Run)
	w.RegisterWorkflow(nearcollisions.Order)
	w.RegisterWorkflow(nearcollisions.OrderChild)
	w.RegisterWorkflow(nearcollisions.Workflow)
	w.RegisterWorkflow(nearcollisions.ChildWorkflow)
	w.RegisterWorkflow(nearcollisions.Get)
	w.RegisterWorkflow(nearcollisions.Execute)
	w.RegisterWorkflow(nearcollisions.Cancel)
	w.RegisterWorkflow(nearcollisions.Terminate)
	w.RegisterWorkflow(nearcollisions.Client)
	w.RegisterWorkflow(paramnames.Unnamed)
	w.RegisterWorkflow(paramnames.SomeBlank)
	w.RegisterWorkflow(paramnames.OtherContext)
	w.RegisterWorkflow(predeclared.Other)
	w.RegisterWorkflow(protos.Messages)
	w.RegisterWorkflow(references.Newest)
	w.RegisterWorkflow(samenames.Convert)
	w.RegisterWorkflow(samenames.Parameter)
	w.RegisterWorkflow(sdknames.Serve)
	w.RegisterWorkflow(sdknames.Play)
	w.RegisterWorkflow(sdktypes.Specs)
	w.RegisterWorkflow(shadowing.Wrapper)
	w.RegisterWorkflow(shadowing.Handle)
	w.RegisterWorkflow(shadowing.Builtins)
	w.RegisterWorkflow(shadowing.Renamed)
	w.RegisterWorkflow(stdtypes.Times)
	w.RegisterWorkflow(taggedidentifiers.Greet)
	w.RegisterWorkflow(testidentifiers.Greet)
	w.RegisterWorkflow(unexported.Bill)
	w.RegisterWorkflow(unicode.Überweisung)
	w.RegisterWorkflow(new(ofworker.Worker).Work)
}
