package vet

import (
	"go/token"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/finding"
)

// Finding is a diagnostic of one of the analyzers.
type Finding struct {
	analysis.Diagnostic
	Analyzer *analysis.Analyzer
	// Start and Stop are where; their Filename is absolute.
	Start, Stop token.Position
	// calls are where code gives a client the function that a mock expects: its fix is
	// right once those of all of them are applied.
	calls    []token.Position
	category finding.Category
	pkg      *packages.Package
}

// Format is the finding as "file:line:col: message [category]", the file
// relative to dir.
func (f Finding) Format(dir string) string { return f.plain().Format(dir) }

// Severity says how bad the finding is: "error", "warning" or "note".
func (f Finding) Severity() string { return f.category.Severity }

// plain is the finding as others have theirs.
func (f Finding) plain() finding.Finding {
	return finding.Finding{
		Category: f.category, Start: f.Start, Stop: f.Stop, Message: f.Message, Fixable: len(f.SuggestedFixes) > 0,
	}
}

// Plain are findings as others have theirs.
func Plain(findings []Finding) (plain []finding.Finding) {
	for _, f := range findings {
		plain = append(plain, f.plain())
	}
	return plain
}
