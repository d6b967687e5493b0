package vet

import (
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// TestUnfit leaves out a fix with which the package would not compile, and says
// that it is not one to try again.
func TestUnfit(t *testing.T) {
	t.Parallel()
	module, err := Load(Config{Context: t.Context(), Dir: testdata, Patterns: []string{"./clients"}})
	if err != nil {
		t.Fatal(err)
	}
	findings, err := module.Check()
	if err != nil || len(findings) != 2 {
		t.Fatalf("%d findings, %v", len(findings), err)
	}
	pos := findings[0].Pos
	findings[0].SuggestedFixes = []analysis.SuggestedFix{{TextEdits: []analysis.TextEdit{{Pos: pos, End: pos, NewText: []byte("!")}}}}
	findings = append(findings, findings[1])
	findings[2].Message = "another one"
	findings[2].SuggestedFixes = []analysis.SuggestedFix{{TextEdits: []analysis.TextEdit{{Pos: findings[1].Pos, End: findings[1].End, NewText: []byte("nil, nil")}}}}
	fixes, err := module.Fix(findings)
	if err != nil {
		t.Fatal(err)
	}
	if fixes.Fixed != 1 || fixes.Left != 1 || fixes.Unfit != 1 || len(fixes.Files) != 1 {
		t.Errorf("fixed %d, left %d, unfit %d, in %d files", fixes.Fixed, fixes.Left, fixes.Unfit, len(fixes.Files))
	}
}

// TestWaiting leaves what mocks expect of a call that stays, since its fix does not fit,
// and only that.
func TestWaiting(t *testing.T) {
	t.Parallel()
	module, err := Load(Config{Context: t.Context(), Dir: testdata, Patterns: []string{"./expected"}})
	if err != nil {
		t.Fatal(err)
	}
	findings, err := module.Check()
	if err != nil {
		t.Fatal(err)
	}
	first := &findings[0] // the call in Order
	first.SuggestedFixes = []analysis.SuggestedFix{{TextEdits: []analysis.TextEdit{{Pos: first.Pos, End: first.End, NewText: []byte("nil")}}}}
	fixes, err := module.Fix(findings)
	if err != nil {
		t.Fatal(err)
	}
	test := ""
	for _, file := range fixes.Files {
		if strings.HasSuffix(file.Path, "_test.go") {
			test = string(file.New)
		}
	}
	if fixes.Unfit != 1 || fixes.Waiting != 3 || strings.Contains(test, "ProcessOrderTypeName") || !strings.Contains(test, "ShipOrderTypeName") {
		t.Errorf("unfit %d, waiting %d, in\n%s", fixes.Unfit, fixes.Waiting, test)
	}
}
