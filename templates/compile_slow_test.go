//go:build slow

package templates

import "testing"

// TestCompilesWithOldest is [TestCompiles] with the oldest supported SDK.
func TestCompilesWithOldest(t *testing.T) {
	t.Parallel()
	compileModel(t, "go.oldest", false)
}
