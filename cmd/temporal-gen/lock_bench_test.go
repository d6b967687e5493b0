package main

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// BenchmarkLock runs check on modules without a lock, check with one, and lock, by turns:
// the goal is that a lock costs no more than a tenth. In the modules of some packages each
// has workflows, activities and types of its own; in the others 40 packages do, beside
// 1,960 files of libraries whose types they take. ns/op is the median of check with a
// lock, x-check that as a multiple of check without, and x-lock that of lock; x-CPU and
// x-lock-CPU are the same of the time on all processors.
//
// Give the number of runs: -benchtime=10x.
func BenchmarkLock(b *testing.B) {
	tool := buildTool(b, "temporal-gen")
	for _, test := range []struct {
		name   string
		module func() string
	}{
		{"packages=1", func() string { return benchModule(b, 1, 1) }},
		{"packages=30", func() string { return benchModule(b, 30, 30) }},
		{"packages=300", func() string { return benchModule(b, 300, 300) }},
		{"files=2000", func() string { return monolith(b, monolithSize{files: 2000, matter: 40}) }},
	} {
		b.Run(test.name, func(b *testing.B) {
			module := test.module()
			held, away := filepath.Join(module, lockFile), filepath.Join(module, "away.json")
			rename := func(from, to string) {
				if err := os.Rename(from, to); err != nil {
					b.Fatal(err)
				}
			}
			runIn(b, module, tool, "./...")
			runIn(b, module, tool, "lock")
			rename(held, away)
			runs := []func() sample{
				func() sample { return runIn(b, module, tool, "check", "./...") },
				func() sample {
					rename(away, held)
					defer rename(held, away)
					return runIn(b, module, tool, "check", "./...")
				},
				func() sample {
					rename(away, held)
					defer rename(held, away)
					return runIn(b, module, tool, "lock")
				},
			}
			samples := make([][]sample, len(runs))
			for i := 0; b.Loop(); i++ {
				for j := range runs {
					of := (i + j) % len(runs) // none is always the first
					samples[of] = append(samples[of], runs[of]())
				}
			}
			times := func(of int) float64 { return float64(medianTime(samples[of])) }
			b.ReportMetric(times(1), "ns/op")
			b.ReportMetric(times(1)/times(0), "x-check")
			b.ReportMetric(times(2)/times(0), "x-lock")
			if runtime.GOOS != "windows" { // which does not count what a process starts
				cpu := func(of int) float64 { return float64(medianCPU(samples[of])) }
				b.ReportMetric(cpu(1)/cpu(0), "x-CPU")
				b.ReportMetric(cpu(2)/cpu(0), "x-lock-CPU")
			}
		})
	}
}
