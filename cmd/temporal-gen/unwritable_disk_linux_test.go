package main

import (
	"os"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// TestUnwritableDisk has the folder of a package on a disk that is full, and on
// one that is read-only: to make the folder writable would be of no use.
func TestUnwritableDisk(t *testing.T) {
	t.Parallel()
	if os.Geteuid() != 0 {
		t.Skip("only root mounts disks")
	}
	for _, test := range []struct{ name, disk, want string }{
		{"full", `mount -t tmpfs -o size=16k none orders && cp _kept/* orders && ! cat /dev/zero >orders/full`, "no space left on device"},
		{"read-only", `mount -t tmpfs none orders && cp _kept/* orders && mount -o remount,ro orders`, "read-only file system"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := newShop(t)
			if err := os.CopyFS(s.path("_kept"), os.DirFS(s.path("orders"))); err != nil {
				t.Fatal(err)
			}
			cmd := temporalGenCommand(t, s.dir, nil, "./...")
			script := `mount --make-rprivate / && ` + test.disk + ` 2>&1 || exit 9; "$0" "$@"; status=$?; ls -A orders; exit $status`
			cmd.Args = slices.Concat([]string{"sh", "-c", script, cmd.Path}, cmd.Args[1:])
			cmd.Path = "/bin/sh"
			cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
			got := outcomeOf(t, cmd)
			if got.status == 9 {
				t.Skip(got)
			}
			want := shopOutput + ": can't be written (" + test.want + ")\n"
			if got.status != exitFound || got.stderr != want || strings.Contains(got.stdout, "temporal_gen") {
				t.Errorf("%+v, want %s", got, want)
			}
		})
	}
}
