package scenario

import (
	"context"
	"fmt"

	enumspb "go.temporal.io/api/enums/v1"
	historypb "go.temporal.io/api/history/v1"
)

// await follows the Event History of a run until it has an event of the given
// type, and returns that event. It is how a step knows that a Workflow has got
// somewhere.
func (s *scenario) await(ctx context.Context, id, runID string, eventType enumspb.EventType) (*historypb.HistoryEvent, error) {
	const follow = true
	events := s.temporal.GetWorkflowHistory(ctx, id, runID, follow, enumspb.HISTORY_EVENT_FILTER_TYPE_ALL_EVENT)
	for events.HasNext() {
		event, err := events.Next()
		if err != nil {
			return nil, err
		}
		if event.GetEventType() == eventType {
			return event, nil
		}
	}
	return nil, fmt.Errorf("%s closed without an event %s", id, eventType)
}
