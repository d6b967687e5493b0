package constraints

import (
	"syscall"

	"golang.org/x/sys/windows"

	"go.temporal.io/sdk/workflow"
)

type handle = syscall.Handle

// Mode is how a volume is opened on Windows.
type Mode uint32

// Defragment exists on Windows only, and takes a type that does so too.
func Defragment(ctx workflow.Context, volume windows.Handle, when syscall.Filetime) (*syscall.Filetime, error) {
	return nil, nil
}

// Mount has a variant for each kind of system.
func Mount(ctx workflow.Context, letter rune) error { return nil }
