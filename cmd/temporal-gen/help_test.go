package main

import (
	"bytes"
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/temporal-gen/temporal-gen/internal/finding"
	"github.com/temporal-gen/temporal-gen/internal/vet"
	"github.com/temporal-gen/temporal-gen/internal/wire"
)

// TestHelp asks for help in every way.
func TestHelp(t *testing.T) {
	t.Parallel()
	for name, lines := range map[string][]string{
		"":      {"-h", "-help", "--help", "help", "-v -h ./orders", "-client C --help"},
		"check": {"help check", "check -h", "check --help ./..."},
		"list":  {"help list", "list --help"},
		"vet":   {"help vet", "vet -h", "vet -json -only names -h"},
		"fix":   {"help fix", "fix -h"},
		"help":  {"help help", "help -h"},

		"version": {"help version", "version -h", "--version -h"},
	} {
		s, ok := subcommandNamed(name)
		if !ok {
			t.Fatalf("no command %s", name)
		}
		for _, line := range lines {
			if got := temporalGen(t, ".", strings.Fields(line)...); got != (outcome{stdout: s.help()}) {
				t.Errorf("%s: %+v", line, got)
			}
		}
	}
}

// TestHelpIsComplete requires a text of each command and each flag, in lines
// that a terminal shows whole.
func TestHelpIsComplete(t *testing.T) {
	t.Parallel()
	for _, s := range subcommands() {
		help := s.help()
		for _, text := range []string{s.line(), s.page} {
			if !strings.Contains(help, text) {
				t.Errorf("help of %q does not name %q", s.name, text)
			}
		}
		if s.short == "" || s.long == "" {
			t.Errorf("%q has no text", s.name)
		}
		flags := newFlagSet()
		s.declare(&command{}, flags)
		flags.VisitAll(func(f *flag.Flag) {
			if f.Usage == "" || !strings.Contains(help, "\n  -"+f.Name+" ") {
				t.Errorf("help of %q does not tell of -%s", s.name, f.Name)
			}
		})
		for line := range strings.Lines(help) {
			if len(strings.TrimSuffix(line, "\n")) > width && !strings.Contains(line, "https://") {
				t.Errorf("help of %q: too long: %s", s.name, line)
			}
		}
	}
	page, _ := subcommandNamed("vet")
	for _, category := range vet.Categories() {
		if !strings.Contains(page.help(), category.Name) {
			t.Errorf("help of vet does not name %s", category.Name)
		}
	}
}

// TestPackageComment requires of the package comment that it is the help of all
// commands. With -update it becomes that.
func TestPackageComment(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	file, err := parser.ParseFile(token.NewFileSet(), "main.go", src, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	want := packageComment()
	if *update {
		_, code, _ := bytes.Cut(src, []byte("\npackage main\n"))
		writeFile(t, "main.go", want+"package main\n"+string(code))
		return
	}
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(commentText(file.Doc), "\n")); diff != "" {
		t.Errorf("the package comment is not the help: go test ./cmd/temporal-gen -run TestPackageComment -update\n-want +got:\n%s", diff)
	}
}

// packageComment is the help of all commands as a comment.
func packageComment() string {
	var b strings.Builder
	for _, s := range subcommands() {
		if s.name != "" {
			b.WriteString("\n# temporal-gen " + s.name + "\n\n")
		}
		indented, blank := false, true
		for line := range strings.SplitSeq(strings.TrimSuffix(s.help(), "\n"), "\n") {
			code, isCode := strings.CutPrefix(line, "  ")
			if isCode {
				line = "\t" + code
			}
			if line != "" && isCode != indented && !blank {
				b.WriteString("\n")
			}
			b.WriteString(line + "\n")
			indented, blank = isCode, line == ""
		}
	}
	var comment strings.Builder
	for line := range strings.SplitSeq(strings.TrimSuffix(b.String(), "\n"), "\n") {
		if line != "" && line[0] != '\t' {
			line = " " + line
		}
		comment.WriteString("//" + line + "\n")
	}
	return comment.String()
}

func commentText(doc *ast.CommentGroup) string {
	var b strings.Builder
	for _, line := range doc.List {
		b.WriteString(line.Text + "\n")
	}
	return b.String()
}

// TestReadmeShowsCommands requires of every line in README.md and in docs that
// shows how a command is called, with what it is for, that it is one of the
// help's.
func TestReadmeShowsCommands(t *testing.T) {
	t.Parallel()
	names, err := filepath.Glob(filepath.Join("..", "..", "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	shown := 0
	for _, name := range append(names, filepath.Join("..", "..", "README.md")) {
		for line := range strings.Lines(readText(t, name)) {
			call, purpose, ok := strings.Cut(strings.TrimSpace(line), "  ")
			if !ok || !strings.HasPrefix(call, "temporal-gen ") || strings.TrimSpace(purpose) == "" {
				continue
			}
			shown++
			if !strings.Contains("\n"+usageLines(""), "\n"+strings.TrimSpace(line)+"\n") {
				t.Errorf("%s: %s is not as temporal-gen -h shows it:\n%s", name, strings.TrimSpace(line), usageLines("    "))
			}
		}
	}
	if shown == 0 {
		t.Error("neither README.md nor docs shows the commands")
	}
}

// TestDocsAreThere requires of the documentation that it has what the help and
// findings give the address of.
func TestDocsAreThere(t *testing.T) {
	t.Parallel()
	pages := map[string]string{}
	for _, s := range subcommands() {
		if page, ok := strings.CutPrefix(s.page, docs); ok {
			pages[s.page] = readText(t, filepath.Join("..", "..", "docs", page))
		}
	}
	for _, category := range slices.Concat(vet.Categories(), wire.Categories(), []finding.Category{stale}) {
		page, anchor, _ := strings.Cut(category.URL, "#")
		if !strings.Contains(pages[page], `<a id="`+anchor+`">`) {
			t.Errorf("%s has no anchor %s", page, anchor)
		}
	}
}
