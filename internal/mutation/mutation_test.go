package mutation

import (
	"bytes"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"testing"
)

const source = "// A license.\n\npackage a\n\nimport \"context\"\n\ntype Client struct{}\n\nfunc (c *Client) Execute(ctx context.Context) error { return nil }\n\nfunc (Client) Get() {}\n"

// TestOf requires mutations that can be repeated, of which some still parse and
// some don't.
func TestOf(t *testing.T) {
	t.Parallel()
	const n = 2000
	same, parse := 0, 0
	for seed := range uint64(n) {
		got := Of(rand.New(rand.NewPCG(seed, 0)), []byte(source))
		if again := Of(rand.New(rand.NewPCG(seed, 0)), []byte(source)); !bytes.Equal(got, again) {
			t.Fatalf("seed %d gives\n%s\nand then\n%s", seed, got, again)
		}
		if string(got) == source {
			same++
		}
		if _, err := parser.ParseFile(token.NewFileSet(), "", got, 0); err == nil {
			parse++
		}
	}
	if same > n/20 || parse < n/10 || parse > n/2 {
		t.Errorf("of %d mutations %d change nothing, and %d parse", n, same, parse)
	}
}

// TestMutations applies each to sources of every size.
func TestMutations(t *testing.T) {
	t.Parallel()
	for i, mutate := range mutations {
		changed := false
		for seed := range uint64(50) {
			for _, src := range []string{"a", "\x00", "\n", "func", "func(", source} {
				changed = string(mutate(rand.New(rand.NewPCG(seed, 0)), []byte(src))) != src || changed
			}
		}
		if !changed {
			t.Errorf("mutation %d changes nothing", i)
		}
	}
}
