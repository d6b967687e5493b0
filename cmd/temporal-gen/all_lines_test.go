package main

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// linePackage is a package with a go:generate line and a workflow, which is named by
// a registration elsewhere.
func linePackage(name, line string) string {
	return "package " + name + "\n\n//go:generate temporal-gen" + line + `

import "go.temporal.io/sdk/workflow"

func Flow(ctx workflow.Context, n int) error { return nil }
`
}

// newLines is a shop with packages a to d of [linePackage] and their output.
func newLines(t *testing.T) rememberingShop {
	t.Helper()
	s := newRememberingShop(t, "")
	s.env = append(s.env, "GOPACKAGE=x", "GOFILE=x.go")
	for _, name := range []string{"a", "b", "c", "d"} {
		s.write(name+"/"+name+".go", linePackage(name, ""))
	}
	if got := temporalGen(t, s.dir, "./..."); got.status != exitDone {
		t.Fatalf("%+v", got)
	}
	return s
}

// TestAllLines has the first of many go:generate lines find out for all which of them
// have nothing to do.
func TestAllLines(t *testing.T) {
	t.Parallel()
	s := newLines(t)
	want := snapshot(t, s.dir)
	s.remove("b/temporal_gen.go")
	s.write("c/temporal_gen.go", s.read("c/temporal_gen.go")+"// Stale.\n")

	if got := s.works("a"); got != (outcome{}) {
		t.Errorf("%+v", got)
	}
	s.remembers("d", outcome{})
	for _, name := range []string{"b", "c"} { // which have to write
		if got, want := s.works(name), (outcome{stdout: "example.com/shop/" + name + ": temporal_gen.go: 1 workflow\n"}); got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
	if diff := cmp.Diff(want, snapshot(t, s.dir)); diff != "" {
		t.Errorf("the disk, -want +got:\n%s", diff)
	}
	for _, name := range []string{"a", "b", "c", "d"} {
		s.remembers(name, outcome{})
	}
	s.works("orders") // has no such line

	// An edit is one for all.
	s.replace("c/c.go", "n int", "m string")
	s.works("b")
	s.remembers("a", outcome{})
	s.remembers("d", outcome{})
	if got, want := s.works("c"), (outcome{stdout: "example.com/shop/c: temporal_gen.go: 1 workflow\n"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	s.remembers("c", outcome{})

	// A line that runs alone, edit for edit, does its own work and no more.
	s.replace("b/b.go", "n int", "first int")
	s.works("a")
	s.replace("b/b.go", "first int", "second int")
	if s.works("a"); s.loads() != 1 {
		t.Errorf("types are loaded %d times", s.loads())
	}
	s.works("b") // is the second
	s.remembers("c", outcome{})
	s.remembers("d", outcome{})

	// Output that was neither there nor wanted.
	s.write("d/temporal_gen.go", s.read("d/temporal_gen.go")+"// Edited.\n")
	s.works("a")
	if got := s.works("d"); got.stdout == "" {
		t.Errorf("%+v", got)
	}
	s.remembers("d", outcome{})
}

// TestLinesApart answers for no others where a line has something to say, and finds
// that out once.
func TestLinesApart(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name   string
		change func(s rememberingShop)
		args   []string
		// tried reports whether the first line tries to answer for others.
		tried bool
	}{
		{"a line that says more", func(s rememberingShop) {
			for _, name := range []string{"a", "b"} {
				s.replace(name+"/"+name+".go", "temporal-gen", "temporal-gen -v")
			}
		}, []string{"-v"}, false},
		{"a diagnostic elsewhere", func(s rememberingShop) {
			s.write("d/d.go", linePackage("d", "")+"\nfunc Execute(ctx workflow.Context) (chan int, error) { return nil, nil }\n\nfunc ExecuteFlow() {}\n\ntype WorkflowClient int\n")
		}, nil, true},
		{"one line", func(s rememberingShop) {
			for _, name := range []string{"b", "c", "d"} {
				s.replace(name+"/"+name+".go", "temporal-gen", "mockgen")
			}
		}, nil, false},
		{"lines that differ", func(s rememberingShop) {
			s.replace("b/b.go", "temporal-gen", "temporal-gen -task-queue b")
		}, nil, true},
	}
	if !slow {
		cases = cases[:2]
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			s := newLines(t)
			test.change(s)
			s.works("a", test.args...)
			if got := s.loads(); got != map[bool]int{false: 1, true: 2}[test.tried] {
				t.Errorf("the first loads types %d times", got)
			}
			s.works("b", test.args...)
			if got := s.loads(); got != 1 {
				t.Errorf("the second loads types %d times", got)
			}
		})
	}
}

// TestManyLines hints once that one go:generate line would do, and changes nothing
// else.
func TestManyLines(t *testing.T) {
	t.Parallel()
	s := newRememberingShop(t, "")
	s.env = append(s.env, "GOPACKAGE=x", "GOFILE=x.go")
	for i := range manyLines {
		name := fmt.Sprintf("p%02d", i)
		s.write(name+"/a.go", "package "+name+"\n\n//go:generate temporal-gen\n")
	}
	hint := "temporal-gen: 20 packages have a go:generate line of their own: one at the module's root, //go:generate go tool temporal-gen ./..., does the same in one run\n"
	if got := s.works("p00"); got != (outcome{stderr: hint}) {
		t.Errorf("%+v", got)
	}
	for i := range manyLines {
		s.remembers(fmt.Sprintf("p%02d", i), outcome{})
	}
	s.write("p03/b.go", "package p03\n")
	if got := s.works("p03"); got != (outcome{}) {
		t.Errorf("%+v", got)
	}
}
