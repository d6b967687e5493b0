package workspace_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/api/common/v1"
	"go.temporal.io/api/enums/v1"
	historypb "go.temporal.io/api/history/v1"
	"go.temporal.io/api/temporalproto"
	"go.temporal.io/sdk/client"
	sdkworker "go.temporal.io/sdk/worker"

	"github.com/temporal-gen/temporal-gen/testdata/locked/replayed"
)

var update = flag.Bool("update", false, "record the history anew")

// TestReplayedHistory runs the code whose history a test of the command replays. That is
// still what the server records, but for times and identifiers.
func TestReplayedHistory(t *testing.T) {
	ctx, c := serve(t)
	const queue = "orders"
	w := sdkworker.New(c, queue, sdkworker.Options{Identity: "worker"})
	replayed.RegisterWorkflows(w)
	replayed.RegisterActivities(w)
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	defer w.Stop()
	// With the start, the signal has its place in the history.
	run, err := c.SignalWithStartWorkflow(ctx, "order-7", "approve", replayed.Approval{By: "Ada"},
		client.StartWorkflowOptions{TaskQueue: queue}, replayed.Process, replayed.Order{Price: 7}, "fragile")
	if err != nil {
		t.Fatal(err)
	}
	var receipt replayed.Receipt
	if err := run.Get(ctx, &receipt); err != nil || receipt.Paid != 7 {
		t.Fatalf("%+v, %v", receipt, err)
	}
	got := historyOf(t, ctx, c, run)
	const name = "../locked/replayed/history.json"
	if *update {
		writeHistory(t, name, got)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	want, err := client.HistoryFromJSON(bytes.NewReader(text), client.HistoryJSONOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(told(want), told(got)); diff != "" {
		t.Errorf("history (-recorded +got):\n%s", diff)
	}
}

// writeHistory writes a history as JSON.
func writeHistory(t *testing.T, name string, history *historypb.History) {
	t.Helper()
	text, err := temporalproto.CustomJSONMarshalOptions{}.Marshal(history)
	if err != nil {
		t.Fatal(err)
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, text, "", " "); err != nil {
		t.Fatal(err)
	}
	indented.WriteByte('\n')
	if err := os.WriteFile(name, indented.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
}

// told are the events of a history, with what they name and carry. When tasks of the
// workflow come between them depends on how fast things are.
func told(history *historypb.History) []string {
	var all []string
	for _, event := range history.Events {
		line := event.EventType.String()
		payloads := func(all *common.Payloads) {
			for _, p := range all.GetPayloads() {
				line += " " + string(p.Data)
			}
		}
		switch event.EventType {
		case enums.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED, enums.EVENT_TYPE_WORKFLOW_TASK_STARTED, enums.EVENT_TYPE_WORKFLOW_TASK_COMPLETED:
			continue
		case enums.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED:
			of := event.GetWorkflowExecutionStartedEventAttributes()
			line += " " + of.WorkflowType.Name
			payloads(of.Input)
		case enums.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED:
			of := event.GetWorkflowExecutionSignaledEventAttributes()
			line += " " + of.SignalName
			payloads(of.Input)
		case enums.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED:
			of := event.GetActivityTaskScheduledEventAttributes()
			line += " " + of.ActivityType.Name
			payloads(of.Input)
		case enums.EVENT_TYPE_ACTIVITY_TASK_COMPLETED:
			payloads(event.GetActivityTaskCompletedEventAttributes().Result)
		case enums.EVENT_TYPE_MARKER_RECORDED:
			line += " " + event.GetMarkerRecordedEventAttributes().MarkerName
		case enums.EVENT_TYPE_START_CHILD_WORKFLOW_EXECUTION_INITIATED:
			of := event.GetStartChildWorkflowExecutionInitiatedEventAttributes()
			line += " " + of.WorkflowType.Name
			payloads(of.Input)
		case enums.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED:
			payloads(event.GetWorkflowExecutionCompletedEventAttributes().Result)
		}
		all = append(all, line)
	}
	return all
}
