package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestRepository looks for the root of a repository, from a folder in it.
func TestRepository(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	module := filepath.Join(root, "tools", "shop")
	folder := filepath.Join(module, "orders")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if got := repository(folder); got != folder {
		t.Errorf("without a module: %s, want %s", got, folder)
	}
	writeFile(t, filepath.Join(module, "go.mod"), "module shop\n")
	if got := repository(folder); got != module {
		t.Errorf("without a repository: %s, want %s", got, module)
	}
	writeFile(t, filepath.Join(root, ".git"), "gitdir: elsewhere\n") // as of a worktree
	if got := repository(folder); got != root {
		t.Errorf("in a repository: %s, want %s", got, root)
	}
}
