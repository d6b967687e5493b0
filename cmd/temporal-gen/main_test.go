package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/temporal-gen/temporal-gen/internal/testspeed"
)

// asCommand is the environment variable under which the test binary is the
// command.
const asCommand = "TEMPORAL_GEN_AS_COMMAND"

// cacheFolder is the environment variable with the folder in which the command
// remembers its runs in a test. Without it the command remembers none: tests want the work done,
// and leave the user's folder alone.
const cacheFolder = "TEMPORAL_GEN_TEST_CACHE"

func TestMain(m *testing.M) {
	switch filepath.Base(os.Args[0]) {
	case "go":
		os.Exit(asGoCommand())
	case driverName:
		os.Exit(asDriver())
	}
	userCacheDir = func() (string, error) {
		if dir := os.Getenv(cacheFolder); dir != "" {
			return dir, nil
		}
		return "", errors.New("no folder")
	}
	if os.Getenv(asCommand) != "" {
		main()
	}
	testspeed.Prepare("../../testdata")
	os.Exit(m.Run())
}

// temporalGenProcess runs a command line in folder dir, in a process of its
// own, with additions to the environment.
func temporalGenProcess(t *testing.T, dir string, env []string, args ...string) outcome {
	t.Helper()
	return outcomeOf(t, temporalGenCommand(t, dir, env, args...))
}

// temporalGenCommand is that process before it runs.
func temporalGenCommand(t *testing.T, dir string, env []string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, args...)
	cmd.Dir = dir
	cmd.Env = append(append(os.Environ(), asCommand+"=1"), env...)
	return cmd
}

// outcomeOf runs a process.
func outcomeOf(t *testing.T, cmd *exec.Cmd) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return outcome{cmd.ProcessState.ExitCode(), stdout.String(), stderr.String()}
}
