package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkEvidence generates one package of modules of several sizes, by turns
// with evidence from the whole module and without. Files that matter are those
// of packages that define, register, start or call workflows, with their tests;
// ten of them have to do with the package that is generated. Tables are those that
// go to another module, one a team: with the name of a workflow.
//
// Without evidence is the same command, built with a background.go that lists no
// modules: so it loads, discovers and renders as the tool does, and neither asks
// the go command for the main modules nor reads them. Each of the two has a
// copy of the module, since they do not generate the same.
//
// Both are warm, and their generated files up to date. ns/op is the median
// with evidence, without-ns/op that without, and x-without their ratio, as
// x-CPU is that of the processor time of all processes: evidence is read while
// the go command works, which hides some of it where there are processors.
//
// Give the number of runs: -benchtime=10x.
func BenchmarkEvidence(b *testing.B) {
	with, without := buildTool(b, "with"), buildTool(b, "without", "-overlay="+withoutEvidence(b))
	for _, size := range []monolithSize{
		{2000, 40, 0},
		{4000, 40, 0},
		{2000, 400, 0},
		{2000, 200, 20},
	} {
		b.Run(fmt.Sprintf("files=%d,that-matter=%d,tables=%d", size.files, size.matter, size.tables), func(b *testing.B) {
			name := "settle.v2"
			if size.tables > 0 {
				name = "team001.settle"
			}
			tools := []struct {
				path, typeName string
				dir            string
				samples        []sample
			}{
				{path: with, typeName: name},
				{path: without, typeName: "Settle"},
			}
			for i := range tools {
				t := &tools[i]
				t.dir = monolith(b, size)
				runIn(b, t.dir, t.path, "./team001")          // compiles the dependencies
				runIn(b, t.dir, t.path, "check", "./team001") // fails when a second run would write
				generated, err := os.ReadFile(filepath.Join(t.dir, "team001", "temporal_gen.go"))
				if err != nil {
					b.Fatal(err)
				}
				if !strings.Contains(string(generated), "const SettleTypeName = "+strconv.Quote(t.typeName)+"\n") {
					b.Fatalf("%s does not give Settle the name %q", filepath.Base(t.path), t.typeName)
				}
			}
			for i := 0; b.Loop(); i++ {
				for j := range tools {
					t := &tools[(i+j)%len(tools)] // neither is always the one that follows the other
					t.samples = append(t.samples, runIn(b, t.dir, t.path, "./team001"))
				}
			}
			knowing, blind := tools[0].samples, tools[1].samples
			b.ReportMetric(float64(medianTime(knowing)), "ns/op")
			b.ReportMetric(float64(medianTime(blind)), "without-ns/op")
			b.ReportMetric(float64(medianTime(knowing))/float64(medianTime(blind)), "x-without")
			if runtime.GOOS != "windows" { // which does not count what a process starts
				b.ReportMetric(float64(medianCPU(knowing))/float64(medianCPU(blind)), "x-CPU")
			}
			if peak := maxMB(knowing); peak > 0 {
				b.ReportMetric(peak, "MB")
			}
		})
	}
}

func medianCPU(samples []sample) time.Duration {
	times := slices.Clone(samples)
	for i := range times {
		times[i].time = times[i].cpu
	}
	return medianTime(times)
}

// buildTool builds the command under a name.
func buildTool(b *testing.B, name string, flags ...string) string {
	b.Helper()
	tool := filepath.Join(b.TempDir(), name)
	if runtime.GOOS == "windows" {
		tool += ".exe"
	}
	runIn(b, ".", "go", slices.Concat([]string{"build", "-o", tool}, flags, []string{"."})...)
	return tool
}

// withoutEvidence is the overlay of a build that knows of no module, and so of no code
// but the package's own.
func withoutEvidence(b *testing.B) string {
	b.Helper()
	return overlay(b, "background.go", "b.modules, b.err = list(ctx)", "_ = list")
}

// overlay is that of a build with other code in a file of the room evidence.
func overlay(b *testing.B, file, before, after string) string {
	b.Helper()
	path, err := filepath.Abs(filepath.Join("..", "..", "internal", "evidence", file))
	if err != nil {
		b.Fatal(err)
	}
	code, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	if !bytes.Contains(code, []byte(before)) {
		b.Fatalf("%s has no %s", path, before)
	}
	dir := b.TempDir()
	changed, overlay := filepath.Join(dir, file), filepath.Join(dir, "overlay.json")
	text, err := json.Marshal(map[string]any{"Replace": map[string]string{path: changed}})
	if err != nil {
		b.Fatal(err)
	}
	writeBench(b, changed, strings.Replace(string(code), before, after, 1))
	writeBench(b, overlay, string(text))
	return overlay
}

func writeBench(b *testing.B, name, text string) {
	b.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		b.Fatal(err)
	}
}
