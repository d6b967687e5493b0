package generator

import (
	"fmt"
	"go/token"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	sources "github.com/temporal-gen/temporal-gen/internal/source"
)

// newestSDK is what a package is generated for that does not depend on the SDK.
var newestSDK = sdk.Features{Supported: true, DescribesWorkflow: true, PinsFirstRun: true}

// sdkInUse finds the SDK's internal package among the dependencies of pkgs, nil
// where nothing depends on it, and what it has: its source answers for forks
// and replacements too.
func sdkInUse(pkgs []*packages.Package) (*packages.Package, sdk.Features, error) {
	var internal *packages.Package
	packages.Visit(pkgs, func(p *packages.Package) bool {
		if p.PkgPath == sdk.Internal && len(p.GoFiles) > 0 {
			internal = p
		}
		return internal == nil
	}, nil)
	if internal == nil {
		return nil, newestSDK, nil
	}
	for _, name := range internal.GoFiles {
		src, err := disk.Read(name)
		if err != nil {
			return nil, sdk.Features{}, fmt.Errorf("reading the SDK: %w", err)
		}
		if features, ok := sdk.FeaturesOf(src); ok {
			return internal, features, nil
		}
	}
	return nil, sdk.Features{}, fmt.Errorf("reading the SDK: no file of %s declares Client", sdk.Internal)
}

// tooOld is the diagnostic of an SDK that generated code does not compile with,
// at the first import of it. internal is a package of that SDK.
func (s *source) tooOld(internal *packages.Package) Diagnostic {
	has, fix := "an older one", "go get "+sdk.Path+"@latest, then go mod tidy"
	switch module := internal.Module; {
	case module == nil: // it is vendored, for example
	case module.Replace == nil:
		has = module.Version
	default:
		has, fix = module.Replace.Path, "update "+module.Replace.Path+", or drop the replace directive"
	}
	d := Diagnostic{Message: fmt.Sprintf("generated code needs %s %s or later, and the module has %s: %s", sdk.Path, sdk.Oldest, has, fix)}
	for _, pkg := range s.loaded {
		if pos := report.Place(s.fset, importOf(pkg, sdk.Path)); pos.IsValid() && (!d.Pos.IsValid() || report.Compare(pos, d.Pos) < 0) {
			d.Pos = pos
		}
	}
	return d
}

// importOf is where pkg imports the package at path or one below it.
func importOf(pkg *packages.Package, path string) token.Pos {
	for _, file := range pkg.Syntax {
		for _, spec := range file.Imports {
			if imported, _ := strconv.Unquote(spec.Path.Value); imported == path || strings.HasPrefix(imported, path+"/") {
				return spec.Pos()
			}
		}
	}
	return token.NoPos
}

// checkSDK reports a package that imports workflow where the module does not
// have it: without the type of workflow.Context there is nothing to find.
func (g *generation) checkSDK(pkg *packages.Package) {
	const path = sdk.Workflow
	imported := pkg.Imports[path]
	if imported != nil && len(imported.GoFiles) > 0 {
		return
	}
	message := "the module does not have " + sdk.Path + ": go get " + sdk.Path + ", then go mod tidy"
	if imported != nil && len(imported.Errors) > 0 {
		switch why := sources.Line(imported.Errors[0].Msg); {
		case strings.HasPrefix(why, "missing go.sum entry"):
			message = why + ": go mod tidy"
		case !strings.HasPrefix(why, "no required module"):
			message = why
		}
	}
	for _, file := range pkg.Syntax {
		for _, spec := range file.Imports {
			if spec.Path.Value == strconv.Quote(path) {
				g.report(report.Place(g.src.fset, spec.Pos()), message)
				return
			}
		}
	}
}
