package callsite_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"

	"github.com/temporal-gen/temporal-gen/generator"
	"github.com/temporal-gen/temporal-gen/generator/callsite"
	"github.com/temporal-gen/temporal-gen/internal/output"
	"github.com/temporal-gen/temporal-gen/internal/rewrite"
	"github.com/temporal-gen/temporal-gen/internal/testspeed"
)

// together is all analyzers in one, as analysistest wants all diagnostics of a
// package from one analyzer.
var together = &analysis.Analyzer{
	Name:     "temporaltogether",
	Doc:      "all analyzers of the suite",
	Requires: []*analysis.Analyzer{rewrite.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		for _, a := range callsite.Analyzers() {
			one := *pass
			one.Analyzer = a
			if _, err := a.Run(&one); err != nil {
				return nil, err
			}
		}
		return nil, nil
	},
}

func TestMain(m *testing.M) {
	// The module there requires the same versions as the one in testdata here.
	testspeed.Prepare(filepath.Join("..", "..", "testdata"))
	os.Exit(m.Run())
}

// TestAnalyzers runs the packages of testdata: what is reported is behind the code,
// and what the fixes make of a file is in its golden file.
func TestAnalyzers(t *testing.T) {
	t.Parallel()
	if *update {
		t.Skip("the golden files are those of the fixes of package vet")
	}
	entries, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	var patterns []string
	for _, entry := range entries {
		// What becomes of desk hangs on its tests, which are not there when the package is
		// analyzed without them, and of markers on the workers. Package vet looks at both.
		if entry.IsDir() && entry.Name() != "desk" && entry.Name() != "markers" {
			patterns = append(patterns, "./"+entry.Name())
		}
	}
	analysistest.RunWithSuggestedFixes(t, analysistest.TestData(), together, patterns...)
}

var update = flag.Bool("update", false, "rewrite the golden files")

// TestStarters requires of the starters in testdata that they are those that
// temporal-gen generates now.
func TestStarters(t *testing.T) {
	t.Parallel()
	for _, config := range []generator.Config{
		{Patterns: []string{"./orders", "./approvals", "./billing", "./parcels"}},
		{Patterns: []string{"./orders", "./billing"}, Output: "../{pkg}client/temporal_gen.go"},
	} {
		config.Context, config.Dir = t.Context(), "testdata"
		result, err := generator.Generate(config)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range result.Diagnostics {
			t.Error(d.Format("testdata"))
		}
		if *update {
			result.Files.Write(func(*output.File) {})
		} else if diff := result.Files.Diff("testdata"); diff != "" {
			t.Error(diff)
		}
	}
}
