//go:build slow

package main

import (
	"testing"
	"time"
)

// TestRandomPackages has the same cases each time.
func TestRandomPackages(t *testing.T) {
	t.Parallel()
	newRandomRun(t, 1, 30).vet("")
}

// TestManyRandomPackages has other cases each time. The go command compiles them
// under tags and for a system that they use.
func TestManyRandomPackages(t *testing.T) {
	t.Parallel()
	r := newRandomRun(t, uint64(time.Now().Unix()), 300)
	r.vet("")
	r.vet("", "-tags=nightly")
	r.vet("GOOS=windows", "-tags=pro")
}
