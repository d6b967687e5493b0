// Package locals has local activities.
package locals

import (
	"context"

	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"
)

// Clock tells the time.
type Clock interface{ Now() string }

// Unregistered is called as a local activity and never registered.
func Unregistered(ctx context.Context, text string) (string, error) { return "local " + text, nil }

// WithClock takes an interface, which is fine for what is never sent.
func WithClock(ctx context.Context, clock Clock, text string) error { return nil }

// Registered is called as a local activity and registered under its own name.
func Registered(ctx context.Context, text string) (string, error) { return "registered " + text, nil }

// Renamed is called as a local activity and registered under another name.
func Renamed(ctx context.Context, text string) (string, error) { return "renamed " + text, nil }

// Twice is called both ways.
func Twice(ctx context.Context, text string) (string, error) { return "twice " + text, nil }

// Cache has methods that are called as local activities.
type Cache struct{ Name string }

// Lookup is one.
func (c *Cache) Lookup(ctx context.Context, key string) (string, error) {
	return c.Name + "/" + key, nil
}

// Evict is one without a result.
func (c *Cache) Evict(ctx context.Context, key string) error { return nil }

// Run calls them.
func Run(ctx workflow.Context) error {
	var (
		cache *Cache
		clock Clock
		got   string
	)
	workflow.ExecuteLocalActivity(ctx, Unregistered, "a").Get(ctx, &got)
	workflow.ExecuteLocalActivity(ctx, WithClock, clock, "a").Get(ctx, &got)
	workflow.ExecuteLocalActivity(ctx, Registered, "a").Get(ctx, &got)
	workflow.ExecuteLocalActivity(ctx, Renamed, "a").Get(ctx, &got)
	workflow.ExecuteLocalActivity(ctx, Twice, "a").Get(ctx, &got)
	workflow.ExecuteActivity(ctx, Twice, "a").Get(ctx, &got)
	workflow.ExecuteLocalActivity(ctx, cache.Lookup, "a").Get(ctx, &got)
	return workflow.ExecuteLocalActivity(ctx, cache.Evict, "a").Get(ctx, nil)
}

// Register registers some of them.
func Register(w worker.Registry) {
	w.RegisterWorkflow(Run)
	w.RegisterActivity(Registered)
	w.RegisterActivityWithOptions(Renamed, activity.RegisterOptions{Name: "locals.renamed"})
	w.RegisterActivity(Twice)
	w.RegisterActivityWithOptions(&Cache{Name: "cache"}, activity.RegisterOptions{Name: "cache."})
}
