package testdata_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"math/big"
	"net/url"
	"reflect"
	"time"

	"github.com/google/uuid"
	commonpb "go.temporal.io/api/common/v1"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/workflow"
	"google.golang.org/protobuf/types/known/wrapperspb"

	"github.com/temporal-gen/temporal-gen/testdata/aliases"
	"github.com/temporal-gen/temporal-gen/testdata/aliases/kit"
	"github.com/temporal-gen/temporal-gen/testdata/anonymous"
	"github.com/temporal-gen/temporal-gen/testdata/anytypes"
	"github.com/temporal-gen/temporal-gen/testdata/clients/billing"
	invoices "github.com/temporal-gen/temporal-gen/testdata/clients/billingapi"
	"github.com/temporal-gen/temporal-gen/testdata/clients/catalog"
	"github.com/temporal-gen/temporal-gen/testdata/clients/mainclient"
	implementation "github.com/temporal-gen/temporal-gen/testdata/clients/orders"
	"github.com/temporal-gen/temporal-gen/testdata/clients/ordersclient"
	"github.com/temporal-gen/temporal-gen/testdata/composites"
	"github.com/temporal-gen/temporal-gen/testdata/contracts"
	"github.com/temporal-gen/temporal-gen/testdata/directives"
	"github.com/temporal-gen/temporal-gen/testdata/functions"
	"github.com/temporal-gen/temporal-gen/testdata/generics"
	"github.com/temporal-gen/temporal-gen/testdata/generics/box"
	"github.com/temporal-gen/temporal-gen/testdata/methods"
	"github.com/temporal-gen/temporal-gen/testdata/orders"
	"github.com/temporal-gen/temporal-gen/testdata/paramnames"
	"github.com/temporal-gen/temporal-gen/testdata/protos"
	"github.com/temporal-gen/temporal-gen/testdata/sdktypes"
	"github.com/temporal-gen/temporal-gen/testdata/shadowing"
	"github.com/temporal-gen/temporal-gen/testdata/stdtypes"
	"github.com/temporal-gen/temporal-gen/testdata/unicode"
)

// handle is what all runs have in common.
type handle interface {
	GetID() string
	GetRunID() string
	Cancel(ctx context.Context) error
	Terminate(ctx context.Context, reason string, details ...any) error
}

// child is what all child futures have in common.
type child interface {
	GetChildWorkflowExecution() workflow.Future
}

// starter is a workflow with some arguments, and its generated starters. They
// are called through reflection, which lets workflows of all signatures stand
// in one table.
type starter struct {
	typeName string
	workflow any // nil where the Workflow Type is not named like the function
	args     []any

	client   any // func(client.Client) *WorkflowClient
	execute  any // func(*WorkflowClient, context.Context, client.StartWorkflowOptions, args) (XRun, error)
	schedule any // func(args) *client.ScheduleWorkflowAction
	child    any // func(workflow.Context, args) XChildFuture; nil in a client package
	again    any // func(workflow.Context, args) error; nil in a client package
}

func (s starter) start(ctx context.Context, c client.Client, options client.StartWorkflowOptions) (handle, error) {
	wc := call(s.client, c)[0]
	out := call(s.execute, append([]any{wc, ctx, options}, s.args...)...)
	err, _ := out[1].(error)
	return out[0].(handle), err
}

func (s starter) scheduleAction() *client.ScheduleWorkflowAction {
	return call(s.schedule, s.args...)[0].(*client.ScheduleWorkflowAction)
}

func (s starter) startChild(ctx workflow.Context) child {
	return call(s.child, append([]any{ctx}, s.args...)...)[0].(child)
}

func (s starter) continueAsNew(ctx workflow.Context) error {
	return call(s.again, append([]any{ctx}, s.args...)...)[0].(error)
}

// call calls a function of any signature.
func call(function any, args ...any) []any {
	in := make([]reflect.Value, len(args))
	for i, arg := range args {
		in[i] = reflect.ValueOf(arg)
	}
	var out []any
	for _, v := range reflect.ValueOf(function).Call(in) {
		out = append(out, v.Interface())
	}
	return out
}

// callMethod calls a method of any signature.
func callMethod(receiver any, name string, args ...any) []any {
	return call(reflect.ValueOf(receiver).MethodByName(name).Interface(), args...)
}

var (
	line     = functions.Line{SKU: "tea", Count: 2}
	deadline = time.Date(2030, time.May, 1, 8, 30, 0, 0, time.UTC)
	id       = uuid.MustParse("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
	invoice  = directives.Invoice{Number: 7}
)

// starters returns workflows of every shape: their numbers of parameters,
// their kinds of types, the names of their parameters and of their types.
func starters() []starter {
	note := "note"
	cell := &composites.Cell{Value: 1}
	tagged := struct {
		SKU   string `json:"sku"`
		Count int    `json:"count,omitempty" doc:"how many"`
	}{SKU: "tea"}
	page := generics.Page[generics.Item]{Items: []generics.Item{{SKU: "tea"}}, Next: "2"}
	pair := generics.Pair[string, *generics.Item]{Key: "k", Value: &generics.Item{SKU: "tea"}}
	amount := box.Box[time.Duration]{Value: time.Minute}
	cells := box.Grid[box.Unit]{{"kg"}, {}}
	message := wrapperspb.String("tea")
	payload := &commonpb.Payload{Metadata: map[string][]byte{"encoding": []byte("json/plain")}, Data: []byte(`"encoded"`)}
	where := &url.URL{Scheme: "https", Host: "example.com"}
	retry := &temporal.RetryPolicy{MaximumAttempts: 3}
	childOptions := workflow.ChildWorkflowOptions{WorkflowID: "id"}
	remark := sql.NullString{String: "fragile", Valid: true}
	input := shadowing.Input{Name: "name"}

	return []starter{{
		typeName: "transcode",
		args:     []any{contracts.Request{Source: "a.mov"}},
		client:   contracts.NewWorkflowClient,
		execute:  (*contracts.WorkflowClient).ExecuteTranscode,
		schedule: contracts.NewTranscodeScheduleAction,
		child:    contracts.ExecuteTranscodeChild,
		again:    contracts.NewTranscodeContinueAsNewError,
	}, {
		typeName: "Draw",
		args:     []any{contracts.Request{Source: "a.png"}},
		client:   contracts.NewWorkflowClient,
		execute:  (*contracts.WorkflowClient).ExecuteDraw,
		schedule: contracts.NewDrawScheduleAction,
		child:    contracts.ExecuteDrawChild,
		again:    contracts.NewDrawContinueAsNewError,
	}, {
		// Of a package whose callers import another one.
		typeName: "ProcessOrder",
		workflow: implementation.ProcessOrder,
		args:     []any{catalog.Order{Items: []catalog.Item{{Name: "tea"}}}, deadline},
		client:   ordersclient.NewWorkflowClient,
		execute:  (*ordersclient.WorkflowClient).ExecuteProcessOrder,
		schedule: ordersclient.NewProcessOrderScheduleAction,
	}, {
		typeName: "Charge",
		workflow: billing.Charge,
		args:     []any{invoices.Charge{Cents: 100}},
		client:   invoices.NewBillingClient,
		execute:  (*invoices.BillingClient).ExecuteCharge,
		schedule: invoices.NewChargeScheduleAction,
	}, {
		// Of a package main.
		typeName: "Import",
		args:     []any{[]catalog.Item{{Name: "tea"}}},
		client:   mainclient.NewWorkflowClient,
		execute:  (*mainclient.WorkflowClient).ExecuteImport,
		schedule: mainclient.NewImportScheduleAction,
	}, {
		typeName: "ProcessOrder",
		workflow: orders.ProcessOrder,
		args:     []any{orders.OrderInput{Customer: "me"}},
		client:   orders.NewWorkflowClient,
		execute:  (*orders.WorkflowClient).ExecuteProcessOrder,
		schedule: orders.NewProcessOrderScheduleAction,
		child:    orders.ExecuteProcessOrderChild,
		again:    orders.NewProcessOrderContinueAsNewError,
	}, {
		typeName: "None",
		workflow: functions.None,
		client:   functions.NewWorkflowClient,
		execute:  (*functions.WorkflowClient).ExecuteNone,
		schedule: functions.NewNoneScheduleAction,
		child:    functions.ExecuteNoneChild,
		again:    functions.NewNoneContinueAsNewError,
	}, {
		typeName: "Two",
		workflow: functions.Two,
		args:     []any{"tea", 2},
		client:   functions.NewWorkflowClient,
		execute:  (*functions.WorkflowClient).ExecuteTwo,
		schedule: functions.NewTwoScheduleAction,
		child:    functions.ExecuteTwoChild,
		again:    functions.NewTwoContinueAsNewError,
	}, {
		typeName: "Four",
		workflow: functions.Four,
		args:     []any{"tea", 2, 3.5, deadline},
		client:   functions.NewWorkflowClient,
		execute:  (*functions.WorkflowClient).ExecuteFour,
		schedule: functions.NewFourScheduleAction,
		child:    functions.ExecuteFourChild,
		again:    functions.NewFourContinueAsNewError,
	}, {
		// Parameters of one type must not change places.
		typeName: "Collect",
		workflow: functions.Collect,
		args:     []any{"a", "b", true, []functions.Line{line}},
		client:   functions.NewWorkflowClient,
		execute:  (*functions.WorkflowClient).ExecuteCollect,
		schedule: functions.NewCollectScheduleAction,
		child:    functions.ExecuteCollectChild,
		again:    functions.NewCollectContinueAsNewError,
	}, {
		typeName: "Place",
		workflow: (&methods.Orders{}).Place,
		args:     []any{"tea", 2},
		client:   methods.NewWorkflowClient,
		execute:  (*methods.WorkflowClient).ExecutePlace,
		schedule: methods.NewPlaceScheduleAction,
		child:    methods.ExecutePlaceChild,
		again:    methods.NewPlaceContinueAsNewError,
	}, {
		typeName: "Convert",
		workflow: methods.Rates{}.Convert,
		args:     []any{1.5, "EUR"},
		client:   methods.NewWorkflowClient,
		execute:  (*methods.WorkflowClient).ExecuteConvert,
		schedule: methods.NewConvertScheduleAction,
		child:    methods.ExecuteConvertChild,
		again:    methods.NewConvertContinueAsNewError,
	}, {
		typeName: "Ship",
		workflow: methods.NewShipments("post").Ship,
		args:     []any{"1"},
		client:   methods.NewWorkflowClient,
		execute:  (*methods.WorkflowClient).ExecuteShip,
		schedule: methods.NewShipScheduleAction,
		child:    methods.ExecuteShipChild,
		again:    methods.NewShipContinueAsNewError,
	}, {
		typeName: "Blank",
		workflow: paramnames.Blank,
		args:     []any{"tea", 2, []string{"x"}},
		client:   paramnames.NewWorkflowClient,
		execute:  (*paramnames.WorkflowClient).ExecuteBlank,
		schedule: paramnames.NewBlankScheduleAction,
		child:    paramnames.ExecuteBlankChild,
		again:    paramnames.NewBlankContinueAsNewError,
	}, {
		typeName: "Together",
		workflow: paramnames.Together,
		args:     []any{"1", "2", "3"},
		client:   paramnames.NewWorkflowClient,
		execute:  (*paramnames.WorkflowClient).ExecuteTogether,
		schedule: paramnames.NewTogetherScheduleAction,
		child:    paramnames.ExecuteTogetherChild,
		again:    paramnames.NewTogetherContinueAsNewError,
	}, {
		typeName: "Imports",
		workflow: shadowing.Imports,
		args:     []any{"1", "2", "3", "4", "5"},
		client:   shadowing.NewWorkflowClient,
		execute:  (*shadowing.WorkflowClient).ExecuteImports,
		schedule: shadowing.NewImportsScheduleAction,
		child:    shadowing.ExecuteImportsChild,
		again:    shadowing.NewImportsContinueAsNewError,
	}, {
		typeName: "Generated",
		workflow: shadowing.Generated,
		args:     []any{"1", "2", "3", "4", "5"},
		client:   shadowing.NewWorkflowClient,
		execute:  (*shadowing.WorkflowClient).ExecuteGenerated,
		schedule: shadowing.NewGeneratedScheduleAction,
		child:    shadowing.ExecuteGeneratedChild,
		again:    shadowing.NewGeneratedContinueAsNewError,
	}, {
		typeName: "Types",
		workflow: shadowing.Types,
		args:     []any{input, time.Minute, deadline},
		client:   shadowing.NewWorkflowClient,
		execute:  (*shadowing.WorkflowClient).ExecuteTypes,
		schedule: shadowing.NewTypesScheduleAction,
		child:    shadowing.ExecuteTypesChild,
		again:    shadowing.NewTypesContinueAsNewError,
	}, {
		typeName: "Pointers",
		workflow: composites.Pointers,
		args:     []any{&note, (*composites.Cell)(nil), &cell},
		client:   composites.NewWorkflowClient,
		execute:  (*composites.WorkflowClient).ExecutePointers,
		schedule: composites.NewPointersScheduleAction,
		child:    composites.ExecutePointersChild,
		again:    composites.NewPointersContinueAsNewError,
	}, {
		typeName: "Foreign",
		workflow: aliases.Foreign,
		args:     []any{[]kit.Item{{SKU: "tea"}}, map[string][]*kit.Item{"k": {{SKU: "tea"}}}, time.Minute},
		client:   aliases.NewWorkflowClient,
		execute:  (*aliases.WorkflowClient).ExecuteForeign,
		schedule: aliases.NewForeignScheduleAction,
		child:    aliases.ExecuteForeignChild,
		again:    aliases.NewForeignContinueAsNewError,
	}, {
		typeName: "Own",
		workflow: generics.Own,
		args:     []any{page, pair},
		client:   generics.NewWorkflowClient,
		execute:  (*generics.WorkflowClient).ExecuteOwn,
		schedule: generics.NewOwnScheduleAction,
		child:    generics.ExecuteOwnChild,
		again:    generics.NewOwnContinueAsNewError,
	}, {
		typeName: "Foreign",
		workflow: generics.Foreign,
		args:     []any{amount, cells},
		client:   generics.NewWorkflowClient,
		execute:  (*generics.WorkflowClient).ExecuteForeign,
		schedule: generics.NewForeignScheduleAction,
		child:    generics.ExecuteForeignChild,
		again:    generics.NewForeignContinueAsNewError,
	}, {
		typeName: "Tagged",
		workflow: anonymous.Tagged,
		args:     []any{tagged},
		client:   anonymous.NewWorkflowClient,
		execute:  (*anonymous.WorkflowClient).ExecuteTagged,
		schedule: anonymous.NewTaggedScheduleAction,
		child:    anonymous.ExecuteTaggedChild,
		again:    anonymous.NewTaggedContinueAsNewError,
	}, {
		typeName: "Within",
		workflow: anytypes.Within,
		args:     []any{[]any{1, "2", nil}, map[string]any{"k": 1.5}, [][]any{{true}}},
		client:   anytypes.NewWorkflowClient,
		execute:  (*anytypes.WorkflowClient).ExecuteWithin,
		schedule: anytypes.NewWithinScheduleAction,
		child:    anytypes.ExecuteWithinChild,
		again:    anytypes.NewWithinContinueAsNewError,
	}, {
		// A slice for one parameter is one argument, also where the SDK takes
		// arguments as ...any.
		typeName: "Any",
		workflow: anytypes.Any,
		args:     []any{[]any{1, 2}},
		client:   anytypes.NewWorkflowClient,
		execute:  (*anytypes.WorkflowClient).ExecuteAny,
		schedule: anytypes.NewAnyScheduleAction,
		child:    anytypes.ExecuteAnyChild,
		again:    anytypes.NewAnyContinueAsNewError,
	}, {
		typeName: "Bytes",
		workflow: stdtypes.Bytes,
		args:     []any{[]byte("tea"), [][]byte{{1}, {2}}},
		client:   stdtypes.NewWorkflowClient,
		execute:  (*stdtypes.WorkflowClient).ExecuteBytes,
		schedule: stdtypes.NewBytesScheduleAction,
		child:    stdtypes.ExecuteBytesChild,
		again:    stdtypes.NewBytesContinueAsNewError,
	}, {
		typeName: "JSON",
		workflow: stdtypes.JSON,
		args:     []any{json.RawMessage(`{"a":1}`), json.Number("12")},
		client:   stdtypes.NewWorkflowClient,
		execute:  (*stdtypes.WorkflowClient).ExecuteJSON,
		schedule: stdtypes.NewJSONScheduleAction,
		child:    stdtypes.ExecuteJSONChild,
		again:    stdtypes.NewJSONContinueAsNewError,
	}, {
		typeName: "ID",
		workflow: stdtypes.ID,
		args:     []any{id, []*uuid.UUID{&id, nil}},
		client:   stdtypes.NewWorkflowClient,
		execute:  (*stdtypes.WorkflowClient).ExecuteID,
		schedule: stdtypes.NewIDScheduleAction,
		child:    stdtypes.ExecuteIDChild,
		again:    stdtypes.NewIDContinueAsNewError,
	}, {
		typeName: "Rest",
		workflow: stdtypes.Rest,
		args:     []any{where, big.NewInt(9), remark},
		client:   stdtypes.NewWorkflowClient,
		execute:  (*stdtypes.WorkflowClient).ExecuteRest,
		schedule: stdtypes.NewRestScheduleAction,
		child:    stdtypes.ExecuteRestChild,
		again:    stdtypes.NewRestContinueAsNewError,
	}, {
		typeName: "Message",
		workflow: protos.Message,
		args:     []any{message},
		client:   protos.NewWorkflowClient,
		execute:  (*protos.WorkflowClient).ExecuteMessage,
		schedule: protos.NewMessageScheduleAction,
		child:    protos.ExecuteMessageChild,
		again:    protos.NewMessageContinueAsNewError,
	}, {
		typeName: "Enums",
		workflow: protos.Enums,
		args:     []any{enumspb.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE, protos.Closed},
		client:   protos.NewWorkflowClient,
		execute:  (*protos.WorkflowClient).ExecuteEnums,
		schedule: protos.NewEnumsScheduleAction,
		child:    protos.ExecuteEnumsChild,
		again:    protos.NewEnumsContinueAsNewError,
	}, {
		typeName: "Payload",
		workflow: protos.Payload,
		args:     []any{payload},
		client:   protos.NewWorkflowClient,
		execute:  (*protos.WorkflowClient).ExecutePayload,
		schedule: protos.NewPayloadScheduleAction,
		child:    protos.ExecutePayloadChild,
		again:    protos.NewPayloadContinueAsNewError,
	}, {
		typeName: "Options",
		workflow: sdktypes.Options,
		args:     []any{retry, childOptions},
		client:   sdktypes.NewWorkflowClient,
		execute:  (*sdktypes.WorkflowClient).ExecuteOptions,
		schedule: sdktypes.NewOptionsScheduleAction,
		child:    sdktypes.ExecuteOptionsChild,
		again:    sdktypes.NewOptionsContinueAsNewError,
	}, {
		// From here on the Workflow Type is not called like the function, so
		// that a start by function would start another one.
		typeName: "billing.Named.v2",
		args:     []any{invoice},
		client:   directives.NewWorkflowClient,
		execute:  (*directives.WorkflowClient).ExecuteNamed,
		schedule: directives.NewNamedScheduleAction,
		child:    directives.ExecuteNamedChild,
		again:    directives.NewNamedContinueAsNewError,
	}, {
		typeName: "my order",
		client:   directives.NewWorkflowClient,
		execute:  (*directives.WorkflowClient).ExecuteSpaced,
		schedule: directives.NewSpacedScheduleAction,
		child:    directives.ExecuteSpacedChild,
		again:    directives.NewSpacedContinueAsNewError,
	}, {
		typeName: `say "hi" \o/`,
		client:   directives.NewWorkflowClient,
		execute:  (*directives.WorkflowClient).ExecuteQuoted,
		schedule: directives.NewQuotedScheduleAction,
		child:    directives.ExecuteQuotedChild,
		again:    directives.NewQuotedContinueAsNewError,
	}, {
		typeName: "goNamed",
		args:     []any{invoice},
		client:   directives.NewWorkflowClient,
		execute:  (*directives.WorkflowClient).ExecuteSendReminder,
		schedule: directives.NewSendReminderScheduleAction,
		child:    directives.ExecuteSendReminderChild,
		again:    directives.NewSendReminderContinueAsNewError,
	}, {
		typeName: "sellers.Onboard",
		args:     []any{"me"},
		client:   directives.NewWorkflowClient,
		execute:  (*directives.WorkflowClient).ExecuteOnboardSeller,
		schedule: directives.NewOnboardSellerScheduleAction,
		child:    directives.ExecuteOnboardSellerChild,
		again:    directives.NewOnboardSellerContinueAsNewError,
	}, {
		typeName: "検査/v1",
		args:     []any{3.14},
		client:   unicode.NewWorkflowClient,
		execute:  (*unicode.WorkflowClient).ExecuteInspect,
		schedule: unicode.NewInspectScheduleAction,
		child:    unicode.ExecuteInspectChild,
		again:    unicode.NewInspectContinueAsNewError,
	}}
}
