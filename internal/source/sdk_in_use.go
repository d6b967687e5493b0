package source

import (
	"fmt"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// SDK is the SDK that a program is compiled with.
type SDK struct {
	sdk.Features
	// internal is its internal package, nil where nothing depends on the SDK.
	internal *packages.Package
}

// SDK finds the SDK among the dependencies of the packages, and what it has: its
// source answers for forks and replacements too. What does not depend on it is
// generated for the newest.
func (p *Program) SDK() (SDK, error) {
	var internal *packages.Package
	packages.Visit(slices.AppendSeq(slices.Clone(p.Packages), maps.Values(p.sdk)), func(pkg *packages.Package) bool {
		if pkg.PkgPath == sdk.Internal && len(pkg.GoFiles) > 0 {
			internal = pkg
		}
		return internal == nil
	}, nil)
	if internal == nil {
		return SDK{Features: sdk.Newest}, nil
	}
	for _, name := range internal.GoFiles {
		src, err := disk.Read(name)
		if err != nil {
			return SDK{}, fmt.Errorf("reading the SDK: %w", err)
		}
		features, ok := sdk.FeaturesOf(src)
		if !ok {
			continue
		}
		if err := readWorkflowService(internal, &features); err != nil {
			return SDK{}, fmt.Errorf("reading the SDK: %w", err)
		}
		return SDK{features, internal}, nil
	}
	return SDK{}, fmt.Errorf("reading the SDK: no file of %s declares Client", sdk.Internal)
}

// readWorkflowService adds what workflows can call in the SDK, which a file of its own
// tells that older ones do not have.
func readWorkflowService(internal *packages.Package, features *sdk.Features) error {
	i := slices.IndexFunc(internal.GoFiles, func(name string) bool { return filepath.Base(name) == sdk.WorkflowServiceFile })
	if i < 0 {
		return nil
	}
	src, err := disk.Read(internal.GoFiles[i])
	if err == nil {
		features.ReadWorkflowService(src)
	}
	return err
}

// TooOld is the diagnostic of an SDK that generated code does not compile with, at
// the first import of it.
func (p *Program) TooOld(in SDK) report.Diagnostic {
	has, fix := "an older one", "go get "+sdk.Path+"@latest, then go mod tidy"
	switch module := in.internal.Module; {
	case module == nil: // it is vendored, for example
	case module.Replace == nil:
		has = module.Version
	default:
		has, fix = module.Replace.Path, "update "+module.Replace.Path+", or drop the replace directive"
	}
	d := report.Diagnostic{Message: fmt.Sprintf("generated code needs %s %s or later, and the module has %s: %s", sdk.Path, sdk.Oldest, has, fix)}
	for _, pkg := range p.Packages {
		if pos := report.Place(p.Fset, importOf(pkg, sdk.Path)); pos.IsValid() && (!d.Pos.IsValid() || report.Compare(pos, d.Pos) < 0) {
			d.Pos = pos
		}
	}
	return d
}

// importOf is where pkg imports the package at path or one below it.
func importOf(pkg *packages.Package, path string) token.Pos {
	for _, file := range pkg.Syntax {
		for _, spec := range file.Imports {
			if imported := code.ImportPath(spec); imported == path || strings.HasPrefix(imported, path+"/") {
				return spec.Pos()
			}
		}
	}
	return token.NoPos
}

// missingSDK is that of a package that imports workflow where the module does not
// have it: without the type of workflow.Context there is nothing to find.
func (p *Program) missingSDK(pkg *packages.Package) []report.Diagnostic {
	const path = sdk.Workflow
	imported := pkg.Imports[path]
	if imported != nil && (len(imported.GoFiles) > 0 || imported.Types != nil && imported.Types.Scope().Len() > 0) {
		return nil
	}
	message := "the module does not have " + sdk.Path + ": go get " + sdk.Path + ", then go mod tidy"
	if imported != nil && len(imported.Errors) > 0 {
		switch why := Line(imported.Errors[0].Msg); {
		case strings.HasPrefix(why, "missing go.sum entry"):
			message = why + ": go mod tidy"
		case !strings.HasPrefix(why, "no required module"):
			message = why
		}
	}
	for _, file := range pkg.Syntax {
		if spec := code.Import(file, path); spec != nil {
			return []report.Diagnostic{{Pos: report.Place(p.Fset, spec.Pos()), Message: message}}
		}
	}
	return nil
}
