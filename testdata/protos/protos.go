// Package protos shows protobuf messages and enums.
package protos

import (
	commonpb "go.temporal.io/api/common/v1"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/workflow"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/structpb"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// State is an enum in the way of Go.
type State int

// The states.
const (
	Open State = iota
	Closed
)

func Message(ctx workflow.Context, name *wrapperspb.StringValue) (*wrapperspb.Int64Value, error) {
	return wrapperspb.Int64(int64(len(name.GetValue()))), nil
}

func Messages(ctx workflow.Context, waits []*durationpb.Duration, fields map[string]*structpb.Value) ([]*structpb.Struct, error) {
	return nil, nil
}

func Enums(ctx workflow.Context, policy enumspb.WorkflowIdReusePolicy, state State) (enumspb.WorkflowExecutionStatus, error) {
	return enumspb.WORKFLOW_EXECUTION_STATUS_COMPLETED, nil
}

// Payload takes a value that is encoded already.
func Payload(ctx workflow.Context, payload *commonpb.Payload) (*commonpb.Payload, error) {
	return payload, nil
}
