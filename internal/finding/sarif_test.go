package finding

import (
	"encoding/json"
	"go/token"
	"path/filepath"
	"strings"
	"testing"
)

// finding is one in a file, of the category untyped.
func finding(file string, line int, message string) Finding {
	pos := token.Position{Filename: file, Line: line, Column: 2}
	return Finding{Category: Category{Name: "untyped", Severity: Note}, Message: message, Start: pos, Stop: pos}
}

// runOf is the run in a log.
func runOf(t *testing.T, s SARIF, findings ...Finding) sarifRun {
	t.Helper()
	var b strings.Builder
	if err := s.Write(&b, findings); err != nil {
		t.Fatal(err)
	}
	var log sarifLog
	if err := json.Unmarshal([]byte(b.String()), &log); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 1 || len(log.Runs[0].Results) != len(findings) {
		t.Fatalf("%s", b.String())
	}
	return log.Runs[0]
}

func TestSARIFVersion(t *testing.T) {
	t.Parallel()
	for version, semantic := range map[string]string{
		"v1.2.3": "1.2.3",
		"v0.0.0-20260102030405-0123456789ab+dirty": "0.0.0-20260102030405-0123456789ab+dirty",
		"(devel)": "",
	} {
		driver := runOf(t, SARIF{Root: t.TempDir(), Version: version}).Tool.Driver
		if driver.Version != version || driver.SemanticVersion != semantic {
			t.Errorf("%s: version %q, semantic version %q, want %q", version, driver.Version, driver.SemanticVersion, semantic)
		}
	}
}

// TestSARIFFingerprints tells findings apart, and knows them again when their
// lines, and the repository, have moved.
func TestSARIFFingerprints(t *testing.T) {
	t.Parallel()
	fingerprints := func(root string, lines ...int) map[string]bool {
		a, b := filepath.Join(root, "a.go"), filepath.Join(root, "b.go")
		prints := map[string]bool{}
		for _, result := range runOf(t, SARIF{Root: root},
			finding(a, lines[0], "one"), finding(a, lines[1], "one"), finding(a, lines[2], "other"), finding(b, lines[3], "one"),
		).Results {
			for _, print := range result.Fingerprints {
				prints[print] = true
			}
		}
		return prints
	}
	before, after := fingerprints(t.TempDir(), 1, 2, 3, 4), fingerprints(t.TempDir(), 11, 32, 43, 54)
	if len(before) != 4 {
		t.Errorf("four findings have the fingerprints %v", before)
	}
	for print := range before {
		if !after[print] {
			t.Errorf("fingerprint %s is not there again: %v", print, after)
		}
	}
}

// TestSARIFOutside has a finding in a module of the workspace that is not below
// the repository's root.
func TestSARIFOutside(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	run := runOf(t, SARIF{Root: filepath.Join(dir, "repository")},
		finding(filepath.Join(dir, "repository", "a.go"), 1, ""),
		finding(filepath.Join(dir, "other", "a.go"), 1, ""))
	if at := run.Results[0].Locations[0].Physical.Artifact; at.URI != "a.go" || at.BaseID != sourceRoot {
		t.Errorf("below the root: %+v", at)
	}
	at := run.Results[1].Locations[0].Physical.Artifact
	if !strings.HasPrefix(at.URI, "file:///") || !strings.HasSuffix(at.URI, "/other/a.go") || at.BaseID != "" {
		t.Errorf("beside the root: %+v", at)
	}
}

// TestFormatIsOneLine quotes code that has an end of line in it.
func TestFormatIsOneLine(t *testing.T) {
	t.Parallel()
	f := finding("/shop/a.go", 3, "convert it, T(`a\r\n\tb`)")
	if got, want := f.Format("/shop"), "a.go:3:2: convert it, T(`a\\r\\n\\tb`) [untyped]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got, want := f.Key("/shop/api"), "../a.go: convert it, T(`a\\r\\n\\tb`) [untyped]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
