package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"golang.org/x/tools/go/packages"
)

// driverName is the name under which the test binary is a driver for go/packages.
const driverName = "packagesdriver"

// TestDriver has a driver answer in the place of the go command, which tells of
// dependencies what the compiler wrote, and not their files.
func TestDriver(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("a link to a program is no program of another name")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	driver := filepath.Join(t.TempDir(), driverName)
	if err := os.Symlink(self, driver); err != nil {
		t.Fatal(err)
	}
	s, output := generatedShop(t)
	env := []string{"GOPACKAGESDRIVER=" + driver}
	for _, command := range []string{"check", "vet"} {
		if got := temporalGenProcess(t, s.dir, env, command, "./...").withoutWarnings(); got != (outcome{}) {
			t.Errorf("temporal-gen %s: %+v", command, got)
		}
	}
	s.remove(shopOutput)
	if got := temporalGenProcess(t, s.dir, env, "./orders"); got.status != exitDone {
		t.Errorf("temporal-gen: %+v", got)
	}
	s.wantOutput(output)
}

// TestOverlay has a dependency whose file is another one for the go command.
func TestOverlay(t *testing.T) {
	t.Parallel()
	s, _ := generatedShop(t)
	s.write("orders/more.go", "package orders\n\nimport (\n\t\"go.temporal.io/sdk/workflow\"\n\n\t\"example.com/shop/money\"\n)\n\nfunc Pay(ctx workflow.Context, in money.Extra) error { return nil }\n")
	dir := t.TempDir()
	money, overlay := filepath.Join(dir, "money.go"), filepath.Join(dir, "overlay.json")
	writeFile(t, money, "package money\n\ntype Extra struct{ Units int }\n")
	text, err := json.Marshal(map[string]any{"Replace": map[string]string{s.path("money/extra.go"): money}})
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, overlay, string(text))
	if got := temporalGenProcess(t, s.dir, nil, "./orders"); got.status != exitFound {
		t.Errorf("without the overlay: %+v", got)
	}
	if got := temporalGenProcess(t, s.dir, []string{"GOFLAGS=-overlay=" + overlay}, "./orders"); got.status != exitDone {
		t.Errorf("with the overlay: %+v", got)
	}
}

// asDriver answers one request as a driver, and returns the exit status.
func asDriver() int {
	fail := func(err error) int {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	var request packages.DriverRequest
	if err := json.NewDecoder(os.Stdin).Decode(&request); err != nil {
		return fail(err)
	}
	mode := request.Mode&^(packages.NeedTypes|packages.NeedTypesInfo|packages.NeedSyntax) | packages.NeedDeps | packages.NeedImports
	if request.Mode&packages.NeedTypes != 0 {
		mode |= packages.NeedExportFile
	}
	roots, err := packages.Load(&packages.Config{
		Mode:       mode,
		Env:        append(request.Env, "GOPACKAGESDRIVER=off"),
		BuildFlags: request.BuildFlags, Tests: request.Tests,
	}, os.Args[1:]...)
	if err != nil {
		return fail(err)
	}
	response := packages.DriverResponse{Compiler: "gc", Arch: runtime.GOARCH}
	for _, pkg := range roots {
		response.Roots = append(response.Roots, pkg.ID)
	}
	isRoot := map[*packages.Package]bool{}
	for _, pkg := range roots {
		isRoot[pkg] = true
	}
	packages.Visit(roots, nil, func(pkg *packages.Package) {
		if !isRoot[pkg] {
			pkg.GoFiles, pkg.CompiledGoFiles = nil, nil
		}
		response.Packages = append(response.Packages, pkg)
	})
	if err := json.NewEncoder(os.Stdout).Encode(response); err != nil {
		return fail(err)
	}
	return 0
}
