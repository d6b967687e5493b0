package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestDocsShowMigration requires that the diff in docs/vet.md is what the tool
// makes of the SDK's patterns.
func TestDocsShowMigration(t *testing.T) {
	t.Parallel()
	_, diff, _ := strings.Cut(readText(t, filepath.Join("testdata", "migrate.txtar")), "$ temporal-gen fix -diff ./...\n[stdout]\n")
	diff, _, ok := strings.Cut(diff, "[exit ")
	if !ok || !strings.Contains(readText(t, filepath.Join("..", "..", "docs", "vet.md")), diff) {
		t.Errorf("docs/vet.md does not show the diff of testdata/migrate.txtar:\n%s", diff)
	}
}

var (
	link    = regexp.MustCompile(`\]\(([^)\s]+)\)`)
	heading = regexp.MustCompile(`(?m)^#+ (.*)$`)
	anchor  = regexp.MustCompile(`<a id="([^"]+)">`)
)

// TestDocsLinks requires that links within the repository lead somewhere.
func TestDocsLinks(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	pages, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, name := range []string{"README.md", "CONTRIBUTING.md", "SECURITY.md", filepath.Join("example", "README.md")} {
		pages = append(pages, filepath.Join(root, name))
	}
	for _, page := range pages {
		for _, m := range link.FindAllStringSubmatch(readText(t, page), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			file, fragment, _ := strings.Cut(m[1], "#")
			target := page
			if file != "" {
				target = filepath.Join(filepath.Dir(page), filepath.FromSlash(file))
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s: %v", page, m[1], err)
			} else if fragment != "" && !anchors(readText(t, target))[fragment] {
				t.Errorf("%s links to %s: there is no such heading", page, m[1])
			}
		}
	}
}

// anchors are the fragments of a page that GitHub makes of its headings, and
// those that it declares.
func anchors(text string) map[string]bool {
	found := map[string]bool{}
	for _, m := range heading.FindAllStringSubmatch(text, -1) {
		var b strings.Builder
		for _, r := range strings.ToLower(m[1]) {
			switch {
			case r == ' ':
				b.WriteByte('-')
			case r == '-', r == '_', 'a' <= r && r <= 'z', '0' <= r && r <= '9':
				b.WriteRune(r)
			}
		}
		found[b.String()] = true
	}
	for _, m := range anchor.FindAllStringSubmatch(text, -1) {
		found[m[1]] = true
	}
	return found
}
