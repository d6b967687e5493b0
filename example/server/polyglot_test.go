package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"
	"go.temporal.io/server/temporaltest"

	"github.com/temporal-gen/temporal-gen/example/media"
)

// TestWorkflowInTypeScript starts, signals and reads a Workflow that Node.js
// runs, through its contract in Go.
func TestWorkflowInTypeScript(t *testing.T) {
	transcoder := buildTranscoder(t)

	server := startServer()
	t.Cleanup(server.Stop)
	ctx := startWorker(t, server, transcoder)

	workflows := media.NewWorkflowClient(server.GetDefaultClient())
	run, err := workflows.ExecuteTranscode(ctx, client.StartWorkflowOptions{ID: "video-1"}, media.TranscodeRequest{
		Source:  "videos/harbour.mov",
		Formats: []string{"mp4", "webm"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := run.SignalPublish(ctx, media.Publish{Channel: "shop"}); err != nil {
		t.Fatal(err)
	}
	got, err := run.Get(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want := media.TranscodeResult{Outputs: []string{"harbour.mp4", "harbour.webm"}, Channel: "shop"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("result (-want +got):\n%s", diff)
	}

	got, err = workflows.GetTranscodeResult(ctx, "video-1", "")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("result by Workflow ID (-want +got):\n%s", diff)
	}
}

// TestActivityInTypeScript has a Workflow in Go call an Activity that Node.js
// runs, through its contract in Go.
func TestActivityInTypeScript(t *testing.T) {
	transcoder := buildTranscoder(t)
	thumbnailer := buildExample(t, "./media/thumbnailer")

	server := startServer()
	t.Cleanup(server.Stop)
	startWorker(t, server, transcoder)
	ctx := startWorker(t, server, exec.Command(thumbnailer))

	checkThumbnail(ctx, t, server)
}

// TestWorkflowInPackageMain starts and reads a Workflow that another Go program
// runs, through its contract. The Activity is not the one in TypeScript but a
// function that implements the same contract.
func TestWorkflowInPackageMain(t *testing.T) {
	thumbnailer := buildExample(t, "./media/thumbnailer")

	server := startServer()
	t.Cleanup(server.Stop)
	transcoder := worker.New(server.GetDefaultClient(), media.TranscodeTaskQueue, worker.Options{})
	media.RegisterTranscodeToActivity(transcoder, func(_ context.Context, source, format string) (string, error) {
		return strings.TrimSuffix(path.Base(source), path.Ext(source)) + "." + format, nil
	}, activity.RegisterOptions{})
	if err := transcoder.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(transcoder.Stop)
	ctx := startWorker(t, server, exec.Command(thumbnailer))

	checkThumbnail(ctx, t, server)
}

// checkThumbnail starts and reads a Workflow of the thumbnailer.
func checkThumbnail(ctx context.Context, t *testing.T, server *temporaltest.TestServer) {
	t.Helper()
	workflows := media.NewWorkflowClient(server.GetDefaultClient())
	run, err := workflows.ExecuteThumbnail(ctx, client.StartWorkflowOptions{ID: "thumbnail-1"}, "videos/harbour.mov", media.Size{Width: 320, Height: 180})
	if err != nil {
		t.Fatal(err)
	}
	const want = "harbour-320x180.jpg"
	if got, err := run.Get(ctx); err != nil {
		t.Fatal(err)
	} else if got != want {
		t.Errorf("the result is %q, want %q", got, want)
	}
	if got, err := workflows.GetThumbnailResult(ctx, "thumbnail-1", ""); err != nil {
		t.Fatal(err)
	} else if got != want {
		t.Errorf("the result by Workflow ID is %q, want %q", got, want)
	}
}

// startWorker starts a worker for server, as a process that is killed at the
// end of the test. The context it returns is for what needs the worker: it ends
// with it, or after a time that is enough for any test.
func startWorker(t *testing.T, server *temporaltest.TestServer, program *exec.Cmd) context.Context {
	t.Helper()
	var output bytes.Buffer
	program.Env = environment(server)
	program.Stdout, program.Stderr = &output, &output
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}

	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		err := program.Wait()
		if t.Context().Err() == nil { // the test needs it still
			t.Errorf("%v ended: %v", program, err)
			cancel()
		}
	}()
	t.Cleanup(func() {
		cancel()
		program.Process.Kill()
		<-ended
		if t.Failed() {
			t.Logf("output of %v:\n%s", program, &output)
		}
	})
	return ctx
}

// buildTranscoder builds the Worker in TypeScript, and returns the command that
// runs it. A test that needs it is skipped where there is no Node.js.
func buildTranscoder(t *testing.T) *exec.Cmd {
	t.Helper()
	node := lookPath(t, "node")
	npm := lookPath(t, "npm")
	const folder = "../media/transcoder"
	buildTypeScript(t, npm, folder)
	command := exec.Command(node, "lib/worker.js")
	command.Dir = folder
	return command
}

// buildTypeScript compiles the TypeScript in folder after installing what it
// needs, unless that was done since its package-lock.json was last written.
func buildTypeScript(t *testing.T, npm, folder string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()

	locked, err := os.Stat(filepath.Join(folder, "package-lock.json"))
	if err != nil {
		t.Fatal(err)
	}
	// npm writes this file last.
	installed, err := os.Stat(filepath.Join(folder, "node_modules", ".package-lock.json"))
	if err != nil || installed.ModTime().Before(locked.ModTime()) {
		install := exec.CommandContext(ctx, npm, "ci")
		install.Dir = folder
		mustRun(t, install)
	}
	build := exec.CommandContext(ctx, npm, "run", "build")
	build.Dir = folder
	mustRun(t, build)
}

// mustRun runs a command that has to succeed.
func mustRun(t *testing.T, command *exec.Cmd) {
	t.Helper()
	command.WaitDelay = time.Second // for the processes that it started, once its context has ended
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", command, err, output)
	}
}

// lookPath finds a program that not everyone who tests Go has.
func lookPath(t *testing.T, program string) string {
	t.Helper()
	name, err := exec.LookPath(program)
	if err != nil {
		t.Skipf("%s is not installed: the worker in TypeScript is not tested", program)
	}
	return name
}
