package vet

import (
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
