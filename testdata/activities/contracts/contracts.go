// Package contracts declares activities that are implemented elsewhere.
package contracts

import "context"

// Translate is an activity in another language.
//
//temporalgen:activity name=nlp.translate
type Translate func(ctx context.Context, text, language string) (string, error)

// Detect takes no context.
//
//temporalgen:activity
type Detect func(text string) (string, error)

// Storage are activities of another team.
type Storage interface {
	// Put stores.
	//
	//temporalgen:activity name=storage/put
	Put(ctx context.Context, key string, value []byte) error
	// Fetch loads.
	//
	//temporalgen:activity as=Load
	Fetch(ctx context.Context, key string) ([]byte, error)
	// Other is no activity.
	Other()
}

// Speech are all activities.
//
//temporalgen:activity
type Speech interface {
	Speak(ctx context.Context, text string) error
	Listen(context.Context) (string, error)
}
