package main

import (
	"context"
	"time"

	"go.temporal.io/sdk/client"

	"github.com/temporal-gen/temporal-gen/example/orders"
)

const (
	unknownRunID   = "10000000-0000-4000-8000-000000000000"
	malformedRunID = "first"
)

func resultCases() []kitCase {
	var cases []kitCase
	for _, end := range []string{"one", "refuse", "wrapped", "plain", "canceled", "timeout"} {
		cases = append(cases, kitCase{"result " + end, func(ctx context.Context, s *session) {
			run := s.execute(ctx, end)
			s.get(ctx, run)
			s.get(ctx, run)
			s.get(ctx, s.GetWorkflow(ctx, s.id, ""))
			s.get(ctx, s.GetWorkflow(ctx, s.id, run.GetRunID()))
			s.see("without a result", run.Get(ctx, nil))
			s.see("with options", run.GetWithOptions(ctx, nil, client.WorkflowRunGetOptions{DisableFollowingRuns: true}))
			s.describe(ctx, run.GetRunID())
		}})
	}
	return append(cases,
		kitCase{"get with a deadline", func(ctx context.Context, s *session) {
			run := s.execute(ctx, "wait")
			short, cancel := context.WithTimeout(ctx, time.Second)
			defer cancel()
			s.get(short, run)
			canceled, cancel := context.WithCancel(ctx)
			cancel()
			s.get(canceled, run)
			_, err := s.ExecuteWorkflow(canceled, s.options(), "ProcessOrder", orders.Order{})
			s.see("execute", err)
			s.see("signal", s.SignalWorkflow(canceled, s.id, "", "approve", orders.Approval{}))
			s.see("cancel", s.CancelWorkflow(canceled, s.id, ""))
			_, err = s.UpdateWorkflow(canceled, client.UpdateWorkflowOptions{WorkflowID: s.id, UpdateName: "add-item", WaitForStage: client.WorkflowUpdateStageCompleted})
			s.see("update", err)
			_, err = s.QueryWorkflow(canceled, s.id, "", "status", false)
			s.see("query", err)
			s.describe(ctx, "")
		}},
		kitCase{"get of a run before another one", func(ctx context.Context, s *session) {
			first := s.execute(ctx, "one")
			s.get(ctx, first)
			second := s.execute(ctx, "two")
			s.get(ctx, second)
			s.get(ctx, s.GetWorkflow(ctx, s.id, first.GetRunID()))
			s.get(ctx, s.GetWorkflow(ctx, s.id, ""))
			latest := s.GetWorkflow(ctx, s.id, "")
			s.see("latest", nil, latest.GetRunID() == second.GetRunID())
		}},
		kitCase{"get what is not there", func(ctx context.Context, s *session) {
			s.get(ctx, s.GetWorkflow(ctx, s.id, ""))
			s.get(ctx, s.GetWorkflow(ctx, s.id, unknownRunID))
			s.describe(ctx, "")
			s.describe(ctx, unknownRunID)
			s.execute(ctx, "wait")
			s.get(ctx, s.GetWorkflow(ctx, s.id, unknownRunID))
			s.get(ctx, s.GetWorkflow(ctx, s.id, malformedRunID))
			s.describe(ctx, unknownRunID)
			s.describe(ctx, malformedRunID)
			s.get(ctx, s.GetWorkflow(ctx, "", ""))
			_, err := s.DescribeWorkflow(ctx, "", "")
			s.see("describe nothing", err)
		}},
		kitCase{"result of another type", func(ctx context.Context, s *session) {
			run := s.execute(ctx, "one")
			var number int
			s.see("number", run.Get(ctx, &number), number)
			var other struct{ Name string }
			s.see("struct", run.Get(ctx, &other), other)
			var anything any
			s.see("any", run.Get(ctx, &anything), anything)
			s.see("no pointer", run.Get(ctx, orders.Receipt{}))
		}},
		kitCase{"result of another workflow", func(ctx context.Context, s *session) {
			s.get(ctx, s.execute(ctx, "one"))
			w := orders.NewWorkflowClient(s)
			right, err := w.GetProcessOrderResult(ctx, s.id, "")
			s.see("right", err, right)
			wrong, err := w.GetFillBasketResult(ctx, s.id, "")
			s.see("wrong", err, wrong)
			none, err := w.GetFillBasketResult(ctx, s.id+"none", "")
			s.see("none", err, none)
		}},
	)
}

func endCases() []kitCase {
	return []kitCase{
		{"describe", func(ctx context.Context, s *session) {
			options := s.options()
			options.Memo = map[string]any{"customer": "Noor"}
			run, err := s.ExecuteWorkflow(ctx, options, "ProcessOrder", orders.Order{ID: "wait"})
			s.see("execute", err)
			s.describe(ctx, "")
			s.describe(ctx, run.GetRunID())
			described, err := s.DescribeWorkflow(ctx, s.id, "")
			s.see("rest", err, string(described.Memo.GetFields()["customer"].GetData()), described.ParentWorkflowExecution, described.RootWorkflowExecution)
		}},
		{"cancel", func(ctx context.Context, s *session) {
			run := s.execute(ctx, "wait")
			s.see("cancel", s.CancelWorkflow(ctx, s.id, run.GetRunID()))
			s.see("cancel again", s.CancelWorkflow(ctx, s.id, ""))
			s.get(ctx, run)
			s.describe(ctx, "")
			s.see("cancel closed", s.CancelWorkflow(ctx, s.id, ""))
			s.see("cancel closed run", s.CancelWorkflow(ctx, s.id, run.GetRunID()))
			s.see("terminate closed", s.TerminateWorkflow(ctx, s.id, "", "enough"))
		}},
		{"cancel with another error", func(ctx context.Context, s *session) {
			run := s.execute(ctx, "wrap")
			s.see("cancel", s.CancelWorkflow(ctx, s.id, ""))
			s.get(ctx, run)
			s.describe(ctx, "")
		}},
		{"cancel what survives", func(ctx context.Context, s *session) {
			run := s.execute(ctx, "survive")
			s.see("cancel", s.CancelWorkflow(ctx, s.id, ""))
			s.get(ctx, run)
			s.describe(ctx, "")
		}},
		{"terminate", func(ctx context.Context, s *session) {
			run := s.execute(ctx, "wait")
			s.see("terminate", s.TerminateWorkflow(ctx, s.id, run.GetRunID(), "enough", "details"))
			s.get(ctx, run)
			s.get(ctx, s.GetWorkflow(ctx, s.id, ""))
			s.describe(ctx, "")
			s.see("terminate closed", s.TerminateWorkflow(ctx, s.id, "", "enough"))
			s.see("terminate closed run", s.TerminateWorkflow(ctx, s.id, run.GetRunID(), "enough"))
			s.see("cancel closed", s.CancelWorkflow(ctx, s.id, ""))
		}},
		{"end what is not there", func(ctx context.Context, s *session) {
			s.see("cancel", s.CancelWorkflow(ctx, s.id, ""))
			s.see("terminate", s.TerminateWorkflow(ctx, s.id, "", "enough"))
			s.execute(ctx, "wait")
			s.see("cancel run", s.CancelWorkflow(ctx, s.id, unknownRunID))
			s.see("terminate run", s.TerminateWorkflow(ctx, s.id, unknownRunID, "enough"))
			s.see("cancel malformed", s.CancelWorkflow(ctx, s.id, malformedRunID))
			s.see("terminate malformed", s.TerminateWorkflow(ctx, s.id, malformedRunID, "enough"))
			s.see("cancel nothing", s.CancelWorkflow(ctx, "", ""))
			s.see("terminate nothing", s.TerminateWorkflow(ctx, "", "", "enough"))
			s.describe(ctx, "")
		}},
		{"end the first run of a chain", func(ctx context.Context, s *session) {
			first := s.execute(ctx, "one")
			s.get(ctx, first)
			second := s.execute(ctx, "wait")
			for _, runID := range []string{first.GetRunID(), unknownRunID, malformedRunID} {
				s.see("cancel", s.CancelWorkflowWithOptions(ctx, client.CancelWorkflowOptions{WorkflowID: s.id, FirstExecutionRunID: runID}))
				s.see("terminate", s.TerminateWorkflowWithOptions(ctx, client.TerminateWorkflowOptions{WorkflowID: s.id, FirstExecutionRunID: runID}))
			}
			s.describe(ctx, "")
			s.see("cancel", s.CancelWorkflowWithOptions(ctx, client.CancelWorkflowOptions{WorkflowID: s.id, RunID: unknownRunID, FirstExecutionRunID: second.GetRunID()}))
			s.get(ctx, second)
		}},
	}
}
