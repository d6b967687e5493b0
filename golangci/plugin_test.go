package golangci

import (
	"maps"
	"slices"
	"testing"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/generator/callsite"
)

// TestPlugin finds the plugin as golangci-lint does, by its name, and runs its
// analyzers on packages of which each has something to say.
func TestPlugin(t *testing.T) {
	t.Parallel()
	newPlugin, err := register.GetPlugin(Name)
	if err != nil {
		t.Fatal(err)
	}
	p, err := newPlugin(nil)
	if err != nil {
		t.Fatal(err)
	}
	if mode := p.GetLoadMode(); mode != register.LoadModeTypesInfo {
		t.Errorf("load mode %s: the analyzers need types", mode)
	}
	analyzers, err := p.BuildAnalyzers()
	if err != nil {
		t.Fatal(err)
	}
	pkgs, err := packages.Load(&packages.Config{
		Context: t.Context(),
		Dir:     "../generator/callsite/testdata",
		Mode:    packages.LoadAllSyntax | packages.NeedModule,
	}, "./arguments", "./results", "./lenient", "./names", "./starts")
	if err != nil {
		t.Fatal(err)
	}
	graph, err := checker.Analyze(analyzers, pkgs, nil)
	if err != nil {
		t.Fatal(err)
	}
	silent := map[string]bool{}
	for _, a := range analyzers {
		silent[a.Name] = true
	}
	for action := range graph.All() {
		if action.Err != nil {
			t.Error(action.Err)
		}
		if len(action.Diagnostics) > 0 {
			delete(silent, action.Analyzer.Name)
		}
	}
	delete(silent, callsite.Registration.Name) // which needs the whole module
	if len(silent) > 0 {
		t.Errorf("no findings of %v", slices.Sorted(maps.Keys(silent)))
	}
}
