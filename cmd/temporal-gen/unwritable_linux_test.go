package main

import (
	"os"
	"runtime"
	"syscall"
	"testing"
)

// asOwnerOnly calls f without root's right to write everywhere: where the test
// runs as root, in a thread that the file system takes for nobody. A process
// that f starts is root's again, so the go command works as ever.
func asOwnerOnly(t *testing.T, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	const nobody = 65534
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlock: the thread ends with the goroutine
		syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0)
		if now, _, _ := syscall.RawSyscall(syscall.SYS_SETFSUID, nobody, 0, 0); now != nobody {
			t.Errorf("files belong to user %d in the thread, want %d", now, nobody)
			return
		}
		f()
	}()
	<-done
}
