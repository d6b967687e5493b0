package main

import (
	"os"
	"strings"
	"testing"
)

// TestSameBytes changes a module in ways that make no difference to what is
// generated: code that does not type-check, and output of an earlier run in
// every state it can be in.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	_, want := generatedShop(t)

	for _, test := range []struct {
		name   string
		change func(s shop)
	}{
		{"no output yet", func(s shop) { s.remove(shopOutput) }},
		{"up to date", func(s shop) {}},

		// Code that does not type-check.
		{"undefined function in a body", func(s shop) {
			s.replace("orders/orders.go", "return workflow.Sleep(ctx, d)", "return undefined.Sleep(ctx, d)")
		}},
		{"wrong types in a workflow's body", func(s shop) {
			s.replace("orders/orders.go", "return limit, nil", `limit = "much"; var unused int; return 1, 2, 3`)
		}},
		{"unused and missing imports", func(s shop) {
			s.replace("orders/start.go", `"context"`, `"context"; "os"; "example.com/nowhere"`)
		}},
		{"test that does not parse", func(s shop) { s.write("orders/orders_test.go", "package orders\n\nfunc {") }},
		{"callers of another package broken", func(s shop) { s.write("main.go", "package main\n\nfunc main() { nothing() }") }},
		{"dependency with a broken body", func(s shop) {
			s.replace("money/money.go", "type Amount int", "type Amount int\n\nfunc (a Amount) Add() Amount { return nothing }")
		}},
		{"dependency with unused import", func(s shop) {
			s.replace("money/money.go", "package money", "package money\n\nimport \"os\"")
		}},
		{"field of a missing type", func(s shop) {
			s.replace("orders/orders.go", "ID string", "ID string; By missing.Type")
		}},
		{"variable of a missing type", func(s shop) {
			s.replace("orders/start.go", "// Start", "var table map[string]Missing\n\n// Start")
		}},
		{"generated names in the package's signatures", func(s shop) {
			s.replace("orders/start.go", "// Start", "func wait(f ProcessOrderChildFuture, r *ShipOrderRun) {}\n\n// Start")
		}},
		{"workflow's body formatted by hand", func(s shop) {
			s.replace("orders/orders.go", "order Order, limit money.Amount", "order   Order,\n\tlimit money.Amount, ")
		}},

		// Output of an earlier run.
		{"stale output", func(s shop) {
			s.replace(shopOutput, "order Order", "order string")
			s.replace(shopOutput, "ShipOrder", "SendOrder")
		}},
		{"output with more declarations", func(s shop) {
			s.write(shopOutput, s.read(shopOutput)+"\ntype Order struct{}\n\nfunc ProcessOrder() {}\n\nvar client, workflow int\n")
		}},
		{"output with a syntax error", func(s shop) { s.replace(shopOutput, "return result, err", "return result, err)") }},
		{"output cut off", func(s shop) { s.write(shopOutput, s.read(shopOutput)[:2000]) }},
		{"output cut off in the package clause", func(s shop) {
			before, _, _ := strings.Cut(s.read(shopOutput), " orders")
			s.write(shopOutput, before)
		}},
		{"output cut off after the header", func(s shop) {
			header, _, _ := strings.Cut(s.read(shopOutput), "\n")
			s.write(shopOutput, header)
		}},
		{"conflict markers in the output", func(s shop) {
			s.replace(shopOutput, "type WorkflowClient", "<<<<<<< ours\ntype WorkflowClient struct{}\n=======\n>>>>>>> theirs\ntype WorkflowClient")
		}},
		{"conflict markers above the output", func(s shop) {
			s.write(shopOutput, "<<<<<<< ours\n"+s.read(shopOutput)+"=======\n"+s.read(shopOutput)+">>>>>>> theirs\n")
		}},
		{"conflict with a file that was empty", func(s shop) {
			s.write(shopOutput, "<<<<<<< ours\n=======\n"+s.read(shopOutput)+">>>>>>> theirs\n")
		}},
		{"empty output", func(s shop) { s.write(shopOutput, "") }},
		{"output of zeros", func(s shop) { s.write(shopOutput, strings.Repeat("\x00", len(want))) }},
		{"output that ends in zeros", func(s shop) { s.write(shopOutput, want[:2000]+strings.Repeat("\x00", 4096)) }},
		{"output that ends in zeros behind the header", func(s shop) {
			header, _, _ := strings.Cut(want, "\n")
			s.write(shopOutput, header+"\n"+strings.Repeat("\x00", 4096))
		}},
		{"output with a byte order mark", func(s shop) { s.write(shopOutput, "\ufeff"+want+"// More.\n") }},
		{"output with bytes that are no UTF-8", func(s shop) { s.replace(shopOutput, "package orders", "// \xff\xfe\npackage orders") }},
		{"output below a license", func(s shop) { s.write(shopOutput, "/*\nA license.\n*/\n\n"+want) }},
		{"blank output", func(s shop) { s.write(shopOutput, "\n\t\r\n") }},
		{"output of zeros", func(s shop) { s.write(shopOutput, strings.Repeat("\x00", 5000)) }},
		{"output that ends in zeros", func(s shop) {
			s.write(shopOutput, s.read(shopOutput)[:2000]+strings.Repeat("\x00", 3000))
		}},
		{"output with zeros among the imports", func(s shop) {
			s.write(shopOutput, s.read(shopOutput)[:100]+strings.Repeat("\x00", 5000))
		}},
		{"output with zeros after the header", func(s shop) {
			header, _, _ := strings.Cut(s.read(shopOutput), "\n")
			s.write(shopOutput, header+"\n"+strings.Repeat("\x00", 5000))
		}},
		{"output of another package", func(s shop) { s.replace(shopOutput, "package orders", "package sales") }},
		{"broken output of another package", func(s shop) { s.replace(shopOutput, "package orders", "package sales\n}") }},
		{"output under a build constraint", func(s shop) {
			s.replace(shopOutput, "package orders", "//go:build nightly\n\npackage orders")
		}},
		{"output with missing imports", func(s shop) {
			s.replace(shopOutput, `"go.temporal.io/sdk/client"`, `"go.temporal.io/sdk/client"; "example.com/nowhere"`)
		}},
		{"stale output with CRLF", func(s shop) {
			s.replace(shopOutput, "order Order", "order string")
			s.replace(shopOutput, "\n", "\r\n")
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := newShop(t)
			s.write(shopOutput, want)
			test.change(s)
			if got := temporalGen(t, s.dir, "./..."); got.status != exitDone || got.stderr != "" {
				t.Fatalf("%+v", got)
			}
			s.wantOutput(want)
		})
	}
}

// TestSameBytesFromAnywhere names one package in every way.
func TestSameBytesFromAnywhere(t *testing.T) {
	t.Parallel()
	_, want := generatedShop(t)
	for _, test := range []struct {
		name, dir string
		args      []string
	}{
		{"default in the folder", "orders", nil},
		{"dot in the folder", "orders", []string{"."}},
		{"all below the folder", "orders", []string{"./..."}},
		{"folder from the root", ".", []string{"./orders"}},
		{"folder from a sibling", "money", []string{"../orders"}},
		{"absolute folder", "money", []string{"$ROOT/orders"}},
		{"import path", "money", []string{"example.com/shop/orders"}},
		{"pattern of import paths", ".", []string{"example.com/shop/..."}},
		{"through a symbolic link", "link", []string{"./orders"}},
		{"several patterns for one package", ".", []string{"./...", "./orders", "example.com/shop/orders"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := newShop(t)
			if test.dir == "link" {
				if err := os.Symlink(s.dir, s.path("link")); err != nil {
					t.Skip(err)
				}
			}
			args := make([]string, len(test.args))
			for i, arg := range test.args {
				args[i] = strings.ReplaceAll(arg, "$ROOT", s.dir)
			}
			if got := temporalGen(t, s.path(test.dir), args...); got.status != exitDone || got.stderr != "" {
				t.Fatalf("%+v", got)
			}
			s.wantOutput(want)
		})
	}
}

// TestRenamedPackage has the output of before the renaming beside the sources.
func TestRenamedPackage(t *testing.T) {
	t.Parallel()
	s, old := generatedShop(t)
	for _, name := range []string{"orders/orders.go", "orders/start.go"} {
		s.replace(name, "package orders", "package sales")
	}
	if got := temporalGen(t, s.path("orders")); got != (outcome{stdout: "example.com/shop/orders: temporal_gen.go: 3 workflows\n"}) {
		t.Fatalf("%+v", got)
	}
	got := s.read(shopOutput)
	s.remove(shopOutput)
	if out := temporalGen(t, s.dir, "./orders"); out.status != exitDone {
		t.Fatalf("%+v", out)
	}
	s.wantOutput(got)
	want := strings.NewReplacer("package orders", "package sales").Replace(old)
	if got != want {
		t.Errorf("generated\n%s\nwant\n%s", got, want)
	}
}

// TestWorkspace generates for a module that a go.work brings in.
func TestWorkspace(t *testing.T) {
	t.Parallel()
	_, want := generatedShop(t)
	s := newShop(t)
	addModule(t, s.path("returns"), "example.com/returns")
	s.write("returns/returns.go", "package returns\n\nimport \"go.temporal.io/sdk/workflow\"\n\nfunc Return(ctx workflow.Context) error { return nil }\n")
	s.write("go.work", "go 1.26.0\n\nuse (\n\t.\n\t./returns\n)\n")
	got := temporalGen(t, s.dir, "./orders", "./returns")
	if got != (outcome{stdout: "orders/temporal_gen.go: 3 workflows\nreturns/temporal_gen.go: 1 workflow\n"}) {
		t.Errorf("%+v", got)
	}
	s.wantOutput(want)
}
