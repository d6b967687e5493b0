package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"path"
	"regexp"

	"github.com/stretchr/testify/mock"
	commonpb "go.temporal.io/api/common/v1"
	enumspb "go.temporal.io/api/enums/v1"
	historypb "go.temporal.io/api/history/v1"
	updatepb "go.temporal.io/api/update/v1"
	"go.temporal.io/api/workflowservice/v1"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/converter"
	sdklog "go.temporal.io/sdk/log"
	"go.temporal.io/sdk/testsuite"
	"go.temporal.io/sdk/workflow"
	"google.golang.org/grpc"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"example.com/shop/approvals"
	"example.com/shop/billing"
	"example.com/shop/orders"
)

func main() {
	ctx := context.Background()
	c, err := client.NewLazyClient(client.Options{
		Identity:          "test",
		ConnectionOptions: client.ConnectionOptions{DialOptions: []grpc.DialOption{grpc.WithUnaryInterceptor(answer)}},
	})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range []func(context.Context, client.Client) error{start, talk, schedule, standalone} {
		if err := f(ctx, c); err != nil {
			log.Fatal(err)
		}
	}

	var suite testsuite.WorkflowTestSuite
	suite.SetLogger(sdklog.NewStructuredLogger(slog.New(printer{slog.DiscardHandler})))
	env := suite.NewTestWorkflowEnvironment()
	env.RegisterWorkflow(orders.ProcessOrder)
	env.RegisterWorkflow((&orders.Warehouse{}).ShipOrder)
	env.SetOnChildWorkflowStartedListener(func(info *workflow.Info, _ workflow.Context, args converter.EncodedValues) {
		var first, second any
		err := args.Get(&first, &second)
		fmt.Println("child", info.WorkflowType.Name, first, second, err)
	})
	env.RegisterWorkflow(approvals.Review)
	env.OnSignalExternalWorkflow(mock.Anything, mock.Anything, mock.Anything, mock.Anything, mock.Anything).Return(
		func(namespace, workflowID, runID, name string, payload any) error {
			fmt.Println("signal", workflowID, runID, name, payload)
			return nil
		})
	env.ExecuteWorkflow(parent, orders.OrderInput{SKU: "tea"})
	var next *workflow.ContinueAsNewError
	if !errors.As(env.GetWorkflowError(), &next) {
		log.Fatal(env.GetWorkflowError())
	}
	fmt.Println("next", next.WorkflowType.Name, string(next.Input.GetPayloads()[0].GetData()))

	paying := suite.NewTestWorkflowEnvironment()
	billing.Register(paying)
	paying.SetOnActivityStartedListener(func(info *activity.Info, _ context.Context, args converter.EncodedValues) {
		var first, second any
		err := args.Get(&first, &second)
		fmt.Println("activity", info.ActivityType.Name, first, second, err)
	})
	paying.SetOnLocalActivityStartedListener(func(info *activity.Info, _ context.Context, args []any) {
		fmt.Println("local activity", info.ActivityType.Name, args)
	})
	paying.ExecuteWorkflow(pay, billing.Card{Number: "1"})
	var paid string
	fmt.Println(paying.GetWorkflowResult(&paid), paid)
}

// printer prints what workflows log: the messages that reach them.
type printer struct{ slog.Handler }

func (printer) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelInfo }

func (printer) Handle(_ context.Context, record slog.Record) error {
	fmt.Print(record.Message)
	record.Attrs(func(a slog.Attr) bool { fmt.Print(" ", a); return true })
	fmt.Println()
	return nil
}

var random = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`)

// answer prints a request and answers for the service.
func answer(_ context.Context, method string, request, reply any, _ *grpc.ClientConn, _ grpc.UnaryInvoker, _ ...grpc.CallOption) error {
	text, err := protojson.Marshal(request.(proto.Message))
	if err != nil {
		return err
	}
	// protojson puts spaces where it likes, to keep programs from comparing.
	var message any
	converter.GetDefaultDataConverter().FromPayload(&commonpb.Payload{Metadata: map[string][]byte{"encoding": []byte("json/plain")}, Data: text}, &message)
	fmt.Println(path.Base(method), random.ReplaceAllString(fmt.Sprint(message), "ID"))
	switch reply := reply.(type) {
	case *workflowservice.StartWorkflowExecutionResponse:
		reply.RunId = "run"
	case *workflowservice.QueryWorkflowResponse:
		result, err := converter.GetDefaultDataConverter().ToPayloads("open")
		reply.QueryResult = result
		return err
	case *workflowservice.UpdateWorkflowExecutionResponse:
		result, err := converter.GetDefaultDataConverter().ToPayloads(3)
		reply.UpdateRef = &updatepb.UpdateRef{WorkflowExecution: &commonpb.WorkflowExecution{WorkflowId: "17", RunId: "run"}}
		reply.Outcome = &updatepb.Outcome{Value: &updatepb.Outcome_Success{Success: result}}
		reply.Stage = enumspb.UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED
		return err
	case *workflowservice.GetWorkflowExecutionHistoryResponse:
		result, err := converter.GetDefaultDataConverter().ToPayloads(orders.OrderResult{ID: "done"})
		if err != nil {
			return err
		}
		reply.History = &historypb.History{Events: []*historypb.HistoryEvent{{
			EventType: enumspb.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
			Attributes: &historypb.HistoryEvent_WorkflowExecutionCompletedEventAttributes{
				WorkflowExecutionCompletedEventAttributes: &historypb.WorkflowExecutionCompletedEventAttributes{Result: result},
			},
		}}}
	}
	return nil
}
