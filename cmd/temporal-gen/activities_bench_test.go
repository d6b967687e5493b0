package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// BenchmarkActivities generates a module of 30 packages with 90 workflows and 200
// activities, by turns with the activities and without, after an edit of one package.
// Without them is the same command, built with an activities.go that looks at no file.
// Each of the two has a copy of the module. The metrics are those of
// [BenchmarkEvidence].
//
// Give the number of runs: -benchtime=10x.
func BenchmarkActivities(b *testing.B) {
	tools := []struct {
		path, dir, has string
		samples        []sample
	}{
		{path: buildTool(b, "with"), has: "func ExecuteStep0Activity("},
		{path: buildTool(b, "without", "-overlay="+overlay(b, "activities.go", "\ta.look(false)\n", "\tif a != nil {\n\t\treturn a\n\t}\n"))},
	}
	for i := range tools {
		t := &tools[i]
		t.dir = activityModule(b)
		runIn(b, t.dir, t.path, "./...") // compiles the dependencies
		runIn(b, t.dir, t.path, "check", "./...")
		text, err := os.ReadFile(filepath.Join(t.dir, "team00", "temporal_gen.go"))
		if err != nil {
			b.Fatal(err)
		}
		generated := string(text)
		if t.has != "" && !strings.Contains(generated, t.has) || t.has == "" && strings.Contains(generated, "Activity") {
			b.Fatalf("%s generates:\n%s", filepath.Base(t.path), generated)
		}
	}
	for i := 0; b.Loop(); i++ {
		for j := range tools {
			t := &tools[(i+j)%len(tools)]
			writeBench(b, filepath.Join(t.dir, "team00", "edited.go"), fmt.Sprintf("package team00\n\nconst edited = %d\n", i))
			t.samples = append(t.samples, runIn(b, t.dir, t.path, "./..."))
		}
	}
	with, without := tools[0].samples, tools[1].samples
	b.ReportMetric(float64(medianTime(with)), "ns/op")
	b.ReportMetric(float64(medianTime(without)), "without-ns/op")
	b.ReportMetric(float64(medianTime(with))/float64(medianTime(without)), "x-without")
	if runtime.GOOS != "windows" {
		b.ReportMetric(float64(medianCPU(with))/float64(medianCPU(without)), "x-CPU")
	}
}

// activityModule writes the module: in each package three workflows and a struct with six
// or seven activities, which a worker registers.
func activityModule(b *testing.B) string {
	b.Helper()
	const teams, flows, activities = 30, 3, 200
	dir := b.TempDir()
	for _, name := range []string{"go.mod", "go.sum"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "testdata", name))
		if err != nil {
			b.Fatal(err)
		}
		writeBench(b, filepath.Join(dir, name), modulePathLine.ReplaceAllString(string(text), "module example.com/bench"))
	}
	var imports, registrations strings.Builder
	for i := range teams {
		var code strings.Builder
		fmt.Fprintf(&code, "package team%02d\n\nimport (\n\t\"context\"\n\n\t\"go.temporal.io/sdk/workflow\"\n)\n\ntype Activities struct{}\n\ntype Item struct{ ID string }\n", i)
		for j := range flows {
			fmt.Fprintf(&code, "\nfunc Flow%d(ctx workflow.Context, item Item) (Item, error) {\n\tvar a *Activities\n\terr := workflow.ExecuteActivity(ctx, a.Step%d, item).Get(ctx, &item)\n\treturn item, err\n}\n", j, j)
			fmt.Fprintf(&registrations, "\tw.RegisterWorkflow(team%02d.Flow%d)\n", i, j)
		}
		for j := range (i+1)*activities/teams - i*activities/teams {
			fmt.Fprintf(&code, "\n// Step%d is a step.\nfunc (*Activities) Step%d(ctx context.Context, item Item) (Item, error) { return item, nil }\n", j, j)
		}
		fmt.Fprintf(&registrations, "\tw.RegisterActivity(&team%02d.Activities{})\n", i)
		fmt.Fprintf(&imports, "\t\"example.com/bench/team%02d\"\n", i)
		writeBench(b, filepath.Join(dir, fmt.Sprintf("team%02d", i), "team.go"), code.String())
	}
	writeBench(b, filepath.Join(dir, "worker", "main.go"), "package main\n\nimport (\n\t\"go.temporal.io/sdk/worker\"\n\n"+imports.String()+
		")\n\nfunc main() {\n\tw := worker.New(nil, \"bench\", worker.Options{})\n"+registrations.String()+"}\n")
	return dir
}
