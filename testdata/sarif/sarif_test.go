// Package sarif checks SARIF logs of "temporal-gen vet" against the schema of
// SARIF 2.1.0. It is a module of its own, so that what knows the schema is
// nothing that temporal-gen requires.
package sarif

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	_ "github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif" // has the schema
	"github.com/xeipuuv/gojsonschema"
)

// TestSchema checks logs with findings of all categories, and with none.
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
	for packages, found := range map[string]bool{"./...": true, "./silent": false} {
		vet := exec.CommandContext(t.Context(), tool, "vet", "-sarif", packages)
		vet.Dir = filepath.Join(root, "generator", "callsite", "testdata")
		log, err := vet.Output()
		if vet.ProcessState == nil || vet.ProcessState.ExitCode() > 1 {
			t.Fatalf("vet %s: %v", packages, err)
		}
		if strings.Contains(string(log), `"ruleId"`) != found {
			t.Errorf("vet %s: findings: %v, want %v", packages, !found, found)
		}
		result, err := schema.Validate(gojsonschema.NewBytesLoader(log))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range result.Errors() {
			t.Errorf("vet %s: %s", packages, e)
		}
	}
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
