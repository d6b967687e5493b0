package output

import (
	"fmt"
	"strings"
)

// contextLines is how many unchanged lines a hunk shows around its changes.
const contextLines = 3

// edit is a run of lines that old and new have in common, or a change: the
// lines of old from a to aEnd become the lines of new from b to bEnd.
type edit struct {
	a, aEnd, b, bEnd int
}

// unifiedDiff is the difference between two texts in the format of diff -u. The
// result applies with patch but need not be the shortest: lines that are once
// in both texts anchor it, which is quick and reads well for generated code.
func unifiedDiff(oldName, newName, oldText, newText string) string {
	oldLines, newLines := splitLines(oldText), splitLines(newText)
	changes := diffLines(oldLines, newLines, 0, 0)
	if len(changes) == 0 {
		return ""
	}
	var out strings.Builder
	fmt.Fprintf(&out, "--- %s\n+++ %s\n", oldName, newName)
	for len(changes) > 0 {
		n := 1
		for n < len(changes) && changes[n].a-changes[n-1].aEnd <= 2*contextLines {
			n++
		}
		writeHunk(&out, oldLines, newLines, changes[:n])
		changes = changes[n:]
	}
	return out.String()
}

func splitLines(text string) []string {
	lines := strings.SplitAfter(text, "\n")
	if last := len(lines) - 1; lines[last] == "" {
		return lines[:last]
	}
	return lines
}

// diffLines returns the changes from old to new, whose first lines are number
// a and b of the whole texts.
func diffLines(old, new []string, a, b int) []edit {
	for len(old) > 0 && len(new) > 0 && old[0] == new[0] {
		old, new, a, b = old[1:], new[1:], a+1, b+1
	}
	for len(old) > 0 && len(new) > 0 && old[len(old)-1] == new[len(new)-1] {
		old, new = old[:len(old)-1], new[:len(new)-1]
	}
	if len(old) == 0 && len(new) == 0 {
		return nil
	}
	i, j := anchor(old, new)
	if i < 0 {
		return []edit{{a, a + len(old), b, b + len(new)}}
	}
	return append(diffLines(old[:i], new[:j], a, b), diffLines(old[i:], new[j:], a+i, b+j)...)
}

// anchor finds the line, nearest to the middle of old, that is there exactly once
// in both texts; -1, -1 if there is none.
func anchor(old, new []string) (i, j int) {
	inOld, inNew := map[string]int{}, map[string]int{}
	for _, line := range old {
		inOld[line]++
	}
	at := map[string]int{}
	for n, line := range new {
		inNew[line]++
		at[line] = n
	}
	i, j = -1, -1
	for n, line := range old {
		if inOld[line] == 1 && inNew[line] == 1 && (i < 0 || abs(n-len(old)/2) < abs(i-len(old)/2)) {
			i, j = n, at[line]
		}
	}
	return i, j
}

func abs(n int) int { return max(n, -n) }

func writeHunk(out *strings.Builder, old, new []string, changes []edit) {
	first, last := changes[0], changes[len(changes)-1]
	before := min(contextLines, first.a)
	after := min(contextLines, len(old)-last.aEnd)
	fmt.Fprintf(out, "@@ -%s +%s @@\n",
		lineRange(first.a-before, last.aEnd+after), lineRange(first.b-before, last.bEnd+after))
	at := first.a - before
	for _, c := range changes {
		writeLines(out, ' ', old[at:c.a])
		writeLines(out, '-', old[c.a:c.aEnd])
		writeLines(out, '+', new[c.b:c.bEnd])
		at = c.aEnd
	}
	writeLines(out, ' ', old[at:last.aEnd+after])
}

// lineRange is the lines from start up to end, counted from zero, as a hunk
// header gives them.
func lineRange(start, end int) string {
	switch end - start {
	case 0:
		return fmt.Sprintf("%d,0", start)
	case 1:
		return fmt.Sprint(start + 1)
	}
	return fmt.Sprintf("%d,%d", start+1, end-start)
}

func writeLines(out *strings.Builder, mark byte, lines []string) {
	for _, line := range lines {
		out.WriteByte(mark)
		out.WriteString(line)
		if !strings.HasSuffix(line, "\n") {
			out.WriteString("\n\\ No newline at end of file\n")
		}
	}
}
