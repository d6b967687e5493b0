package main

import (
	"flag"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"testing"
)

// Random packages are generated for and compiled. A seed gives a case, a few
// packages below a folder of their own, which is the same whatever other cases
// the module has. So a seed that failed is run again by itself with
//
//	go test -tags slow ./cmd/temporal-gen -run '^TestRandomPackages$' -random.seed=N -random.cases=1
var (
	randomSeed     = flag.Uint64("random.seed", 0, "the first seed of the random packages, in place of the usual one")
	randomCases    = flag.Int("random.cases", 0, "the number of seeds, in place of the usual one")
	randomDir      = flag.String("random.dir", "", "an empty folder for the module of the random packages, to look at")
	randomHeldBack = flag.Bool("random.heldback", false, "have random packages of the shapes as well that are known to fail")
)

// heldBack are shapes that are known to fail, and how.
var heldBack = map[string]string{
	"dot import of the package of the output": "what is in both collides",
}

// faulty are seeds of cases that are known to fail, and how. They run where they
// are asked for alone.
var faulty = map[uint64]string{
	1137: "an alias of workflow.Context in a package that only a file with a constraint imports is not seen",
	1156: "a file with a constraint imports, with a dot, what is generated elsewhere",
}

// randomFlags are the flags of second runs, each for some of the cases.
var randomFlags = [][]string{
	nil, nil,
	{"-client", "Order", "-task-queue", "Order"},
	{"-o", "client/temporal_gen.go"},
	{"-o", "starters.go"},
	{"-o", "../apis/{pkg}/gen.go", "-client", "Client"},
}

// leftOutOnly is what a run may print that has nothing to write.
var leftOutOnly = regexp.MustCompile(`^(?:left out: .*\n)?$`)

// newRandomRun makes a module of n cases from a seed on, and does with it what is
// to be done with any. flags come before both.
func newRandomRun(t *testing.T, seed uint64, n int) *randomRun {
	t.Helper()
	if *randomSeed > 0 {
		seed = *randomSeed
	}
	if *randomCases > 0 {
		n = *randomCases
	}
	t.Logf("seeds %d to %d", seed, seed+uint64(n)-1)
	r := &randomRun{T: t, libraries: libraries(t), root: *randomDir}
	if r.root == "" {
		r.root = newModule(t)
	} else {
		addModule(t, r.root, "example.com/shop")
	}
	for i := range uint64(n) {
		if how, ok := faulty[seed+i]; ok && n > 1 {
			t.Logf("seed %d is left out: %s", seed+i, how)
			continue
		}
		r.cases = append(r.cases, r.newCase(seed+i))
	}

	r.generate(r.cases, newRandomTarget(), "./...")
	before := snapshot(t, r.root)
	if out := temporalGen(t, r.root, "./..."); !leftOutOnly.MatchString(out.stdout) {
		t.Errorf("a second run writes\n%s", out.stdout)
	}
	if changed := changes(before, snapshot(t, r.root)); changed != "" {
		t.Errorf("a second run changes the disk:\n%s", changed)
	}
	r.summarize(n)
	for _, flags := range randomFlags {
		r.generateWith(flags)
	}
	return r
}

// generateWith runs the cases that have flags once more with these.
func (r *randomRun) generateWith(flags []string) {
	var cases []*randomCase
	args := slices.Clone(flags)
	for _, c := range r.cases {
		if len(flags) > 0 && slices.Equal(c.flags, flags) {
			cases = append(cases, c)
			args = append(args, "./"+c.dir+"/...")
		}
	}
	if len(cases) > 0 {
		r.generate(cases, newRandomTarget(flags...), args...)
	}
}

// summarize prints what the cases were, and requires that the test goes on to
// test something.
func (r *randomRun) summarize(n int) {
	shapes := map[string]int{}
	packages, generated := 0, 0
	for _, c := range r.cases {
		for shape := range c.shapes {
			shapes[shape]++
		}
		for _, p := range c.packages {
			if len(p.workflows) > 0 {
				packages++
				if len(r.refused[p.folder()]) == 0 {
					generated++
				}
			}
		}
	}
	text := fmt.Sprintf("%d packages with workflows, of which %d are refused", packages, packages-generated)
	for _, shape := range slices.Sorted(maps.Keys(shapes)) {
		text += fmt.Sprintf("\n%4d %s", shapes[shape], shape)
	}
	r.Log(text)
	if n >= 30 && (generated < packages/2 || packages-generated < packages/10) {
		r.Errorf("%d of %d packages are refused", packages-generated, packages)
	}
}
