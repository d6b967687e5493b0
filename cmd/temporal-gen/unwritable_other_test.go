//go:build !linux

package main

import (
	"os"
	"runtime"
	"testing"
)

// asOwnerOnly calls f without root's right to read and write everywhere.
func asOwnerOnly(t *testing.T, f func()) {
	t.Helper()
	if runtime.GOOS == "windows" || os.Geteuid() == 0 {
		t.Skip("nothing is closed to this user")
	}
	f()
}
