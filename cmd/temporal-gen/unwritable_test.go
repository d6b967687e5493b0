package main

import (
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestUnwritableFolder says for every file that can't be written why, writes
// the others, and leaves what is there alone.
func TestUnwritableFolder(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		change func(s shop)
		verb   string
	}{
		{"new file", func(s shop) { s.remove(shopOutput) }, "written"},
		{"stale file", func(s shop) { s.replace(shopOutput, "order Order", "order string") }, "written"},
		{"file to remove", func(s shop) {
			s.remove("orders/start.go")
			s.write("orders/orders.go", "package orders\n")
		}, "removed"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s, _ := generatedShop(t)
			s.write("returns/returns.go", "package returns\n\nimport \"go.temporal.io/sdk/workflow\"\n\nfunc Return(ctx workflow.Context) error { return nil }\n")
			test.change(s)
			orders := s.path("orders")
			if err := os.Chmod(orders, 0o555); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.Chmod(orders, 0o755) })
			before := snapshot(t, orders)

			var got outcome
			asOwnerOnly(t, func() { got = temporalGen(t, s.dir, "./...") })
			want := outcome{
				status: exitFound,
				stdout: "returns/temporal_gen.go: 1 workflow\n",
				stderr: shopOutput + ": can't be " + test.verb + " (permission denied): make its folder writable\n",
			}
			if got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
			if diff := cmp.Diff(before, snapshot(t, orders)); diff != "" {
				t.Errorf("the folder changed:\n%s", diff)
			}
		})
	}
}

// TestUnwritableByVet says of a file that fix can't rewrite, and of a baseline
// that vet can't write, why.
func TestUnwritableByVet(t *testing.T) {
	t.Parallel()
	s := newShop(t)
	s.write("returns/returns.go", `package returns

import (
	"context"

	"go.temporal.io/sdk/client"
)

func Return(ctx context.Context, c client.Client, options client.StartWorkflowOptions) {
	c.ExecuteWorkflow(ctx, options, "shipping.Ship", "tea", 1)
}
`)
	if got := temporalGen(t, s.dir, "./orders"); got.status != exitDone {
		t.Fatalf("%+v", got)
	}
	returns := s.path("returns")
	if err := os.Chmod(returns, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(returns, 0o755) })
	before := snapshot(t, returns)
	for _, test := range []struct {
		args []string
		file string
	}{
		{[]string{"fix", "./returns"}, "returns/returns.go"},
		{[]string{"vet", "-baseline", "returns/known.txt", "-write-baseline", "./returns"}, "returns/known.txt"},
	} {
		var got outcome
		asOwnerOnly(t, func() { got = temporalGen(t, s.dir, test.args...).withoutWarnings() })
		want := outcome{status: exitFound, stderr: test.file + ": can't be written (permission denied): make its folder writable\n"}
		if got != want {
			t.Errorf("%s: %+v, want %+v", test.args, got, want)
		}
		if diff := cmp.Diff(before, snapshot(t, returns)); diff != "" {
			t.Errorf("%s: the folder changed:\n%s", test.args, diff)
		}
	}
}

// TestUnwritableName has a name that is too long only for the file that is written
// first. That the folder is not writable would not be true.
func TestUnwritableName(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("the system says it in other words")
	}
	s := newShop(t)
	name := strings.Repeat("o", 252) + ".go"
	got := temporalGen(t, s.dir, "-o", name, "./...")
	if want := (outcome{exitFound, "", "orders/" + name + ": can't be written (file name too long)\n"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}
