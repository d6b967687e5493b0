package constraints

import wf "go.temporal.io/sdk/workflow"

// Snapshots are the methods of a type that one system has.
type Snapshots struct{}

// Take is a method.
func (s *Snapshots) Take(ctx wf.Context, volume Volume) (_ []Volume, err error) { return nil, nil }
