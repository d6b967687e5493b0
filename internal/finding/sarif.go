package finding

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"go/token"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// SARIF is what a log in the format SARIF 2.1.0 tells beside findings.
type SARIF struct {
	// Root is the folder that paths are relative to: where code scanning has
	// the repository checked out.
	Root string
	// Version is the module version of the tool, and Docs the address of the page about
	// the findings.
	Version, Docs string
	// ID tells the log from others of a repository that a command has written: code
	// scanning takes one for a newer state of another that has the same. It may be "".
	ID string
	// Categories are those that findings may have.
	Categories []Category
	// Problems say what could not be checked, and Warnings what was not looked
	// at. Without them a log in which findings are missing would pass for one in
	// which they are fixed.
	Problems, Warnings []string
}

// The parts of SARIF that a report needs.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool struct {
			Driver sarifDriver `json:"driver"`
		} `json:"tool"`
		Automation  *sarifAutomation         `json:"automationDetails,omitempty"`
		Invocations []sarifInvocation        `json:"invocations"`
		BaseIDs     map[string]sarifArtifact `json:"originalUriBaseIds"`
		ColumnKind  string                   `json:"columnKind"`
		Results     []sarifResult            `json:"results"`
	}
	sarifAutomation struct {
		ID string `json:"id"`
	}
	sarifDriver struct {
		Name            string      `json:"name"`
		Version         string      `json:"version"`
		SemanticVersion string      `json:"semanticVersion,omitempty"`
		InformationURI  string      `json:"informationUri"`
		Rules           []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               string    `json:"id"`
		ShortDescription sarifText `json:"shortDescription"`
		FullDescription  sarifText `json:"fullDescription"`
		Default          struct {
			Level string `json:"level"`
		} `json:"defaultConfiguration"`
		HelpURI string    `json:"helpUri"`
		Help    sarifText `json:"help"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifInvocation struct {
		Successful    bool                `json:"executionSuccessful"`
		Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
	}
	sarifNotification struct {
		Level   string    `json:"level"`
		Message sarifText `json:"message"`
	}
	sarifResult struct {
		RuleID       string            `json:"ruleId"`
		RuleIndex    int               `json:"ruleIndex"`
		Level        string            `json:"level"`
		Message      sarifText         `json:"message"`
		Locations    []sarifLocation   `json:"locations"`
		Fingerprints map[string]string `json:"partialFingerprints"`
	}
	sarifLocation struct {
		Physical struct {
			Artifact sarifArtifact `json:"artifactLocation"`
			Region   sarifRegion   `json:"region"`
		} `json:"physicalLocation"`
	}
	sarifArtifact struct {
		URI         string     `json:"uri,omitempty"`
		BaseID      string     `json:"uriBaseId,omitempty"`
		Description *sarifText `json:"description,omitempty"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn,omitempty"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
)

// sourceRoot is what code scanning calls the repository's folder.
const sourceRoot = "%SRCROOT%"

// Write writes findings as a log.
func (s SARIF) Write(w io.Writer, findings []Finding) error {
	run := sarifRun{
		Invocations: []sarifInvocation{s.invocation()},
		// Without its address the log is the same on every machine, and paths
		// are relative to wherever its reader has the repository.
		BaseIDs:    map[string]sarifArtifact{sourceRoot: {Description: &sarifText{"the root of the repository"}}},
		ColumnKind: "utf16CodeUnits",
		Results:    []sarifResult{},
	}
	if s.ID != "" {
		run.Automation = &sarifAutomation{s.ID}
	}
	run.Tool.Driver = s.driver()
	lines := sourceLines{}
	seen := map[string]int{}
	for _, f := range findings {
		result := sarifResult{
			RuleID:    f.Category.Name,
			RuleIndex: slices.IndexFunc(s.Categories, func(c Category) bool { return c.Name == f.Category.Name }),
			Level:     f.Category.Severity,
			Message:   sarifText{f.Message},
		}
		var at sarifLocation
		at.Physical.Artifact = s.artifact(f.Start.Filename)
		at.Physical.Region = lines.region(f.Start, f.Stop)
		result.Locations = []sarifLocation{at}

		key := f.Key(s.Root)
		seen[key]++
		hash := sha256.Sum256(fmt.Appendf(nil, "%s\n%d", key, seen[key]))
		result.Fingerprints = map[string]string{"finding/v1": hex.EncodeToString(hash[:16])}
		run.Results = append(run.Results, result)
	}
	return encode(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

func (s SARIF) driver() sarifDriver {
	driver := sarifDriver{Name: "temporal-gen", Version: s.Version, InformationURI: s.Docs}
	if semantic, ok := strings.CutPrefix(s.Version, "v"); ok {
		driver.SemanticVersion = semantic
	}
	for _, c := range s.Categories {
		rule := sarifRule{ID: c.Name, ShortDescription: sarifText{c.Title}, FullDescription: sarifText{c.Details}, HelpURI: c.URL}
		rule.Default.Level = c.Severity
		rule.Help.Text = c.Details + "\n\n" + c.URL
		driver.Rules = append(driver.Rules, rule)
	}
	return driver
}

func (s SARIF) invocation() sarifInvocation {
	run := sarifInvocation{Successful: len(s.Problems) == 0}
	for _, problem := range s.Problems {
		run.Notifications = append(run.Notifications, sarifNotification{Error, sarifText{problem}})
	}
	for _, warning := range s.Warnings {
		run.Notifications = append(run.Notifications, sarifNotification{Warning, sarifText{warning}})
	}
	return run
}

// artifact is a file below the root by its path from there, and another by its
// whole path.
func (s SARIF) artifact(file string) sarifArtifact {
	if rel := report.Relative(s.Root, file); filepath.IsLocal(rel) {
		return sarifArtifact{URI: (&url.URL{Path: rel}).String(), BaseID: sourceRoot}
	}
	path := filepath.ToSlash(file)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // a drive
	}
	return sarifArtifact{URI: (&url.URL{Scheme: "file", Path: path}).String()}
}

// sourceLines are the lines of files by name.
type sourceLines map[string][][]byte

// region is the range from start to stop, with columns in UTF-16 code units
// where those of the positions are bytes.
func (s sourceLines) region(start, stop token.Position) sarifRegion {
	region := sarifRegion{StartLine: start.Line, EndLine: stop.Line, StartColumn: s.column(start), EndColumn: s.column(stop)}
	if region.StartColumn == 0 || region.EndColumn == 0 {
		region.StartColumn, region.EndColumn = 0, 0 // whole lines
	}
	return region
}

// column is 0 where the line is not there any more.
func (s sourceLines) column(pos token.Position) int {
	lines, ok := s[pos.Filename]
	if !ok {
		text, _ := disk.Read(pos.Filename)
		lines = bytes.Split(text, []byte("\n"))
		s[pos.Filename] = lines
	}
	if pos.Line < 1 || pos.Line > len(lines) || pos.Column < 1 || pos.Column-1 > len(lines[pos.Line-1]) {
		return 0
	}
	column := 1
	for _, r := range string(lines[pos.Line-1][:pos.Column-1]) {
		column += utf16.RuneLen(r)
	}
	return column
}
