package scenario

import (
	"context"
	"errors"
	"time"

	"go.temporal.io/sdk/client"

	"github.com/temporal-gen/temporal-gen/example/orders"
)

// report creates a Schedule whose action was generated, and has it act at
// once. Its result is got like any other.
func (s *scenario) report(ctx context.Context) (err error) {
	action := orders.NewSalesReportScheduleAction()
	action.ID = s.id("report")
	schedule, err := s.temporal.ScheduleClient().Create(ctx, client.ScheduleOptions{
		ID: s.id("daily-report"),
		Spec: client.ScheduleSpec{
			Calendars: []client.ScheduleCalendarSpec{{Hour: []client.ScheduleRange{{Start: 6}}}},
		},
		Action:             action,
		TriggerImmediately: true,
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, schedule.Delete(context.WithoutCancel(ctx))) }()

	execution, err := firstAction(ctx, schedule)
	if err != nil {
		return err
	}
	s.say("%s started %s", schedule.GetID(), execution.WorkflowID)

	report, err := s.orders.GetSalesReportResult(ctx, execution.WorkflowID, execution.FirstExecutionRunID)
	if err != nil {
		return err
	}
	s.say("%d orders, %d cents", report.Orders, report.PaidCents)
	s.outcome.Report = report
	return nil
}

// firstAction waits until a Schedule has started a Workflow and returns it.
func firstAction(ctx context.Context, schedule client.ScheduleHandle) (*client.ScheduleWorkflowExecution, error) {
	for {
		description, err := schedule.Describe(ctx)
		if err != nil {
			return nil, err
		}
		if actions := description.Info.RecentActions; len(actions) > 0 {
			return actions[0].StartWorkflowResult, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}
