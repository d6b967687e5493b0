package testdata_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/silentmethods"
)

type packer struct{}

func (packer) Handle(_ workflow.Context, parcel string) (string, error) {
	return "packed " + parcel, nil
}

type labeler struct{}

func (labeler) Invoke(_ workflow.Context, parcel string) (string, error) {
	return "labeled " + parcel, nil
}

// TestSilentMethods runs workflows whose methods have common names through what is
// named after their types.
func TestSilentMethods(t *testing.T) {
	t.Parallel()
	env := newEnvironment()
	options := workflow.RegisterOptions{}
	silentmethods.RegisterMoveWorkflow(env, &silentmethods.MoveWorkflow{Warehouse: "south"}, options)
	silentmethods.RegisterSortWorkflow(env, silentmethods.NewSortWorkflow(), options)
	silentmethods.RegisterCrane(env, silentmethods.Crane{}, options)
	silentmethods.RegisterSweeper(env, silentmethods.Sweeper(1), options)
	silentmethods.RegisterStackParcels(env, silentmethods.Stacker{}, options)
	silentmethods.RegisterPacker(env, packer{}, options)
	silentmethods.RegisterLabeler(env, labeler{}, options)
	silentmethods.RegisterExecute(env, options)

	var got []string
	inWorkflow(t, env, func(ctx workflow.Context) error {
		for _, child := range []interface {
			Get(workflow.Context) (string, error)
		}{
			silentmethods.ExecuteMoveWorkflowChild(ctx, "a"),
			silentmethods.ExecuteSortWorkflowChild(ctx, []string{"b"}),
			silentmethods.ExecuteCraneChild(ctx, "c"),
			silentmethods.ExecuteSweeperChild(ctx),
			silentmethods.ExecuteStackParcelsChild(ctx, "d"),
			silentmethods.ExecutePackerChild(ctx, "e"),
			silentmethods.ExecuteLabelerChild(ctx, "f"),
			silentmethods.ExecuteExecuteChild(ctx),
		} {
			result, err := child.Get(ctx)
			if err != nil {
				return err
			}
			got = append(got, result)
		}
		return nil
	})
	want := []string{"moved a to south", "sorted b", "lifted c", "swept", "stacked d", "packed e", "labeled f", "executed"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}

	typeNames := []string{
		silentmethods.MoveWorkflowTypeName, silentmethods.SortWorkflowTypeName, silentmethods.CraneTypeName, silentmethods.SweeperTypeName,
		silentmethods.StackParcelsTypeName, silentmethods.PackerTypeName, silentmethods.LabelerTypeName, silentmethods.ExecuteTypeName,
	}
	if diff := cmp.Diff([]string{"move", "sort", "lift", "Do", "stack", "pack", "label", "Execute"}, typeNames); diff != "" {
		t.Errorf("Workflow Type names, -want +got:\n%s", diff)
	}
}
