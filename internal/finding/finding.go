// Package finding has findings as people and programs read them: as lines, as JSON, and
// as logs in the format SARIF.
package finding

import (
	"cmp"
	"encoding/json"
	"go/token"
	"io"
	"path/filepath"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Severities of categories, in the words of SARIF.
const (
	Error   = "error"   // what fails or loses data
	Warning = "warning" // what works by luck
	Note    = "note"    // what could be better
)

// Category is what findings of one kind have in common.
type Category struct {
	Name, Severity string
	// Title and Details are what they are about, in a line and in a paragraph.
	Title, Details string
	// URL is where the category is explained.
	URL string
}

// Finding is what is reported, and where.
type Finding struct {
	Category Category
	// Start and Stop are where; their Filename is absolute.
	Start, Stop token.Position
	// Message says what is wrong and, after a colon, how to fix it.
	Message string
	// Fixable reports whether temporal-gen fix may do that.
	Fixable bool
}

// Format is the finding as "file:line:col: message [category]", the file
// relative to dir.
func (f Finding) Format(dir string) string { return f.Diagnostic().Format(dir) }

// Diagnostic is the finding with its category behind its message.
func (f Finding) Diagnostic() report.Diagnostic {
	return report.Diagnostic{Pos: f.Start, Message: f.text()}
}

// Key is what the finding is known by where lines come and go: "file: message
// [category]", the file relative to dir, on the same drive.
func (f Finding) Key(dir string) string {
	file, err := filepath.Rel(dir, f.Start.Filename)
	if err != nil {
		file = f.Start.Filename
	}
	return report.Line(filepath.ToSlash(file) + ": " + f.text())
}

func (f Finding) text() string { return f.Message + " [" + f.Category.Name + "]" }

// Sort sorts findings by position and leaves out those that repeat another.
func Sort(findings []Finding) []Finding {
	slices.SortFunc(findings, func(a, b Finding) int {
		return cmp.Or(report.Compare(a.Start, b.Start), cmp.Compare(a.Message, b.Message))
	})
	return slices.Compact(findings)
}

// row is a finding in the output of -json.
type row struct {
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
	list := []row{}
	for _, f := range findings {
		list = append(list, row{
			File: report.Relative(dir, f.Start.Filename), Line: f.Start.Line, Column: f.Start.Column,
			EndLine: f.Stop.Line, EndColumn: f.Stop.Column,
			Category: f.Category.Name, Severity: f.Category.Severity, Message: f.Message, URL: f.Category.URL,
			Fixable: f.Fixable,
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
