//go:build slow

package main

import "testing"

// TestRandomPackages has the same cases each time.
func TestRandomPackages(t *testing.T) {
	t.Parallel()
	newRandomRun(t, 1, 30).vet("")
}

// TestManyRandomPackages has more of them, which the go command compiles under
// tags and for a system that they use. Give it another -random.seed to look for
// faults: about one case in a hundred still has one.
func TestManyRandomPackages(t *testing.T) {
	t.Parallel()
	r := newRandomRun(t, 1, 300)
	r.vet("")
	r.vet("", "-tags=nightly")
	r.vet("GOOS=windows", "-tags=pro")
}
