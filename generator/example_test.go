package generator_test

import (
	"fmt"
	"log"

	"github.com/temporal-gen/temporal-gen/generator"
)

// Generate writes typed starters for all packages of a module, and says what is in
// the way.
func ExampleGenerate() {
	result, err := generator.Generate(generator.Config{Dir: "../example", Patterns: []string{"./..."}})
	if err != nil {
		log.Fatal(err)
	}
	problems := append(result.Diagnostics, result.Files.Write(func(file *generator.File) {
		fmt.Println("written:", file.Path)
	})...)
	for _, d := range problems {
		fmt.Println(d.Format("../example"))
	}
	// Output:
}

// A check of a pipeline writes nothing.
func ExampleFiles_Diff() {
	result, err := generator.Generate(generator.Config{Dir: "../example", Patterns: []string{"./..."}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(result.Files.Stale(), "stale", result.Files.Diff("../example"))
	// Output: 0 stale
}

// List tells what is a workflow, and what messages it takes.
func ExampleList() {
	result, err := generator.List(generator.Config{Dir: "../example", Patterns: []string{"./orders"}})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range result.Functions {
		if !f.Workflow {
			continue
		}
		fmt.Printf("%s: %s (%s)\n", f.String(), f.TypeName, f.Reason)
		for _, m := range f.Messages {
			fmt.Printf("  %s %s\n", m.Kind, m.Signature)
		}
	}
}

// Vet finds calls that are wrong, or that could be typed.
func ExampleVet() {
	found, err := generator.Vet(generator.VetConfig{Dir: "../example", Patterns: []string{"./..."}})
	if err != nil {
		log.Fatal(err)
	}
	for _, f := range found.Findings {
		fmt.Println(f.Severity(), f.Format("../example"))
	}
	for _, err := range found.Broken {
		fmt.Println("not checked:", err)
	}
}

// Vetting.Fix makes the calls typed that Vet found, or those of its findings that are
// kept.
func ExampleVetting_Fix() {
	found, err := generator.Vet(generator.VetConfig{Dir: "../example", Patterns: []string{"./..."}})
	if err != nil {
		log.Fatal(err)
	}
	fixes, err := found.Fix()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(fixes.Files.Diff("../example"))
}

// Fix makes all calls typed that it can.
func ExampleFix() {
	fixes, err := generator.Fix(generator.VetConfig{Dir: "../example", Patterns: []string{"./..."}})
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range fixes.Files.Write(func(file *generator.File) { fmt.Println("rewritten:", file.Path) }) {
		fmt.Println(d.Format("../example"))
	}
}
