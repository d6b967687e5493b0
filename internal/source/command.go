package source

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// Go runs the go command in dir and returns what it prints. The error is
// in its own words, or in the system's where it could not be started.
func Go(ctx context.Context, dir string, args ...string) (string, error) {
	if ctx == nil {
		ctx = context.Background()
	}
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.WaitDelay = 5 * time.Second // from the interrupt to the end of patience
	kill := asGroup(cmd)
	out, err := cmd.Output()
	if ctx.Err() != nil {
		kill()
		return "", ctx.Err()
	}
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		if words := ownWords(string(exit.Stderr)); words != "" {
			return "", errors.New(words)
		}
		return "", fmt.Errorf("go %s failed without a word (%w)", args[0], err)
	}
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return "", errors.New("the go command was not found in PATH: install Go, or add the folder of its go command to PATH")
	case err != nil:
		return "", fmt.Errorf("the go command can't be run: %w", err)
	}
	return string(out), nil
}

// ownWords is what the go command says on standard error of its failure: not what
// it downloads, nor the stacks of a go command that crashed.
func ownWords(stderr string) string {
	stderr = strings.TrimSpace(strings.ReplaceAll(stderr, "\r\n", "\n"))
	for strings.HasPrefix(stderr, "go: downloading ") {
		_, stderr, _ = strings.Cut(stderr, "\n")
	}
	for _, stack := range []string{"\n\ngoroutine ", "\n\nruntime stack:"} {
		stderr, _, _ = strings.Cut(stderr, stack)
	}
	switch {
	case strings.Contains(stderr, "go.mod file not found"):
		return noModule
	case strings.Contains(stderr, "GO111MODULE=off"):
		return modulesOff
	}
	return stderr
}

// Line is the first line of what the go command says of a package. Others are
// where it looked, or commands to try.
func Line(message string) string {
	line, _, _ := strings.Cut(message, "\n")
	line, _, _ = strings.Cut(line, "; to add")
	if what, _, ok := strings.Cut(line, " is not in std ("); ok { // at the library's folder
		return what + " is not in std"
	}
	return line
}

const (
	noModule   = "no go.mod in this folder or above it: run temporal-gen inside a module"
	modulesOff = "GO111MODULE=off turns modules off, and temporal-gen works on modules: unset it"
)
