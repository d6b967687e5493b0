//go:build unix

package source

import (
	"os/exec"
	"syscall"
)

// asGroup has cmd interrupted together with the processes that it starts when
// its context is done. The function it returns kills those that are left.
func asGroup(cmd *exec.Cmd) (kill func()) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) }
	return func() {
		if cmd.Process != nil {
			syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		}
	}
}
