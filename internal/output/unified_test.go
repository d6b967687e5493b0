package output

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestUnifiedDiff(t *testing.T) {
	t.Parallel()
	numbers := func(from, to int) string {
		var b strings.Builder
		for i := from; i <= to; i++ {
			fmt.Fprintln(&b, i)
		}
		return b.String()
	}
	for _, test := range []struct {
		name, old, new, want string
	}{
		{"equal", "a\n", "a\n", ""},
		{"both empty", "", "", ""},
		{"new file", "", "a\nb\n", "@@ -0,0 +1,2 @@\n+a\n+b\n"},
		{"removed file", "a\n", "", "@@ -1 +0,0 @@\n-a\n"},
		{"one line", "a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n"},
		{"last line without its end", "a\nb", "a\nb\n", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"},
		{"insertion", numbers(1, 9), numbers(1, 4) + "new\n" + numbers(5, 9), "@@ -2,6 +2,7 @@\n 2\n 3\n 4\n+new\n 5\n 6\n 7\n"},
		{"deletion", numbers(1, 9), numbers(1, 4) + numbers(6, 9), "@@ -2,7 +2,6 @@\n 2\n 3\n 4\n-5\n 6\n 7\n 8\n"},
		{
			"six lines between changes are one hunk", "a\n" + numbers(1, 6) + "b\n", "A\n" + numbers(1, 6) + "B\n",
			"@@ -1,8 +1,8 @@\n-a\n+A\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+B\n",
		},
		{
			"seven are two", "a\n" + numbers(1, 7) + "b\n", "A\n" + numbers(1, 7) + "B\n",
			"@@ -1,4 +1,4 @@\n-a\n+A\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+B\n",
		},
		{"moved", "a\nb\nc\nd\n", "c\nd\na\nb\n", "@@ -1,4 +1,4 @@\n-a\n-b\n c\n d\n+a\n+b\n"},
	} {
		want := test.want
		if want != "" {
			want = "--- old\n+++ new\n" + want
		}
		if diff := cmp.Diff(want, unifiedDiff("old", "new", test.old, test.new)); diff != "" {
			t.Errorf("%s, -want +got:\n%s", test.name, diff)
		}
	}
}

// TestUnifiedDiffApplies has differences of texts with few kinds of lines
// applied, which gives many lines that repeat.
func TestUnifiedDiffApplies(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		lines := make([]string, random.IntN(30))
		for i := range lines {
			lines[i] = string(rune('a' + random.IntN(8)))
		}
		return strings.Join(lines, "\n")
	}
	for range 5000 {
		old, new := text(), text()
		diff := unifiedDiff("old", "new", old, new)
		if got, err := apply(old, diff); err != nil || got != new {
			t.Fatalf("%q to %q is\n%s\nwhich gives %q, %v", old, new, diff, got, err)
		}
	}
}

func FuzzUnifiedDiff(f *testing.F) {
	f.Add("a\nb\nc\n", "a\nc")
	f.Add("", "\n\n")
	f.Add("\r\n-- x\n", "--- x\n+++ y\n@@ -1 +1 @@\n")
	f.Fuzz(func(t *testing.T, old, new string) {
		diff := unifiedDiff("old", "new", old, new)
		if (diff == "") != (old == new) {
			t.Fatalf("%q to %q is %q", old, new, diff)
		}
		if got, err := apply(old, diff); err != nil || got != new {
			t.Fatalf("%q to %q is\n%s\nwhich gives %q, %v", old, new, diff, got, err)
		}
	})
}

var hunkHeader = regexp.MustCompile(`^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n$`)

// apply is what patch does, with no leniency.
func apply(old, diff string) (string, error) {
	if diff == "" {
		return old, nil
	}
	lines := strings.SplitAfter(diff, "\n")
	lines = lines[2 : len(lines)-1]
	source := splitLines(old)
	var out []string
	at := 0
	for len(lines) > 0 {
		m := hunkHeader.FindStringSubmatch(lines[0])
		if m == nil {
			return "", fmt.Errorf("no hunk header: %q", lines[0])
		}
		lines = lines[1:]
		oldStart, oldCount := hunkRange(m[1], m[2])
		newStart, newCount := hunkRange(m[3], m[4])
		if oldStart < at || oldStart > len(source) {
			return "", fmt.Errorf("hunk at line %d of %d, after line %d", oldStart, len(source), at)
		}
		out = append(out, source[at:oldStart]...)
		at = oldStart
		if len(out) != newStart {
			return "", fmt.Errorf("hunk begins at line %d of the new text, not %d", len(out), newStart)
		}
		for oldCount > 0 || newCount > 0 {
			if len(lines) == 0 {
				return "", fmt.Errorf("the hunk ends early")
			}
			mark, text := lines[0][0], lines[0][1:]
			lines = lines[1:]
			if len(lines) > 0 && lines[0] == "\\ No newline at end of file\n" {
				text, lines = strings.TrimSuffix(text, "\n"), lines[1:]
			}
			if mark != '+' {
				if at >= len(source) || source[at] != text {
					return "", fmt.Errorf("line %d is not %q", at, text)
				}
				at++
				oldCount--
			}
			if mark != '-' {
				out = append(out, text)
				newCount--
			}
		}
	}
	return strings.Join(append(out, source[at:]...), ""), nil
}

// hunkRange is the number of lines before a range, and in it.
func hunkRange(start, count string) (before, lines int) {
	before, _ = strconv.Atoi(start)
	if count == "" {
		return before - 1, 1
	}
	lines, _ = strconv.Atoi(count)
	if lines == 0 {
		return before, 0
	}
	return before - 1, lines
}

// TestUnifiedDiffForGit has git apply a difference.
func TestUnifiedDiffForGit(t *testing.T) {
	t.Parallel()
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip(err)
	}
	old := "package a\n\nconst A = 1\n\n" + strings.Repeat("// line\n", 20) + "\nconst B = 2"
	new := "package a\n\nconst A = 3\nconst C = 4\n\n" + strings.Repeat("// line\n", 19) + "\nconst B = 2\n"
	dir := t.TempDir()
	for _, test := range []struct {
		name, from, to, old, new string
	}{
		{"changed", "a.go", "a.go", old, new},
		{"created", "/dev/null", "b.go", "", new},
		{"removed", "c.go", "/dev/null", old, ""},
	} {
		if test.old != "" {
			if err := os.WriteFile(filepath.Join(dir, test.from), []byte(test.old), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.CommandContext(t.Context(), git, "apply", "-p0", "-")
		cmd.Dir = dir
		cmd.Stdin = strings.NewReader(unifiedDiff(test.from, test.to, test.old, test.new))
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", test.name, err, out)
			continue
		}
		content, err := os.ReadFile(filepath.Join(dir, test.to))
		switch {
		case test.new == "":
			if _, err := os.Stat(filepath.Join(dir, test.from)); !os.IsNotExist(err) {
				t.Errorf("%s: the file is still there", test.name)
			}
		case err != nil:
			t.Error(err)
		case string(content) != test.new:
			t.Errorf("%s: git made %q, want %q", test.name, content, test.new)
		}
	}
}
