package vet

import (
	"encoding/json"
	"go/token"
	"io"
	"path/filepath"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Finding is a diagnostic of one of the analyzers.
type Finding struct {
	analysis.Diagnostic
	Analyzer *analysis.Analyzer
	// Start and Stop are where; their Filename is absolute.
	Start, Stop token.Position
	category    Category
	pkg         *packages.Package
}

// Format is the finding as "file:line:col: message [category]", the file
// relative to dir.
func (f Finding) Format(dir string) string {
	return report.Line(report.At(dir, f.Start) + ": " + f.text())
}

// key is what the finding is known by where lines come and go: "file: message
// [category]", the file relative to dir, on the same drive.
func (f Finding) key(dir string) string {
	file, err := filepath.Rel(dir, f.Start.Filename)
	if err != nil {
		file = f.Start.Filename
	}
	return report.Line(filepath.ToSlash(file) + ": " + f.text())
}

func (f Finding) text() string { return f.Message + " [" + f.Category + "]" }

// Severity says how bad the finding is: one of the Severity constants.
func (f Finding) Severity() string { return f.category.Severity }

// jsonFinding is a finding in the output of -json.
type jsonFinding struct {
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Category  string `json:"category"`
	Severity  string `json:"severity"`
	Message   string `json:"message"`
	URL       string `json:"url"`
	Fixable   bool   `json:"fixable"`
}

// WriteJSON writes findings as an array, with paths relative to dir.
func WriteJSON(w io.Writer, dir string, findings []Finding) error {
	list := []jsonFinding{}
	for _, f := range findings {
		list = append(list, jsonFinding{
			File: report.Relative(dir, f.Start.Filename), Line: f.Start.Line, Column: f.Start.Column,
			EndLine: f.Stop.Line, EndColumn: f.Stop.Column,
			Category: f.Category, Severity: f.Severity(), Message: f.Message, URL: f.URL,
			Fixable: len(f.SuggestedFixes) > 0,
		})
	}
	return encode(w, list)
}

func encode(w io.Writer, value any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}
