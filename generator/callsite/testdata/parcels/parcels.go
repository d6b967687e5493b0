// Package parcels has workflows and activities whose results are of all kinds.
package parcels

import (
	"context"

	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

// Parcel is sent.
type Parcel struct {
	ID    string
	Grams int
}

// Notes have fields that are not sent always.
type Notes struct {
	Text string `json:",omitempty"`
}

// Stamp has a JSON of its own, which values do not have.
type Stamp struct{ Cents int }

func (s *Stamp) MarshalJSON() ([]byte, error) { return []byte("{}"), nil }

// Letter has a stamp.
type Letter struct{ Stamp Stamp }

// Post takes a letter.
func Post(ctx context.Context, letter *Letter) error { return nil }

// Send gives a struct.
func Send(ctx workflow.Context, to string) (Parcel, error) { return Parcel{}, nil }

// Find gives a pointer.
func Find(ctx workflow.Context, in *Parcel) (*Parcel, error) { return nil, nil }

// Track has a Task Queue of its own, and takes a signal.
//
//temporalgen:workflow task-queue=tracks
func Track(ctx workflow.Context, id string) error {
	var place string
	workflow.GetSignalChannel(ctx, "seen").Receive(ctx, &place)
	return nil
}

// Weigh gives a number.
func Weigh(ctx context.Context, in *Parcel) (int, error) { return 0, nil }

// Route gives a slice.
func Route(ctx context.Context, in Parcel) ([]string, error) { return nil, nil }

// Lookup gives a pointer.
func Lookup(ctx context.Context, id string) (*Parcel, error) { return nil, nil }

// Read gives what adds to a value.
func Read(ctx context.Context, id string) (Notes, error) { return Notes{}, nil }

// Register registers them all.
func Register(r worker.Registry) {
	r.RegisterWorkflow(Send)
	r.RegisterWorkflow(Find)
	r.RegisterWorkflow(Track)
	r.RegisterActivity(Weigh)
	r.RegisterActivity(Route)
	r.RegisterActivity(Lookup)
	r.RegisterActivity(Read)
	r.RegisterActivity(Post)
}
