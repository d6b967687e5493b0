// Package media is what the shop knows of its media service: contracts for two
// Workflows and an Activity that no Go package could import.
//
// [Transcode] and the Activity [TranscodeTo] are written in TypeScript, in
// transcoder/. [Thumbnail] is written in Go but in a package main, in
// thumbnailer/. A contract is a func type with the signature that the Workflow or
// the Activity would have as a function; its directives have the name, and the
// Signals. The typed calls in temporal_gen.go are the same as those of a function:
//
//	run, err := media.NewWorkflowClient(c).ExecuteTranscode(ctx, options, request)
//	err = run.SignalPublish(ctx, media.Publish{Channel: "shop"})
//	result, err := run.Get(ctx) // a media.TranscodeResult
package media

import (
	"context"

	"go.temporal.io/sdk/workflow"
)

//go:generate go tool temporal-gen -v

// Transcode transcodes a video into each of the formats, and then waits for up
// to a day to hear where to publish it, in a Signal [TranscodePublishSignal].
//
// Its Workflow Type is implemented in transcoder/src/workflows.ts.
//
//temporalgen:workflow name=transcode task-queue=media
//temporalgen:signal name=publish type=Publish
type Transcode func(ctx workflow.Context, request TranscodeRequest) (TranscodeResult, error)

// A TranscodeRequest has a video and the formats to transcode it into. Like all
// types of [Transcode], it has the JSON fields of its namesake in TypeScript.
type TranscodeRequest struct {
	Source  string   `json:"source"`
	Formats []string `json:"formats"`
}

// A TranscodeResult has a file for each format.
type TranscodeResult struct {
	Outputs []string `json:"outputs"`
	// Channel is where they were published; empty if nobody said that in time.
	Channel string `json:"channel"`
}

// Publish tells a [Transcode] where to publish the video.
type Publish struct {
	Channel string `json:"channel"`
}

// TranscodeTo transcodes a video, or the first picture of it, into a format and
// returns the name of the new file.
//
// It is an Activity of the Worker for [Transcode], in transcoder/src/activities.ts.
// Workflows elsewhere have it run there by the Task Queue in their options.
//
//temporalgen:activity name=transcodeTo
type TranscodeTo func(ctx context.Context, source, format string) (string, error)

// Thumbnail makes a small picture of a video and returns the name of its file.
//
// Its Workflow Type is implemented in thumbnailer/main.go. It has a Task Queue
// of its own, since a Worker takes every Workflow Task of its Task Queue, also
// those of Workflow Types that it does not have.
//
//temporalgen:workflow name=thumbnail task-queue=thumbnails
type Thumbnail func(ctx workflow.Context, source string, size Size) (string, error)

// A Size is one in pixels.
type Size struct {
	Width, Height int
}
