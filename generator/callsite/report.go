package callsite

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Format is the finding as "file:line:col: message [category]", the file
// relative to dir.
func (f Finding) Format(dir string) string {
	pos := f.Start
	pos.Filename = relative(dir, pos.Filename)
	return report.Line(pos.String() + ": " + f.Message + " [" + f.Category + "]")
}

// Severity says how bad a finding of a category is, in the words of SARIF:
// "error" for calls that fail or lose data, "warning" for calls that work by
// luck, "note" for calls that could be better.
func (f Finding) Severity() string {
	switch f.Category {
	case "lenient":
		return "warning"
	case "untyped", "constant":
		return "note"
	}
	return "error"
}

// relative is path as seen from dir, with forward slashes.
func relative(dir, path string) string {
	rel, err := filepath.Rel(dir, path)
	if err != nil {
		return filepath.ToSlash(path)
	}
	return filepath.ToSlash(rel)
}

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
			File: relative(dir, f.Start.Filename), Line: f.Start.Line, Column: f.Start.Column,
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

// The parts of SARIF 2.1.0 that a report needs.
type (
	sarifLog struct {
		Version string     `json:"version"`
		Schema  string     `json:"$schema"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		Results []sarifResult `json:"results"`
	}
	sarifDriver struct {
		Name           string      `json:"name"`
		InformationURI string      `json:"informationUri"`
		Rules          []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string    `json:"id"`
		ShortDescription sarifText `json:"shortDescription"`
		FullDescription  sarifText `json:"fullDescription"`
		HelpURI          string    `json:"helpUri"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Region sarifRegion `json:"region"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine"`
		EndColumn   int `json:"endColumn"`
	}
)

// WriteSARIF writes findings as a SARIF log, with paths relative to dir.
func WriteSARIF(w io.Writer, dir string, findings []Finding) error {
	run := sarifRun{Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "temporal-gen", InformationURI: strings.TrimSuffix(docs, "#")}
	for _, a := range Analyzers() {
		title, details, _ := strings.Cut(a.Doc, "\n\n")
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRule{
			ID: a.Name, ShortDescription: sarifText{title}, FullDescription: sarifText{details}, HelpURI: a.URL,
		})
	}
	for _, f := range findings {
		result := sarifResult{RuleID: f.Analyzer.Name, Level: f.Severity(), Message: sarifText{f.Message}}
		var at sarifPhysical
		at.Artifact.URI = (&url.URL{Path: relative(dir, f.Start.Filename)}).String()
		at.Region = sarifRegion{f.Start.Line, f.Start.Column, f.Stop.Line, f.Stop.Column}
		result.Locations = []sarifLocation{{at}}
		run.Results = append(run.Results, result)
	}
	return encode(w, sarifLog{
		Version: "2.1.0",
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Runs:    []sarifRun{run},
	})
}
