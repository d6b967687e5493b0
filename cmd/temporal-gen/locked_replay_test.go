package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestLockedReplay changes the code of testdata/locked/replayed in one way each, and asks
// for the class of the change, and whether what the code as it was has left on a server
// replays: what is lost passes.
func TestLockedReplay(t *testing.T) {
	t.Parallel()
	tests := []struct {
		change, class string
		// edits are old and new texts by turns.
		edits []string
		// fails is what replaying says, "" where it passes.
		fails string
	}{
		{"none", "safe", nil, ""},
		{"Workflow Type renamed", "breaking", []string{"Process", "Buy"}, "unable to find workflow type: Process"},
		{"Workflow Type renamed, and found by its function", "safe", []string{`RegisterWorkflow(Process)`, `RegisterWorkflowWithOptions(Process, workflow.RegisterOptions{Name: "Buy"})`}, ""},
		{"Workflow Type removed", "breaking", []string{"\tr.RegisterWorkflow(Process)\n", ""}, "unable to find workflow type: Process"},
		{"Activity Type renamed", "breaking", []string{"Charge", "Debit"}, "[TMPRL1100]"},
		{"child Workflow Type renamed", "breaking", []string{"Ship", "Send"}, "[TMPRL1100]"},
		{"activity executed as a local one", "breaking", []string{"ExecuteActivity(ctx, Charge", "ExecuteLocalActivity(ctx, Charge"}, "[TMPRL1100]"},
		{"local activity executed as another one", "breaking", []string{"ExecuteLocalActivity(ctx, Check", "ExecuteActivity(ctx, Check"}, "[TMPRL1100]"},
		{"signal renamed", "breaking", []string{`"approve"`, `"accept"`}, "[TMPRL1100]"},
		{"parameter added", "lost", []string{"note string", "note string, count int"}, ""},
		{"last parameter removed", "lost", []string{", note string", ""}, ""},
		{"parameter of an activity added", "lost", []string{"Check(ctx context.Context, order Order", "Check(ctx context.Context, order Order, strict bool", "Check, order", "Check, order, true"}, ""},
		{"result of an activity changed", "breaking", []string{"Paid int", "Paid string", "{order.Price}", "{}"}, "[TMPRL1100]"},
		{"field of a result renamed", "lost", []string{"Paid int", "Sum int"}, ""},
		{"field renamed", "lost", []string{"Price", "Cost"}, ""},
		{"field of a signal renamed", "lost", []string{"By string", "From string"}, ""},
		{"field of another type", "breaking", []string{"Price int", "Price string", "order.Price", "len(order.Price)"}, "[TMPRL1100]"},
		{"struct to string", "breaking", []string{"struct {\n\tPrice int\n}", "string", "order.Price", "len(order)"}, "[TMPRL1100]"},
	}
	was := readText(t, filepath.Join(testdataDir(t), "locked", "replayed", "process.go"))
	shop := newModule(t, txtar.File{Name: "orders/process.go", Data: []byte(was)})
	if got := temporalGen(t, shop, "lock"); got.status != exitDone {
		t.Fatalf("%+v", got)
	}
	replays := newModule(t)
	var imports, runs strings.Builder
	for i, test := range tests {
		is := was
		for edit := range len(test.edits) / 2 {
			before := is
			if is = strings.ReplaceAll(is, test.edits[2*edit], test.edits[2*edit+1]); is == before {
				t.Fatalf("%s: there is no %q", test.change, test.edits[2*edit])
			}
		}
		writeFile(t, filepath.Join(shop, "orders", "process.go"), is)
		if got := worstClass(temporalGen(t, shop, "check", "./...").stderr); got != test.class {
			t.Errorf("%s: it is %s, want %s", test.change, got, test.class)
		}
		writeFile(t, filepath.Join(replays, fmt.Sprint("row", i), "process.go"), is)
		fmt.Fprintf(&imports, "\trow%d \"example.com/shop/row%[1]d\"\n", i)
		fmt.Fprintf(&runs, "\t\treplay(row%d.RegisterWorkflows),\n", i)
	}
	writeFile(t, filepath.Join(replays, "main.go"), strings.NewReplacer("IMPORTS", imports.String(), "RUNS", runs.String()).Replace(replayer))
	cmd := exec.CommandContext(t.Context(), "go", "run", ".", filepath.Join(testdataDir(t), "locked", "replayed", "history.json"))
	cmd.Dir = replays
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	if err := json.Unmarshal(out, &said); err != nil {
		t.Fatal(err)
	}
	for i, test := range tests {
		if (said[i] != "") != (test.fails != "") || !strings.Contains(said[i], test.fails) {
			t.Errorf("%s: replaying says %q, want %q", test.change, said[i], test.fails)
		}
	}
}

// worstClass is the worst class of findings.
func worstClass(findings string) string {
	for _, class := range []string{"breaking", "lost", "changed"} {
		if regexp.MustCompile(`(?m)\[` + class + `\]$`).MatchString(findings) {
			return class
		}
	}
	return "safe"
}

// replayer replays a history with the workflows of several packages and prints what that
// says.
const replayer = `package main

import (
	"encoding/json"
	"io"
	"log/slog"
	"os"

	"go.temporal.io/sdk/log"
	"go.temporal.io/sdk/worker"

IMPORTS)

func main() {
	json.NewEncoder(os.Stdout).Encode([]string{
RUNS	})
}

func replay(register func(worker.WorkflowRegistry)) string {
	replayer := worker.NewWorkflowReplayer()
	register(replayer)
	logger := log.NewStructuredLogger(slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err := replayer.ReplayWorkflowHistoryFromJSONFile(logger, os.Args[1]); err != nil {
		return err.Error()
	}
	return ""
}
`
