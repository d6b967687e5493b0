package generator

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/templates"
)

// This file chooses the identifiers of a generated file against the scopes
// they stand in: the package's, the file's imports, and each other's.

// giveWay is name, or a variation of it that is none of taken.
func giveWay(name string, taken []string) string {
	return templates.Unique(name, func(n string) bool { return slices.Contains(taken, n) })
}

// packageScope is every identifier that pkg, in dir, declares, in tests
// and under other build constraints too, with its position. Files of the
// tool's own are left out.
func packageScope(fset *token.FileSet, pkg *packages.Package, dir string) map[string]token.Pos {
	imports := map[string]*types.Package{}
	for _, imported := range pkg.Types.Imports() {
		imports[imported.Path()] = imported
	}
	scope := map[string]token.Pos{}
	seen := map[string]bool{}
	for _, file := range pkg.Syntax {
		seen[fset.File(file.FileStart).Name()] = true
		declare(scope, file)
		dotImport(scope, file, imports)
	}
	names, _ := filepath.Glob(filepath.Join(dir, "*.go"))
	for _, name := range names {
		if seen[name] {
			continue
		}
		src, err := os.ReadFile(name)
		if err != nil || isOurs(src) {
			continue
		}
		file, _ := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
		if file != nil && file.Name.Name == pkg.Name {
			declare(scope, file)
		}
	}
	return scope
}

// declare adds the package-level identifiers of file to scope, and imports
// with names that a package-level identifier can't have beside them. Only
// exported ones count: generated declarations are.
func declare(scope map[string]token.Pos, file *ast.File) {
	add := func(id *ast.Ident) {
		if _, ok := scope[id.Name]; !ok && id.Name != "_" {
			scope[id.Name] = id.Pos()
		}
	}
	for _, spec := range file.Imports {
		if spec.Name != nil && spec.Name.IsExported() {
			add(spec.Name)
		}
	}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil && decl.Name.Name != "init" {
				add(decl.Name)
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					add(spec.Name)
				case *ast.ValueSpec:
					for _, id := range spec.Names {
						add(id)
					}
				}
			}
		}
	}
}

// dotImport adds what file imports with a dot: the package can't declare it a
// second time.
func dotImport(scope map[string]token.Pos, file *ast.File, imports map[string]*types.Package) {
	for _, spec := range file.Imports {
		if spec.Name == nil || spec.Name.Name != "." {
			continue
		}
		path, _ := strconv.Unquote(spec.Path.Value)
		pkg := imports[path]
		if pkg == nil {
			continue
		}
		for _, name := range pkg.Scope().Names() {
			if _, ok := scope[name]; !ok && token.IsExported(name) {
				scope[name] = spec.Pos()
			}
		}
	}
}

// imports names the packages that the file may need. The SDK's packages choose
// first, the others follow by path, so the names depend on nothing else.
func (p *plan) imports(workflows []*Function) []templates.Import {
	imports := slices.Clone(templates.Runtime)
	known := map[string]bool{p.pkg.PkgPath: true}
	for _, i := range imports {
		known[i.Path] = true
	}
	var others []templates.Import
	visit := func(pkg *types.Package) {
		if !known[pkg.Path()] {
			known[pkg.Path()] = true
			others = append(others, templates.Import{Path: pkg.Path(), Name: pkg.Name()})
		}
	}
	for _, f := range workflows {
		for v := range f.signature().Params().Variables() {
			typePackages(v.Type(), visit)
		}
		for v := range f.signature().Results().Variables() {
			typePackages(v.Type(), visit)
		}
	}
	slices.SortFunc(others, func(a, b templates.Import) int { return strings.Compare(a.Path, b.Path) })
	imports = append(imports, others...)

	used := map[string]bool{}
	taken := func(name string) bool {
		_, declared := p.declared[name]
		return declared || used[name] || token.IsKeyword(name) || name == "init" || types.Universe.Lookup(name) != nil
	}
	for i := range imports {
		name := imports[i].Name
		if taken(name) {
			name = templates.Unique(qualifiedName(imports[i].Path, name), taken)
			imports[i].Name, imports[i].Alias = name, true
		}
		used[name] = true
	}
	return imports
}

// qualifiedName is a longer name for a package whose own is taken:
// temporalclient for the SDK's, ordersclient for the one at orders/client.
func qualifiedName(importPath, name string) string {
	if strings.HasPrefix(importPath, "go.temporal.io/") {
		return "temporal" + name
	}
	parent := path.Base(path.Dir(importPath))
	if parent == "." { // a package of the standard library, like context
		return "std" + name
	}
	var b strings.Builder
	for _, r := range strings.ToLower(parent) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) && b.Len() > 0 {
			b.WriteRune(r)
		}
	}
	return b.String() + name
}

// checkPredeclared refuses a package that hides what every generated file uses.
func (p *plan) checkPredeclared() {
	for _, name := range []string{"any", "error", "nil", "string"} {
		if pos, ok := p.declared[name]; ok {
			p.report(pos, fmt.Sprintf("package %s declares %s, and generated code needs Go's own: rename it", p.pkg.Name, name))
		}
	}
}

// checkCollisions reports generated identifiers that the package declares, or
// that two workflows would both declare, and two workflows of one Workflow
// Type. The plan's workflows stand in the order of functions.
func (p *plan) checkCollisions(file *templates.File, functions []*Function) {
	p.current = nil
	for _, name := range file.ClientDeclares() {
		if pos, ok := p.declared[name]; ok {
			p.report(pos, fmt.Sprintf("%s is declared here, and generated code needs the name: choose another client name with -client", name))
		}
	}
	const mend = "choose another name with //temporalgen:workflow as=NAME"
	owners := map[string]*Function{}
	byType := map[string]*Function{}
	for i, w := range file.Workflows {
		f := functions[i]
		if other, ok := byType[w.TypeName]; ok {
			keys := "name=NAME"
			if goName(other) == w.Name {
				keys = "name=NAME as=NAME"
			}
			p.report(f.decl.Name.Pos(), fmt.Sprintf("%s and %s (%s) have the same Workflow Type name %q: give one another with //temporalgen:workflow %s", f, other, p.at(other.Pos), w.TypeName, keys))
			continue // their other names collide too, most of the time
		}
		byType[w.TypeName] = f
		for _, name := range w.Declares() {
			if pos, ok := p.declared[name]; ok {
				p.report(f.decl.Name.Pos(), fmt.Sprintf("%s, generated for workflow %s, is declared at %s: %s", name, f, p.at(p.fset.Position(pos)), mend))
			}
		}
		for _, name := range append(w.Declares(), methodNames(file.Client, w)...) {
			if other, ok := owners[name]; ok {
				p.report(f.decl.Name.Pos(), fmt.Sprintf("%s would be generated for workflow %s and for %s (%s): %s", name, f, other, p.at(other.Pos), mend))
				break
			}
			owners[name] = f
		}
		for _, name := range w.Declares() {
			if slices.Contains(file.ClientDeclares(), name) {
				p.report(f.decl.Name.Pos(), fmt.Sprintf("%s would be generated for workflow %s and for the client: choose another client name with -client", name, f))
			}
		}
	}
}

func methodNames(client string, w *templates.Workflow) []string {
	var names []string
	for _, m := range w.ClientMethods() {
		names = append(names, client+"."+m)
	}
	return names
}

// at is a position as diagnostics mention it.
func (p *plan) at(pos token.Position) string {
	pos.Filename = relative(p.config.Dir, pos.Filename)
	return pos.String()
}
