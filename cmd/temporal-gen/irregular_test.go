//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestIrregularFiles meets what is called like a Go file and would give nothing,
// or no end: each command ends, and says so. In the go command's words, where it
// is the one that has read.
func TestIrregularFiles(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		make func(t *testing.T, name string)
	}{
		{"a named pipe", func(t *testing.T, name string) {
			if err := syscall.Mkfifo(name, 0o644); err != nil {
				t.Fatal(err)
			}
		}},
		{"a device", func(t *testing.T, name string) { symlink(t, "/dev/zero", name) }},
	} {
		for _, place := range []string{
			shopOutput,
			"orders/z.go",
			"z.go",
		} {
			t.Run(test.name+" "+strings.ReplaceAll(place, "/", " "), func(t *testing.T) {
				t.Parallel()
				s, _ := generatedShop(t)
				os.Remove(s.path(place))
				test.make(t, s.path(place))
				before := snapshot(t, s.dir)
				for _, args := range [][]string{{"./orders"}, {"vet", "./orders"}, {"fix", "./orders"}} {
					got := temporalGen(t, s.dir, args...)
					want := "temporal-gen: " + place + ": can't be read (is " + test.name + ", not a file): make it a file that can be, or remove it\n"
					if vets := args[0] == "vet" || args[0] == "fix"; vets && test.name == "a device" {
						want = "\n"
						if place == "z.go" {
							continue // of another package, and no matter to vet
						}
					}
					if strings.Count(got.stderr, "\n") != 1 || got.status != exitError || !strings.HasSuffix(got.stderr, want) {
						t.Errorf("%v: %+v, want %s", args, got, want)
					}
				}
				if diff := cmp.Diff(before, snapshot(t, s.dir)); diff != "" {
					t.Errorf("the disk changed:\n%s", diff)
				}
			})
		}
	}
}

// TestUmask gives a new file the mode that the user's umask leaves.
func TestUmask(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for umask, want := range map[string]os.FileMode{"022": 0o644, "077": 0o600, "002": 0o664} {
		s := newShop(t)
		cmd := exec.CommandContext(t.Context(), "sh", "-c", "umask "+umask+`; exec "$0" -o generated/temporal_gen.go ./orders`, self)
		cmd.Dir, cmd.Env = s.dir, append(os.Environ(), asCommand+"=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		for name, want := range map[string]os.FileMode{"generated/temporal_gen.go": want, "generated": want | want>>2&0o111 | os.ModeDir} {
			info, err := os.Stat(s.path(filepath.Join("orders", name)))
			if err != nil {
				t.Fatal(err)
			}
			if info.Mode() != want {
				t.Errorf("umask %s: %s has mode %v, want %v", umask, name, info.Mode(), want)
			}
		}
	}
}
