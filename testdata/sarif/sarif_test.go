// Package sarif checks SARIF logs of "temporal-gen vet" and "temporal-gen check"
// against the schema of SARIF 2.1.0. It is a module of its own, so that what knows the schema is
// nothing that temporal-gen requires.
package sarif

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"

	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // has the schema
	"github.com/xeipuuv/gojsonschema"
)

// TestSchema checks logs of vet and of check, with findings and without.
func TestSchema(t *testing.T) {
	t.Parallel()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	tool := filepath.Join(t.TempDir(), "temporal-gen")
	if runtime.GOOS == "windows" {
		tool += ".exe"
	}
	build := exec.CommandContext(t.Context(), "go", "build", "-o", tool, "./cmd/temporal-gen")
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	schema, err := gojsonschema.NewSchema(gojsonschema.NewStringLoader(schemaText(t)))
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "module")
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(root, "generator", "callsite", "testdata"))); err != nil {
		t.Fatal(err)
	}
	check := func(want []string, args ...string) {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), tool, args...)
		cmd.Dir = dir
		log, err := cmd.Output()
		if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() > 1 {
			t.Fatalf("%v: %v", args, err)
		}
		if got := rulesOf(t, log); !slices.Equal(got, want) {
			t.Errorf("%v: findings of %v, want %v", args, got, want)
		}
		result, err := schema.Validate(gojsonschema.NewBytesLoader(log))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range result.Errors() {
			t.Errorf("%v: %s", args, e)
		}
	}
	check([]string{"arguments", "constant", "lenient", "names", "results", "untyped"}, "vet", "-sarif", "./...")
	check(nil, "vet", "-sarif", "./silent")

	run := func(args ...string) {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), tool, args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	if err := os.RemoveAll(filepath.Join(dir, "ignored")); err != nil { // it has mistakes
		t.Fatal(err)
	}
	run("./orders")
	run("lock")
	check(nil, "check", "-sarif", "./orders")
	name := filepath.Join(dir, "orders", "orders.go")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.NewReplacer("SKU   string", "Code  string", "Count int", "Count string").Replace(string(text))
	if err := os.WriteFile(name, []byte(changed+"\nfunc More(ctx workflow.Context) error { return nil }\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	check([]string{"breaking", "lost", "stale"}, "check", "-sarif", "./orders")
}

// rulesOf are the rules of the results of a log, each once.
func rulesOf(t *testing.T, log []byte) (rules []string) {
	t.Helper()
	var text struct {
		Runs []struct {
			Results []struct {
				RuleID string `json:"ruleId"`
			} `json:"results"`
		} `json:"runs"`
	}
	if err := json.Unmarshal(log, &text); err != nil {
		t.Fatal(err)
	}
	for _, run := range text.Runs {
		for _, result := range run.Results {
			rules = append(rules, result.RuleID)
		}
	}
	slices.Sort(rules)
	return slices.Compact(rules)
}

// schemaText is the schema as a module has it that writes such logs. It keeps it
// to itself, and what it offers checks its own logs only.
func schemaText(t *testing.T) string {
	t.Helper()
	const module = "github.com/owenrumney/go-sarif/v3"
	dir, err := exec.CommandContext(t.Context(), "go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(strings.TrimSpace(string(dir)), "pkg", "report", "v210", "sarif", "schema.go")
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	text := ""
	ast.Inspect(file, func(n ast.Node) bool {
		if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
			if s, err := strconv.Unquote(literal.Value); err == nil && strings.Contains(s, "SARIF") {
				text = s
			}
		}
		return true
	})
	if text == "" {
		t.Fatalf("%s has no schema", name)
	}
	return text
}
