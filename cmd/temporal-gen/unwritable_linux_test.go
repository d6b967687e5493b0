package main

import (
	"os"
	"runtime"
	"syscall"
	"testing"
	"unsafe"
)

// asOwnerOnly calls f without root's right to read and write everywhere: where
// the test runs as root, in a thread that lacks it, as do the processes that f
// starts there.
func asOwnerOnly(t *testing.T, f func()) {
	t.Helper()
	if os.Geteuid() != 0 {
		f()
		return
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		runtime.LockOSThread() // and never unlock: the thread ends with the goroutine
		if errno := dropOverride(); errno != 0 {
			t.Errorf("keeping root's rights: %v", errno)
			return
		}
		f()
	}()
	<-done
}

// dropOverride drops the capabilities CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH of
// this thread and of what it starts.
func dropOverride() syscall.Errno {
	const (
		override, readSearch = 1, 2
		boundingSetDrop      = 24 // PR_CAPBSET_DROP
	)
	for _, capability := range []uintptr{override, readSearch} {
		if _, _, errno := syscall.RawSyscall(syscall.SYS_PRCTL, boundingSetDrop, capability, 0); errno != 0 {
			return errno
		}
	}
	header := struct{ version, pid uint32 }{version: 0x20080522}
	var sets [2]struct{ effective, permitted, inheritable uint32 }
	_, _, errno := syscall.RawSyscall(syscall.SYS_CAPGET, uintptr(unsafe.Pointer(&header)), uintptr(unsafe.Pointer(&sets)), 0)
	if errno != 0 {
		return errno
	}
	sets[0].effective &^= 1<<override | 1<<readSearch
	_, _, errno = syscall.RawSyscall(syscall.SYS_CAPSET, uintptr(unsafe.Pointer(&header)), uintptr(unsafe.Pointer(&sets)), 0)
	return errno
}
