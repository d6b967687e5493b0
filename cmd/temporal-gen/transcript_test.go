package main

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// TestErrors runs the cases of testdata/errors: one file for each mistake that
// the tool has to answer well.
func TestErrors(t *testing.T) {
	t.Parallel()
	runTranscripts(t, filepath.Join(testdataDir(t), "errors"))
}

// TestEvidence runs the cases of testdata/evidence: what the code of a module
// says of its functions.
func TestEvidence(t *testing.T) {
	t.Parallel()
	runTranscripts(t, filepath.Join(testdataDir(t), "evidence"))
}

// TestCommands runs the cases of this folder's testdata: what the commands
// print where nothing is wrong.
func TestCommands(t *testing.T) {
	t.Parallel()
	runTranscripts(t, "testdata")
}

// runTranscripts runs every archive of a folder. Its comment says what it is
// about, and holds command lines:
//
//	$ temporal-gen FLAGS PACKAGES
//	$ NAME=VALUE temporal-gen FLAGS PACKAGES
//	$ cd FOLDER
//	$ replace FILE OLD NEW
//	$ remove FILE
//	$ show FILE
//
// In NEW, \n is the end of a line.
//
// Its files are the module. A go.mod that requires the SDK is added, unless the
// archive has one or its comment has the line "without go.mod"; a go.mod in
// another folder that has nothing but a module line comes to require the SDK,
// too. With the line "requires FOLDER" the module requires the one in that folder.
// A case with the line "with a C compiler" is skipped where there is none.
// The file want is what the commands print, how they exit and what they
// change on the disk.
//
// Each command has the go command load packages. So of each archive only the
// first one runs, unless the build has the tag slow or -run names the archive.
func runTranscripts(t *testing.T, folder string) {
	cases, err := filepath.Glob(filepath.Join(folder, "*.txtar"))
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	whole := slow || *update || strings.Contains(flag.Lookup("test.run").Value.String(), "/")
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive := txtar.Parse([]byte(readText(t, name)))
			want, files := "", archive.Files
			if last := len(files) - 1; last >= 0 && files[last].Name == "want" {
				want, files = string(files[last].Data), files[:last]
			}
			comment := strings.Split(string(archive.Comment), "\n")
			if slices.Contains(comment, "with a C compiler") {
				requireCompiler(t)
			}
			root := moduleOf(t, comment, files)
			if !whole {
				comment = untilCommand(comment)
			}
			got := transcript(t, root, comment)
			if *update {
				archive.Files = append(slices.Clone(files), txtar.File{Name: "want", Data: []byte(got)})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if !whole && strings.HasPrefix(want, got) {
				return
			}
			if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// untilCommand is the comment of an archive as far as its first command.
func untilCommand(comment []string) []string {
	for i, line := range comment {
		if strings.HasPrefix(line, "$ ") && slices.Contains(strings.Fields(line), "temporal-gen") {
			return comment[:i+1]
		}
	}
	return comment
}

// requireCompiler skips a test where the go command has no C compiler to use.
func requireCompiler(t *testing.T) {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "env", "CGO_ENABLED", "CC").Output()
	if err != nil {
		t.Fatal(err)
	}
	enabled, compiler, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	if enabled != "1" {
		t.Skip("CGO_ENABLED is not 1: files that import \"C\" are not built here")
	}
	if name, _, _ := strings.Cut(compiler, " "); name != "" {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("no C compiler: %v", err)
		}
	}
}

// moduleOf puts the files of a case into a folder of their own.
func moduleOf(t *testing.T, comment []string, files []txtar.File) string {
	t.Helper()
	dir := newModule(t, files...)
	for _, f := range files {
		module, ok := strings.CutPrefix(string(f.Data), "module ")
		if ok && path.Base(f.Name) == "go.mod" && path.Dir(f.Name) != "." && strings.Count(module, "\n") == 1 {
			addModule(t, filepath.Join(dir, filepath.FromSlash(path.Dir(f.Name))), strings.TrimSpace(module))
			if slices.Contains(comment, "requires "+path.Dir(f.Name)) {
				name, module := filepath.Join(dir, "go.mod"), strings.TrimSpace(module)
				writeFile(t, name, readText(t, name)+"\nrequire "+module+" v0.0.0\n\nreplace "+module+" => ./"+path.Dir(f.Name)+"\n")
			}
		}
	}
	if !slices.Contains(comment, "without go.mod") {
		return dir
	}
	for _, name := range []string{"go.mod", "go.sum"} {
		if err := os.Remove(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// transcript runs the command lines of comment in the module at root, and is
// what came of each.
func transcript(t *testing.T, root string, comment []string) string {
	t.Helper()
	var b strings.Builder
	dir, commands := root, 0
	for _, line := range comment {
		line, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue
		}
		args := strings.Fields(line)
		var env []string
		for strings.Contains(args[0], "=") {
			env, args = append(env, args[0]), args[1:]
		}
		switch args[0] {
		case "cd":
			dir = filepath.Join(dir, args[1])
		case "replace":
			name := filepath.Join(dir, args[1])
			text := readText(t, name)
			if !strings.Contains(text, args[2]) {
				t.Fatalf("%s does not contain %q", args[1], args[2])
			}
			writeFile(t, name, strings.ReplaceAll(text, args[2], strings.NewReplacer(`\n`, "\n", `\t`, "\t").Replace(args[3])))
		case "remove":
			if err := os.Remove(filepath.Join(dir, args[1])); err != nil {
				t.Fatal(err)
			}
		case "show":
			fmt.Fprintf(&b, "$ %s\n%s", line, readText(t, filepath.Join(dir, args[1])))
		case "temporal-gen":
			commands++
			fmt.Fprintf(&b, "$ %s\n", line)
			before := snapshot(t, root)
			out := outcome{}
			if env == nil {
				out = temporalGen(t, dir, args[1:]...)
			} else {
				out = temporalGenProcess(t, dir, env, args[1:]...)
			}
			section(&b, "stdout", portable(root, out.stdout))
			section(&b, "stderr", portable(root, out.stderr))
			changed := changes(before, snapshot(t, root))
			section(&b, "disk", changed)
			requireSound(t, line, out, folders(root, dir, out.stderr), changed)
			fmt.Fprintf(&b, "[exit %d]\n", out.status)
		default:
			t.Fatalf("unknown command %q", line)
		}
	}
	if commands == 0 {
		t.Fatal("the case runs nothing")
	}
	return b.String()
}

// requireSound requires of a command line what no golden may allow: a clean
// exit says nothing on stderr but warnings and notes, what only looks or fails
// writes nothing, and a package with a mistake, in one of the folders, stays as
// it was.
func requireSound(t *testing.T, line string, out outcome, mistaken map[string]bool, changed string) {
	t.Helper()
	vets := strings.HasPrefix(line, "temporal-gen vet")
	remarks := warnings.ReplaceAllString(out.stderr, "")
	if vets {
		remarks = notes.ReplaceAllString(remarks, "")
	}
	if out.status == exitDone && remarks != "" {
		t.Errorf("%s: exits %d and prints %s", line, out.status, out.stderr)
	}
	looks := strings.HasPrefix(line, "temporal-gen check") || strings.HasPrefix(line, "temporal-gen list") ||
		vets && !strings.Contains(line, " -write-baseline")
	if changed != "" && (looks || out.status == exitError) {
		t.Errorf("%s: exits %d and changes the disk:\n%s", line, out.status, changed)
	}
	for change := range strings.Lines(changed) {
		_, name, _ := strings.Cut(strings.TrimSpace(change), " ")
		if mistaken[path.Dir(name)] {
			t.Errorf("%s: %s, though its package has a mistake", line, strings.TrimSpace(change))
		}
	}
}

var (
	warnings = regexp.MustCompile(`(?m)^\S+\.(?:go|mod|json)(?::\d+)*: warning: .*\n`)
	// notes are what vet says without failing, and its remarks on findings.
	notes = regexp.MustCompile(`(?m)^(?:.* \[(?:constant|untyped)\]|temporal-gen: \d.*)\n`)
)

// withoutWarnings is o without the tool's warnings.
func (o outcome) withoutWarnings() outcome {
	o.stderr = warnings.ReplaceAllString(o.stderr, "")
	return o
}

var diagnosticFile = regexp.MustCompile(`(?m)^(\S+\.go)(?::\d+)*: `)

// folders are those that diagnostics are about, as seen from root.
func folders(root, dir, stderr string) map[string]bool {
	found := map[string]bool{}
	for _, m := range diagnosticFile.FindAllStringSubmatch(warnings.ReplaceAllString(stderr, ""), -1) {
		if rel, err := filepath.Rel(root, filepath.Join(dir, filepath.FromSlash(m[1]))); err == nil {
			found[path.Dir(filepath.ToSlash(rel))] = true
		}
	}
	return found
}

var rootPath = regexp.MustCompile(`\$ROOT\S*`)

// portable is text with paths that do not tell of the machine: root, and the
// folder that it is in, go by a name.
func portable(root, text string) string {
	text = strings.NewReplacer(root, "$ROOT", filepath.Dir(root), "$ROOT/..").Replace(text)
	return rootPath.ReplaceAllStringFunc(text, filepath.ToSlash)
}

func section(b *strings.Builder, title, text string) {
	if text == "" {
		return
	}
	if !strings.HasSuffix(text, "\n") {
		text += "[no newline]\n"
	}
	fmt.Fprintf(b, "[%s]\n%s", title, text)
}

// changes says what differs between two snapshots.
func changes(before, after map[string]fileState) string {
	names := maps.Clone(before)
	maps.Copy(names, after)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(names)) {
		old, was := before[name]
		now, is := after[name]
		switch {
		case !was:
			fmt.Fprintln(&b, "created", name)
		case !is:
			fmt.Fprintln(&b, "removed", name)
		case old != now:
			fmt.Fprintln(&b, "changed", name)
		}
	}
	return b.String()
}
