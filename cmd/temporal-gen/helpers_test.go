package main

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// outcome is what a command line gave.
type outcome struct {
	status         int
	stdout, stderr string
}

// temporalGen runs a command line in folder dir, in this process.
func temporalGen(t *testing.T, dir string, args ...string) outcome {
	t.Helper()
	var stdout, stderr bytes.Buffer
	status := run(t.Context(), args, dir, &stdout, &stderr)
	return outcome{status, stdout.String(), stderr.String()}
}

// testdataDir is the folder of the module whose packages are the cases.
func testdataDir(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../../testdata")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// readText reads a file with the line ends it has in the repository.
func readText(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(text), "\r\n", "\n")
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tempDir is t.TempDir as the go command names it, without symbolic links.
func tempDir(t *testing.T) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// modulePathLine is what comes first in a go.mod.
var modulePathLine = regexp.MustCompile(`(?m)^module .*$`)

// addModule makes dir the root of module path. It requires what the testdata
// module requires, so that it loads without a network.
func addModule(t *testing.T, dir, path string) {
	t.Helper()
	mod := readText(t, filepath.Join(testdataDir(t), "go.mod"))
	writeFile(t, filepath.Join(dir, "go.mod"), modulePathLine.ReplaceAllString(mod, "module "+path))
	writeFile(t, filepath.Join(dir, "go.sum"), readText(t, filepath.Join(testdataDir(t), "go.sum")))
}

// newModule puts files into a module example.com/shop in a folder of its own.
func newModule(t *testing.T, files ...txtar.File) string {
	t.Helper()
	dir := tempDir(t)
	addModule(t, dir, "example.com/shop")
	for _, f := range files {
		writeFile(t, filepath.Join(dir, filepath.FromSlash(f.Name)), string(f.Data))
	}
	return dir
}

// fileState is what a test compares of a file.
type fileState struct {
	Mode    fs.FileMode
	Content string
}

// snapshot is the state of every file and folder below dir.
func snapshot(t *testing.T, dir string) map[string]fileState {
	t.Helper()
	files := map[string]fileState{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		state := fileState{Mode: info.Mode()}
		if info.Mode().IsRegular() {
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			state.Content = string(content)
		}
		rel, err := filepath.Rel(dir, path)
		files[filepath.ToSlash(rel)] = state
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
