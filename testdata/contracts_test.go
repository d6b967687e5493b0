package testdata_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/contracts"
)

// studio implements the contracts of an interface.
type studio struct{ host string }

func (s *studio) Draw(_ workflow.Context, request contracts.Request) (contracts.Outcome, error) {
	return contracts.Outcome{URL: s.host + request.Source}, nil
}

func (s *studio) Redraw(_ workflow.Context, url string) (contracts.Outcome, error) {
	return contracts.Outcome{URL: url + "?again"}, nil
}

func (s *studio) Reset(workflow.Context) error { return nil }

func transcodeVideo(_ workflow.Context, request contracts.Request) (contracts.Outcome, error) {
	return contracts.Outcome{URL: "mp4:" + request.Source}, nil
}

// TestImplementations registers what implements contracts, under another name
// than the contract's, and runs it through the contracts' starters.
func TestImplementations(t *testing.T) {
	t.Parallel()
	env := newEnvironment()
	contracts.RegisterTranscode(env, transcodeVideo, workflow.RegisterOptions{Name: "other"})
	contracts.RegisterDraw(env, &studio{host: "host/"}, workflow.RegisterOptions{})
	contracts.RegisterRedraw(env, &studio{}, workflow.RegisterOptions{})

	var got []contracts.Outcome
	inWorkflow(t, env, func(ctx workflow.Context) error {
		request := contracts.Request{Source: "a"}
		for _, child := range []interface {
			Get(workflow.Context) (contracts.Outcome, error)
		}{
			contracts.ExecuteTranscodeChild(ctx, request),
			contracts.ExecuteDrawChild(ctx, request),
			contracts.ExecuteRedrawChild(ctx, "b"),
		} {
			outcome, err := child.Get(ctx)
			if err != nil {
				return err
			}
			got = append(got, outcome)
		}
		return nil
	})
	want := []contracts.Outcome{{URL: "mp4:a"}, {URL: "host/a"}, {URL: "b?again"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
