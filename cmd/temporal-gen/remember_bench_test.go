package main

import "testing"

// BenchmarkUnchanged runs the command in a module of 2,000 files of which it has
// seen that there is nothing to do. ns/op is the median of its processor time; s-cold
// is that of a run that has to work.
//
// Give the number of runs: -benchtime=20x.
func BenchmarkUnchanged(b *testing.B) {
	tool := buildTool(b, "temporal-gen")
	module := benchModule(b, 40, 980)
	runIn(b, module, tool, "./...")
	again := func() sample { return runUnder(b, module, nil, tool, "./...") }
	again()
	cold := runIn(b, module, tool, "./...")
	var runs []sample
	for b.Loop() {
		runs = append(runs, again())
	}
	b.ReportMetric(float64(medianCPU(runs)), "ns/op")
	b.ReportMetric(cold.cpu.Seconds(), "s-cold")
}
