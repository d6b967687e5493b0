// Package contracts declares workflows that have no function here: they are
// written in another language, in another module, or in a package main.
package contracts

import (
	"time"

	"go.temporal.io/sdk/workflow"
)

// Request is what the workflows take.
type Request struct{ Source string }

// Outcome is what they give.
type Outcome struct{ URL string }

// Transcode makes a video playable everywhere.
//
//temporalgen:workflow name=transcode task-queue=media
type Transcode func(ctx workflow.Context, request Request) (Outcome, error)

type (
	// Archive has parameters without names, and no result.
	//
	//temporalgen:workflow
	Archive func(workflow.Context, Request, time.Duration) error

	// Listener is a func type without the directive: it is no contract.
	Listener func(ctx workflow.Context) error
)

// Func has a name that no variable can have in lower case.
//
//temporalgen:workflow name=func as=CallFunc
type Func func(ctx workflow.Context) error

//temporalgen:workflow
type reindex = func(ctx workflow.Context, shards []int) (map[string]int, error)

// Thumbnails stands for one workflow with each of its methods.
//
//temporalgen:workflow task-queue=thumbnails
type Thumbnails interface {
	// Draw draws a thumbnail.
	Draw(ctx workflow.Context, request Request) (Outcome, error)

	// Redraw draws it once more.
	//
	// Deprecated: draw another.
	//
	//temporalgen:workflow name=thumbnails.redraw task-queue=slow
	Redraw(ctx workflow.Context, url string) (Outcome, error)

	//temporalgen:ignore it is for tests
	Reset(ctx workflow.Context) error
}

// Index has one method that is a workflow, and another that is not.
type Index interface {
	//temporalgen:workflow as=RebuildIndex
	Rebuild(ctx workflow.Context) error

	Size() int
}
