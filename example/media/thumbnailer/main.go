// Thumbnailer is a Worker for the Workflow Type of [media.Thumbnail]. It uses
// the Temporal server of the environment, as the example itself does.
package main

import (
	"fmt"
	"log"
	"path"
	"strings"
	"time"

	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/contrib/envconfig"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/example/media"
)

func main() {
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

// run runs the Worker until the process is interrupted.
func run() error {
	options, err := envconfig.LoadDefaultClientOptions()
	if err != nil {
		return fmt.Errorf("environment: %w", err)
	}
	c, err := client.Dial(options)
	if err != nil {
		return err
	}
	defer c.Close()

	w := worker.New(c, media.ThumbnailTaskQueue, worker.Options{})
	// The compiler checks the function against the contract, and its Workflow
	// Type name comes from there.
	media.RegisterThumbnail(w, makeThumbnail, workflow.RegisterOptions{})
	return w.Run(worker.InterruptCh())
}

// makeThumbnail implements [media.Thumbnail]. It leaves the work to an Activity
// of the Worker in TypeScript; a real one would then have the picture resized.
func makeThumbnail(ctx workflow.Context, source string, size media.Size) (string, error) {
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{
		TaskQueue:           media.TranscodeTaskQueue,
		StartToCloseTimeout: 10 * time.Minute,
	})
	picture, err := media.ExecuteTranscodeToActivity(ctx, source, "jpg").Get(ctx)
	if err != nil {
		return "", err
	}
	name := strings.TrimSuffix(picture, path.Ext(picture))
	return fmt.Sprintf("%s-%dx%d.jpg", name, size.Width, size.Height), nil
}
