package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// BenchmarkVet runs the analyzers through the go command on a module of 300
// packages, each with workflows, starters and a call of one, by turns with go
// vet itself and one analyzer:
//
//	go vet -printf ./...
//
// The build cache has everything but what depends on one file of a package that
// all others import, which changes each time: the go command keeps the results
// of vet, too. ns/op is the median of the analyzers' runs; x-vet-printf is that
// as a multiple of go vet's median, and x-module that of "temporal-gen vet",
// which loads the module as a whole.
//
// Give the number of runs: -benchtime=10x.
func BenchmarkVet(b *testing.B) {
	tool := filepath.Join(b.TempDir(), "temporal-gen")
	if runtime.GOOS == "windows" {
		tool += ".exe"
	}
	runIn(b, ".", "go", "build", "-o", tool, ".")
	module := benchModule(b, 300, 300)
	runIn(b, module, tool, "./...")
	changes := 0
	change := func() {
		changes++
		// What an earlier benchmark wrote would still be in the cache.
		text := benchMoney + fmt.Sprintf("\n// Changed is when this changed.\nconst Changed = %d\n", time.Now().UnixNano())
		if err := os.WriteFile(filepath.Join(module, "money", "money.go"), []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
		runIn(b, module, "go", "build", "./...")
	}
	runs := []func() sample{
		func() sample { return runIn(b, module, "go", "vet", "-printf", "./...") },
		func() sample {
			return runIn(b, module, "go", "vet", "-vettool="+tool, "-temporaluntyped=false", "./...")
		},
		func() sample { return runIn(b, module, tool, "vet", "./...") },
	}
	for _, run := range runs {
		run() // compiles and analyses the dependencies
	}
	samples := make([][]sample, len(runs))
	for b.Loop() {
		change()
		for i := range runs {
			i := (i + changes) % len(runs) // none is always the first
			samples[i] = append(samples[i], runs[i]())
		}
	}
	vet := float64(medianTime(samples[0]))
	b.ReportMetric(float64(medianTime(samples[1])), "ns/op")
	b.ReportMetric(float64(medianTime(samples[1]))/vet, "x-vet-printf")
	b.ReportMetric(float64(medianTime(samples[2]))/vet, "x-module")
	b.ReportMetric(vet/1e9, "s-vet-printf")
}
