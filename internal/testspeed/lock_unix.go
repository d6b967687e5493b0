//go:build darwin || linux

package testspeed

import (
	"os"
	"syscall"
)

// lock waits until no other process has locked a folder, and locks it. The lock
// ends with this process at the latest. The go command locks files of modules,
// but no folders.
func lock(folder string) (unlock func() error, err error) {
	file, err := os.Open(folder)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX)
		if err != syscall.EINTR {
			break
		}
	}
	if err != nil {
		file.Close()
		return nil, &os.PathError{Op: "lock", Path: folder, Err: err}
	}
	return file.Close, nil
}
