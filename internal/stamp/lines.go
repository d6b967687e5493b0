package stamp

import (
	"bytes"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// line is a go:generate line that runs the tool in a folder.
type line struct {
	dir  string
	args []string
}

// generateLines are the arguments of the lines of a file that run the tool. Those
// that go generate would expand are left out.
func generateLines(text []byte) [][]string {
	var lines [][]string
	for line := range bytes.Lines(text) {
		after, ok := bytes.CutPrefix(line, generateWords)
		if !ok || !bytes.HasPrefix(after, []byte(" ")) && !bytes.HasPrefix(after, []byte("\t")) || bytes.ContainsAny(after, `"$`) {
			continue
		}
		words := strings.Fields(string(after))
		i := slices.IndexFunc(words, isTool)
		if i >= 0 && words[0] != "-command" {
			lines = append(lines, words[i+1:])
		}
	}
	return lines
}

// isTool reports whether a word of a command line names the tool: by its name, its
// path or the package of its command, at any version.
func isTool(word string) bool {
	word, _, _ = strings.Cut(word, "@")
	return strings.TrimSuffix(path.Base(filepath.ToSlash(word)), ".exe") == "temporal-gen"
}

// Alike are the folders of the module in which a go:generate line runs the tool with
// these arguments, sorted, where go generate ./... finds them.
func (s *State) Alike(args []string) []string {
	dirs := map[string]bool{}
	for _, line := range s.lines {
		rel, err := filepath.Rel(s.Root, line.dir)
		if err != nil || !filepath.IsLocal(rel) || !slices.Equal(line.args, args) || isPassedOver(rel) || s.inOtherModule(rel) {
			continue
		}
		dirs[line.dir] = true
	}
	return slices.Sorted(maps.Keys(dirs))
}

// isPassedOver reports whether wildcards of the go command pass over a folder.
func isPassedOver(rel string) bool {
	for element := range strings.SplitSeq(filepath.ToSlash(rel), "/") {
		hidden := strings.HasPrefix(element, "_") || strings.HasPrefix(element, ".") && element != "."
		if hidden || element == "testdata" || element == "vendor" {
			return true
		}
	}
	return false
}

// inOtherModule reports whether a folder below the root is in a module of its own.
func (s *State) inOtherModule(rel string) bool {
	for ; rel != "."; rel = filepath.Dir(rel) {
		if isFile(filepath.Join(s.Root, rel, "go.mod")) {
			return true
		}
	}
	return false
}
