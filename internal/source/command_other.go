//go:build !unix

package source

import "os/exec"

// asGroup leaves cmd to be killed alone when its context is done: there are no
// process groups.
func asGroup(*exec.Cmd) (kill func()) { return func() {} }
