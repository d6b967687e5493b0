package testdata_test

import (
	"time"

	"google.golang.org/protobuf/types/known/wrapperspb"

	ownclient "github.com/temporal-gen/temporal-gen/testdata/client"
	"github.com/temporal-gen/temporal-gen/testdata/clients/catalog"
	"github.com/temporal-gen/temporal-gen/testdata/clients/ordersclient"
	"github.com/temporal-gen/temporal-gen/testdata/messagedirectives"
	"github.com/temporal-gen/temporal-gen/testdata/messagenames"
	"github.com/temporal-gen/temporal-gen/testdata/messages"
	"github.com/temporal-gen/temporal-gen/testdata/messages/inbox"
	"github.com/temporal-gen/temporal-gen/testdata/messagesuffixes"
	ownworkflow "github.com/temporal-gen/temporal-gen/testdata/workflow"
)

// conversation is a workflow and the messages that it takes. What is generated
// for them is called by its name.
type conversation struct {
	workflow string // what the generated identifiers are made of
	typeName string
	args     []any
	client   any // func(client.Client) *WorkflowClient

	signals, queries, updates []message

	register any // RegisterX; nil where there is no code to run
	receiver []any
	child    any // ExecuteXChild; nil where there is none, or no code to run
	// result is what the code returns once it has got all signals.
	result any
}

// message is a message with some arguments.
type message struct {
	goName   string
	constant string // the generated constant
	name     string // what the workflow's code calls it
	args     []any
	answer   any // what the handler answers; nothing for an error only
	external any // SignalExternalX; nil where there is none
}

// conversations have messages of every kind, with parameters and results of
// every kind.
func conversations() []conversation {
	bob := messages.Approval{By: "bob"}
	tea := messages.Item{SKU: "tea", Count: 2}
	letter := inbox.Letter{Text: "hello"}
	ann := messagedirectives.Approval{By: "ann"}
	page := messages.Page[*messages.Item]{Of: []*messages.Item{&tea}}
	in := messagenames.Input{Name: "in"}
	region := ownclient.Options{Region: "eu"}
	order := catalog.Order{Items: []catalog.Item{{Name: "tea"}}}

	return []conversation{{
		workflow: "Receive", typeName: "Receive",
		client: messages.NewWorkflowClient, register: messages.RegisterReceive, child: messages.ExecuteReceiveChild,
		signals: []message{
			{goName: "Receive", constant: messages.ReceiveReceiveSignal, name: "receive", args: []any{bob}, external: messages.SignalExternalReceiveReceive},
			{goName: "Timeout", constant: messages.ReceiveTimeoutSignal, name: "timeout", args: []any{7}, external: messages.SignalExternalReceiveTimeout},
			{goName: "Async", constant: messages.ReceiveAsyncSignal, name: "async", args: []any{[]messages.Item{tea}}, external: messages.SignalExternalReceiveAsync},
			{goName: "More", constant: messages.ReceiveMoreSignal, name: "more", args: []any{map[string]float64{"tea": 1.5}}, external: messages.SignalExternalReceiveMore},
		},
		result: []string{"receive bob", "timeout 7", "async 1", "more 1.5"},
	}, {
		workflow: "Select", typeName: "Select",
		client: messages.NewWorkflowClient, register: messages.RegisterSelect, child: messages.ExecuteSelectChild,
		signals: []message{
			{goName: "Literal", constant: messages.SelectLiteralSignal, name: "literal", args: []any{bob}, external: messages.SignalExternalSelectLiteral},
			{goName: "Method", constant: messages.SelectMethodSignal, name: "method", args: []any{bob}, external: messages.SignalExternalSelectMethod},
			{goName: "Named", constant: messages.SelectNamedSignal, name: "named", external: messages.SignalExternalSelectNamed},
			{goName: "Outside", constant: messages.SelectOutsideSignal, name: "outside", args: []any{&tea}, external: messages.SignalExternalSelectOutside},
		},
		result: []string{"literal bob", "method bob", "outside tea"},
	}, {
		workflow: "Drain", typeName: "Drain",
		client: messages.NewWorkflowClient, register: messages.RegisterDrain, child: messages.ExecuteDrainChild,
		signals: []message{
			{goName: "WakeUp", constant: messages.DrainWakeUpSignal, name: "wake-up", external: messages.SignalExternalDrainWakeUp},
			{goName: "GoOn", constant: messages.DrainGoOnSignal, name: "go on", args: []any{"now"}, external: messages.SignalExternalDrainGoOn},
		},
		result: []string{"wake-up", "go on now"},
	}, {
		workflow: "Channels", typeName: "Channels",
		client: messages.NewWorkflowClient, register: messages.RegisterChannels, child: messages.ExecuteChannelsChild,
		signals: []message{
			{goName: "Approve", constant: messages.ChannelsApproveSignal, name: "approve", args: []any{bob}, external: messages.SignalExternalChannelsApprove},
			{goName: "Cancel", constant: messages.ChannelsCancelSignal, name: "cancel", args: []any{"late"}, external: messages.SignalExternalChannelsCancel},
			{goName: "Item", constant: messages.ChannelsItemSignal, name: "item", args: []any{tea}, external: messages.SignalExternalChannelsItem},
			{goName: "Count", constant: messages.ChannelsCountSignal, name: "count", args: []any{3}, external: messages.SignalExternalChannelsCount},
		},
		result: []string{"approve bob", "cancel late", "count", "item tea"},
	}, {
		workflow: "Serve", typeName: "Serve", args: []any{1},
		client: messages.NewWorkflowClient, register: messages.RegisterServe, receiver: []any{&messages.Desk{}}, child: messages.ExecuteServeChild,
		signals: []message{
			{goName: "Approve", constant: messages.ServeApproveSignal, name: "approve", args: []any{bob}, external: messages.SignalExternalServeApprove},
			{goName: "Cancel", constant: messages.ServeCancelSignal, name: "cancel", external: messages.SignalExternalServeCancel},
		},
		queries: []message{{goName: "Total", constant: messages.ServeTotalQuery, name: "total", answer: messages.Total{Items: 1, Pieces: 2}}},
		updates: []message{{goName: "Add", constant: messages.ServeAddUpdate, name: "add", args: []any{tea, true}, answer: messages.Total{Items: 1, Pieces: 2}}},
		result:  []string{"approve bob"},
	}, {
		workflow: "Queries", typeName: "Queries",
		client: messages.NewWorkflowClient, register: messages.RegisterQueries, child: messages.ExecuteQueriesChild,
		queries: []message{
			{goName: "Closure", constant: messages.QueriesClosureQuery, name: "closure", args: []any{true, []string{"a", "b"}}, answer: messages.Total{Items: 1, Pieces: 2}},
			{goName: "Function", constant: messages.QueriesFunctionQuery, name: "function", args: []any{tea, 1}, answer: "an item"},
			{goName: "Method", constant: messages.QueriesMethodQuery, name: "method", args: []any{0}, answer: "first"},
			{goName: "Table", constant: messages.QueriesTableQuery, name: "table", answer: &messages.Item{SKU: "tea"}},
		},
	}, {
		workflow: "Updates", typeName: "Updates", args: []any{2},
		client: messages.NewWorkflowClient, register: messages.RegisterUpdates,
		updates: []message{
			{goName: "Closure", constant: messages.UpdatesClosureUpdate, name: "closure", args: []any{tea}, answer: messages.Total{Items: 1, Pieces: 2}},
			{goName: "Function", constant: messages.UpdatesFunctionUpdate, name: "function", args: []any{"full"}, answer: nothing{}},
			{goName: "Method", constant: messages.UpdatesMethodUpdate, name: "method", answer: nothing{}},
		},
	}, {
		workflow: "Names", typeName: "Names",
		client: messages.NewWorkflowClient, register: messages.RegisterNames, child: messages.ExecuteNamesChild,
		signals: []message{
			{goName: "Local", constant: messages.NamesLocalSignal, name: "local", external: messages.SignalExternalNamesLocal},
			{goName: "ShopRenamed", constant: messages.NamesShopRenamedSignal, name: "shop/renamed", external: messages.SignalExternalNamesShopRenamed},
			{goName: "Typed", constant: messages.NamesTypedSignal, name: "typed", external: messages.SignalExternalNamesTyped},
			{goName: "UntypedOther", constant: messages.NamesUntypedOtherSignal, name: "untyped-other", external: messages.SignalExternalNamesUntypedOther},
			{goName: "Closed", constant: messages.NamesClosedSignal, name: "closed", external: messages.SignalExternalNamesClosed},
			{goName: "AssignedOnce", constant: messages.NamesAssignedOnceSignal, name: "assigned once", external: messages.SignalExternalNamesAssignedOnce},
			{goName: "FixedVariable", constant: messages.NamesFixedVariableSignal, name: "fixed-variable", external: messages.SignalExternalNamesFixedVariable},
		},
		queries: []message{{goName: "ShopStatusV2", constant: messages.NamesShopStatusV2Query, name: "shop.status.v2", answer: "open"}},
	}, {
		workflow: "Helpers", typeName: "Helpers", args: []any{0},
		client: messages.NewWorkflowClient, register: messages.RegisterHelpers, child: messages.ExecuteHelpersChild,
		signals: []message{
			{goName: "Approve", constant: messages.HelpersApproveSignal, name: "approve", args: []any{bob}, external: messages.SignalExternalHelpersApprove},
			{goName: "WakeUp", constant: messages.HelpersWakeUpSignal, name: "wake-up", external: messages.SignalExternalHelpersWakeUp},
			{goName: "Letter", constant: messages.HelpersLetterSignal, name: "letter", args: []any{letter}, external: messages.SignalExternalHelpersLetter},
			{goName: "Mail", constant: messages.HelpersMailSignal, name: "mail", args: []any{letter}, external: messages.SignalExternalHelpersMail},
		},
		queries: []message{{goName: "Letters", constant: messages.HelpersLettersQuery, name: "letters", answer: []string{"mail hello"}}},
		result:  []string{"approve bob", "wake-up", "letter hello", "mail hello"},
	}, {
		workflow: "Payloads", typeName: "Payloads",
		client: messages.NewWorkflowClient, register: messages.RegisterPayloads, child: messages.ExecutePayloadsChild,
		signals: []message{
			{goName: "Generic", constant: messages.PayloadsGenericSignal, name: "generic", args: []any{page}, external: messages.SignalExternalPayloadsGeneric},
			{goName: "Duration", constant: messages.PayloadsDurationSignal, name: "duration", args: []any{time.Minute}, external: messages.SignalExternalPayloadsDuration},
			{goName: "Proto", constant: messages.PayloadsProtoSignal, name: "proto", args: []any{wrapperspb.String("text")}, external: messages.SignalExternalPayloadsProto},
			{goName: "Bytes", constant: messages.PayloadsBytesSignal, name: "bytes", args: []any{[]byte("raw")}, external: messages.SignalExternalPayloadsBytes},
			{goName: "Anonymous", constant: messages.PayloadsAnonymousSignal, name: "anonymous", args: []any{struct {
				X int `json:"x"`
			}{3}}, external: messages.SignalExternalPayloadsAnonymous},
			{goName: "Alias", constant: messages.PayloadsAliasSignal, name: "alias", args: []any{bob}, external: messages.SignalExternalPayloadsAlias},
		},
		queries: []message{{goName: "Any", constant: messages.PayloadsAnyQuery, name: "any", args: []any{"key"}, answer: "key"}},
		updates: []message{{
			goName: "Types", constant: messages.PayloadsTypesUpdate, name: "types",
			args:   []any{deadline, map[string]messages.Page[messages.Item]{"a": {Of: []messages.Item{tea}}}},
			answer: struct{ Late bool }{},
		}},
		result: []string{"generic tea", "duration 1m0s", "proto text", "bytes raw", "anonymous 3", "alias bob"},
	}, {
		workflow: "Review", typeName: "review", args: []any{[]string{"approve", "letters", "wake up", "status"}, time.Second},
		client: messagedirectives.NewWorkflowClient, register: messagedirectives.RegisterReview, child: messagedirectives.ExecuteReviewChild,
		signals: []message{
			{goName: "Accept", constant: messagedirectives.ReviewAcceptSignal, name: "approve", args: []any{ann}, external: messagedirectives.SignalExternalReviewAccept},
			{goName: "Letters", constant: messagedirectives.ReviewLettersSignal, name: "letters", args: []any{messagedirectives.Page[*inbox.Letter]{}}, external: messagedirectives.SignalExternalReviewLetters},
			{goName: "WakeUp", constant: messagedirectives.ReviewWakeUpSignal, name: "wake up", external: messagedirectives.SignalExternalReviewWakeUp},
		},
		queries: []message{{goName: "Status", constant: messagedirectives.ReviewStatusQuery, name: "status", args: []any{true, time.Hour}, answer: &messagedirectives.Status{Open: true}}},
		updates: []message{
			{goName: "Assign", constant: messagedirectives.ReviewAssignUpdate, name: "assign", args: []any{"ann", true}, answer: map[string]messagedirectives.Status{"ann": {Open: true}}},
			{goName: "Finish", constant: messagedirectives.ReviewFinishUpdate, name: "close", answer: nothing{}},
		},
		result: []string{"approve", "letters", "wake up"},
	}, {
		workflow: "Renamed", typeName: "Renamed",
		client: messagedirectives.NewWorkflowClient, register: messagedirectives.RegisterRenamed, child: messagedirectives.ExecuteRenamedChild,
		signals: []message{
			{goName: "Add", constant: messagedirectives.RenamedAddSignal, name: "add-item", args: []any{"tea"}, external: messagedirectives.SignalExternalRenamedAdd},
			{goName: "AddItem", constant: messagedirectives.RenamedAddItemSignal, name: "add_item", args: []any{"milk"}, external: messagedirectives.SignalExternalRenamedAddItem},
		},
		queries: []message{{goName: "One", constant: messagedirectives.RenamedOneQuery, name: "1 (one)", answer: 1}},
		updates: []message{{goName: "Item", constant: messagedirectives.RenamedItemUpdate, name: "項目", args: []any{"tea"}, answer: nothing{}}},
	}, {
		workflow: "Settled", typeName: "Settled", args: []any{"here"},
		client: messagedirectives.NewWorkflowClient, register: messagedirectives.RegisterSettled, child: messagedirectives.ExecuteSettledChild,
		signals: []message{
			{goName: "Same", constant: messagedirectives.SettledSameSignal, name: "same", args: []any{ann}, external: messagedirectives.SignalExternalSettledSame},
			{goName: "Two", constant: messagedirectives.SettledTwoSignal, name: "two", args: []any{ann}, external: messagedirectives.SignalExternalSettledTwo},
			{goName: "Elsewhere", constant: messagedirectives.SettledElsewhereSignal, name: "elsewhere", args: []any{ann}, external: messagedirectives.SignalExternalSettledElsewhere},
		},
		result: []string{"ann", "ann", "ann"},
	}, {
		workflow: "Transcode", typeName: "transcode", args: []any{"a.mov"},
		client: messagedirectives.NewWorkflowClient,
		signals: []message{
			{goName: "Pause", constant: messagedirectives.TranscodePauseSignal, name: "pause"},
			{goName: "Priority", constant: messagedirectives.TranscodePrioritySignal, name: "priority", args: []any{1}},
		},
		queries: []message{{goName: "Progress", constant: messagedirectives.TranscodeProgressQuery, name: "progress", answer: 0.5}},
		updates: []message{{goName: "Retarget", constant: messagedirectives.TranscodeRetargetUpdate, name: "retarget", args: []any{"b.mov", deadline}, answer: nothing{}}},
	}, {
		workflow: "Draw", typeName: "studio.draw",
		client:  messagedirectives.NewWorkflowClient,
		signals: []message{{goName: "Cancel", constant: messagedirectives.DrawCancelSignal, name: "cancel", args: []any{ann}}},
		updates: []message{{goName: "Colour", constant: messagedirectives.DrawColourUpdate, name: "colour", args: []any{messagedirectives.Status{Open: true}}, answer: messagedirectives.Status{}}},
	}, {
		workflow: "Wrapper", typeName: "Wrapper",
		client: messagenames.NewWorkflowClient, register: messagenames.RegisterWrapper, child: messagenames.ExecuteWrapperChild,
		signals: []message{
			{goName: "C", constant: messagenames.WrapperCSignal, name: "c", args: []any{"1"}, external: messagenames.SignalExternalWrapperC},
			{goName: "Options", constant: messagenames.WrapperOptionsSignal, name: "options", args: []any{"2"}, external: messagenames.SignalExternalWrapperOptions},
			{goName: "Run", constant: messagenames.WrapperRunSignal, name: "run", args: []any{"3"}, external: messagenames.SignalExternalWrapperRun},
			{goName: "Err", constant: messagenames.WrapperErrSignal, name: "err", args: []any{"4"}, external: messagenames.SignalExternalWrapperErr},
			{goName: "R", constant: messagenames.WrapperRSignal, name: "r", args: []any{"5"}, external: messagenames.SignalExternalWrapperR},
			{goName: "F", constant: messagenames.WrapperFSignal, name: "f", args: []any{"6"}, external: messagenames.SignalExternalWrapperF},
			{goName: "Id", constant: messagenames.WrapperIdSignal, name: "id", args: []any{"7"}, external: messagenames.SignalExternalWrapperId},
			{goName: "RunID", constant: messagenames.WrapperRunIDSignal, name: "runID", args: []any{"8"}, external: messagenames.SignalExternalWrapperRunID},
			{goName: "Input", constant: messagenames.WrapperInputSignal, name: "input", args: []any{"9"}, external: messagenames.SignalExternalWrapperInput},
		},
	}, {
		workflow: "Imports", typeName: "Imports",
		client: messagenames.NewWorkflowClient, register: messagenames.RegisterImports, child: messagenames.ExecuteImportsChild,
		signals: []message{
			{goName: "Client", constant: messagenames.ImportsClientSignal, name: "client", args: []any{"1"}, external: messagenames.SignalExternalImportsClient},
			{goName: "Workflow", constant: messagenames.ImportsWorkflowSignal, name: "workflow", args: []any{"2"}, external: messagenames.SignalExternalImportsWorkflow},
			{goName: "Context", constant: messagenames.ImportsContextSignal, name: "context", args: []any{in}, external: messagenames.SignalExternalImportsContext},
			{goName: "Any", constant: messagenames.ImportsAnySignal, name: "any", args: []any{deadline}, external: messagenames.SignalExternalImportsAny},
			{goName: "String", constant: messagenames.ImportsStringSignal, name: "string", args: []any{"5"}, external: messagenames.SignalExternalImportsString},
			{goName: "Nil", constant: messagenames.ImportsNilSignal, name: "nil", args: []any{true}, external: messagenames.SignalExternalImportsNil},
			{goName: "Input", constant: messagenames.ImportsInputSignal, name: "Input", args: []any{in}, external: messagenames.SignalExternalImportsInput},
			{goName: "Ctx", constant: messagenames.ImportsCtxSignal, name: "ctx", args: []any{"8"}, external: messagenames.SignalExternalImportsCtx},
		},
	}, {
		workflow: "Handlers", typeName: "Handlers",
		client: messagenames.NewWorkflowClient, register: messagenames.RegisterHandlers, child: messagenames.ExecuteHandlersChild,
		queries: []message{
			{goName: "Locals", constant: messagenames.HandlersLocalsQuery, name: "locals", args: []any{"1", "2", "3", "4", "5"}, answer: "1"},
			{goName: "Types", constant: messagenames.HandlersTypesQuery, name: "types", args: []any{in, "2", time.Second, time.Minute}, answer: map[string]*messagenames.Input{"1s": &in}},
		},
		updates: []message{
			{goName: "Locals", constant: messagenames.HandlersLocalsUpdate, name: "locals", args: []any{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}, answer: messagenames.Input{Name: "10"}},
			{goName: "Imports", constant: messagenames.HandlersImportsUpdate, name: "imports", args: []any{"1", "2", "3", "4", 5, []int{6}}, answer: nothing{}},
		},
	}, {
		workflow: "Same", typeName: "Same", args: []any{"1", "2", "3", messagenames.Input{Name: "4"}, messagenames.Input{Name: "5"}},
		client: messagenames.NewWorkflowClient, register: messagenames.RegisterSame, child: messagenames.ExecuteSameChild,
		signals: []message{
			{goName: "Note", constant: messagenames.SameNoteSignal, name: "note", args: []any{"6"}, external: messagenames.SignalExternalSameNote},
			{goName: "AddItem", constant: messagenames.SameAddItemSignal, name: "add-item", args: []any{"7"}, external: messagenames.SignalExternalSameAddItem},
			{goName: "Item", constant: messagenames.SameItemSignal, name: "item", args: []any{"8"}, external: messagenames.SignalExternalSameItem},
		},
		queries: []message{{goName: "Note", constant: messagenames.SameNoteQuery, name: "note", args: []any{"6"}, answer: "6"}},
		updates: []message{{goName: "Item", constant: messagenames.SameItemUpdate, name: "item", args: []any{"6", messagenames.Input{Name: "7"}, messagenames.Input{Name: "8"}, true}, answer: nothing{}}},
	}, {
		workflow: "Generated", typeName: "Generated",
		client: messagenames.NewWorkflowClient, register: messagenames.RegisterGenerated, child: messagenames.ExecuteGeneratedChild,
		signals: []message{
			{goName: "One", constant: messagenames.GeneratedOneSignal, name: "one", args: []any{"1"}, external: messagenames.SignalExternalGeneratedOne},
			{goName: "Two", constant: messagenames.GeneratedTwoSignal, name: "two", args: []any{"2"}, external: messagenames.SignalExternalGeneratedTwo},
		},
		updates: []message{{goName: "Three", constant: messagenames.GeneratedThreeUpdate, name: "three", args: []any{"1", "2", "3"}, answer: nothing{}}},
	}, {
		workflow: "Packages", typeName: "Packages", args: []any{ownworkflow.Input{Name: "in"}},
		client: messagenames.NewWorkflowClient, register: messagenames.RegisterPackages, child: messagenames.ExecutePackagesChild,
		signals: []message{{goName: "Options", constant: messagenames.PackagesOptionsSignal, name: "options", args: []any{region}, external: messagenames.SignalExternalPackagesOptions}},
		queries: []message{{goName: "Input", constant: messagenames.PackagesInputQuery, name: "input", args: []any{&ownworkflow.Input{}}, answer: region}},
		updates: []message{{goName: "Options", constant: messagenames.PackagesOptionsUpdate, name: "options", args: []any{region}, answer: &region}},
	}, {
		workflow: "Receive", typeName: "Receive",
		client: messagesuffixes.NewWorkflowClient, register: messagesuffixes.RegisterReceive, child: messagesuffixes.ExecuteReceiveChild,
		signals: []message{
			{goName: "Answer", constant: messagesuffixes.ReceiveAnswerSignal, name: "AnswerSignal", args: []any{"1"}, external: messagesuffixes.SignalExternalReceiveAnswer},
			{goName: "Signal", constant: messagesuffixes.ReceiveSignalSignal, name: "Signal", args: []any{"2"}, external: messagesuffixes.SignalExternalReceiveSignal},
			{goName: "StatusQuery", constant: messagesuffixes.ReceiveStatusQuerySignal, name: "StatusQuery", args: []any{"3"}, external: messagesuffixes.SignalExternalReceiveStatusQuery},
			{goName: "ItemUpdate", constant: messagesuffixes.ReceiveItemUpdateSignal, name: "ItemUpdate", args: []any{"4"}, external: messagesuffixes.SignalExternalReceiveItemUpdate},
			{goName: "CancelSignal", constant: messagesuffixes.ReceiveCancelSignalSignal, name: "CancelSignal", args: []any{"5"}, external: messagesuffixes.SignalExternalReceiveCancelSignal},
		},
		result: []string{"1", "2", "3", "4", "5"},
	}, {
		workflow: "Answer", typeName: "Answer",
		client: messagesuffixes.NewWorkflowClient, register: messagesuffixes.RegisterAnswer, child: messagesuffixes.ExecuteAnswerChild,
		queries: []message{
			{goName: "Status", constant: messagesuffixes.AnswerStatusQuery, name: "status-query", args: []any{"1"}, answer: "status-query1"},
			{goName: "Query", constant: messagesuffixes.AnswerQueryQuery, name: "query", args: []any{"2"}, answer: "query2"},
			{goName: "LastSignal", constant: messagesuffixes.AnswerLastSignalQuery, name: "last-signal", args: []any{"3"}, answer: "last-signal3"},
			{goName: "ItemUpdate", constant: messagesuffixes.AnswerItemUpdateQuery, name: "item update", args: []any{"4"}, answer: "item update4"},
		},
	}, {
		workflow: "Change", typeName: "Change",
		client: messagesuffixes.NewWorkflowClient, register: messagesuffixes.RegisterChange, child: messagesuffixes.ExecuteChangeChild,
		updates: []message{
			{goName: "AddItem", constant: messagesuffixes.ChangeAddItemUpdate, name: "AddItemUpdate", args: []any{"1"}, answer: "AddItemUpdate1"},
			{goName: "Update", constant: messagesuffixes.ChangeUpdateUpdate, name: "update", args: []any{"2"}, answer: "update2"},
			{goName: "Signal", constant: messagesuffixes.ChangeSignalUpdate, name: "signal", args: []any{"3"}, answer: "signal3"},
			{goName: "StatusQuery", constant: messagesuffixes.ChangeStatusQueryUpdate, name: "status_query", args: []any{"4"}, answer: "status_query4"},
		},
	}, {
		workflow: "ProcessOrder", typeName: "ProcessOrder", args: []any{order, deadline},
		client: ordersclient.NewWorkflowClient,
		signals: []message{
			{goName: "Item", constant: ordersclient.ProcessOrderItemSignal, name: "item", args: []any{order.Items[0]}},
			{goName: "Restocked", constant: ordersclient.ProcessOrderRestockedSignal, name: "restocked", args: []any{deadline}},
		},
		queries: []message{{goName: "Page", constant: ordersclient.ProcessOrderPageQuery, name: "page", args: []any{1}, answer: &catalog.Page[catalog.Item]{Of: order.Items}}},
		updates: []message{{goName: "Add", constant: ordersclient.ProcessOrderAddUpdate, name: "add", args: []any{order, "bob"}, answer: 2}},
	}}
}
