package generator

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/templates"
)

// This file chooses the identifiers of a generated file against the scopes
// they stand in: the package's, the file's imports, and each other's.

// giveWay is name, or a variation of it that is none of taken.
func giveWay(name string, taken []string) string {
	return templates.Unique(name, func(n string) bool { return slices.Contains(taken, n) })
}

// packageScope is every identifier that the package of t declares, in tests and
// under other build constraints too, with its position. pkg is the package that
// the output is for. Left out are the tool's own outputs, but not those that it
// wrote into the same folder for another package.
func packageScope(fset *token.FileSet, pkg *packages.Package, t *target) map[string]token.Pos {
	scope := map[string]token.Pos{}
	seen := map[string]bool{}
	if t.own {
		imports := map[string]*types.Package{}
		for _, imported := range pkg.Types.Imports() {
			imports[imported.Path()] = imported
		}
		for _, file := range pkg.Syntax {
			seen[fset.File(file.FileStart).Name()] = true
			declare(scope, file)
			dotImport(scope, file, imports)
		}
	}
	files, _ := filepath.Glob(filepath.Join(globQuoted(t.dir), "*.go"))
	for _, name := range files {
		src, err := disk.Read(name)
		source, ours := names.Owner(src)
		if err != nil || t.old[name].ours || seen[name] && !ours || t.own && ours && source == "" {
			continue
		}
		file, _ := parser.ParseFile(fset, name, src, parser.SkipObjectResolution)
		if file != nil && file.Name.Name == t.name {
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
	known := map[string]bool{p.target.path: true}
	for _, i := range imports {
		known[i.Path] = true
	}
	var others []templates.Import
	for _, f := range workflows {
		visit := func(pkg *types.Package) {
			if !known[pkg.Path()] {
				known[pkg.Path()] = true
				others = append(others, templates.Import{Path: pkg.Path(), Name: pkg.Name(), Alias: f.unit.guesses(pkg)})
			}
		}
		for _, t := range typesOf(f) {
			typePackages(t, visit)
		}
	}
	slices.SortFunc(others, func(a, b templates.Import) int { return strings.Compare(a.Path, b.Path) })
	imports = append(imports, others...)

	used := map[string]bool{}
	taken := func(name string) bool { // err is a name that jennifer refuses to give
		_, declared := p.declared[name]
		return declared || used[name] || token.IsKeyword(name) || name == "init" || name == "err" || types.Universe.Lookup(name) != nil
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

// checkPredeclared refuses a package that declares what generated code needs to
// mean Go's own: what every file refers to, and what the types of workflows are
// made of.
func (p *plan) checkPredeclared(workflows []*Function) {
	needs := map[string]string{}
	for _, name := range templates.Predeclared() {
		needs[name] = "generated code"
	}
	for _, f := range workflows {
		for _, t := range typesOf(f) {
			namedTypes(t, func(obj *types.TypeName) {
				if name := obj.Name(); obj.Pkg() == nil && needs[name] == "" {
					needs[name] = fmt.Sprintf("what is generated for workflow %s (%s)", f, p.at(f.Pos))
				}
			})
		}
	}
	for name, what := range needs {
		if pos, ok := p.declared[name]; ok {
			p.report(pos, fmt.Sprintf("package %s declares %s, and %s needs Go's own: rename it", p.target.name, name, what))
		}
	}
}

// typesOf are the types in the signatures of f and its messages.
func typesOf(f *Function) []types.Type {
	var all []types.Type
	for _, tuple := range []*types.Tuple{f.sig.Params(), f.sig.Results()} {
		for v := range tuple.Variables() {
			all = append(all, v.Type())
		}
	}
	for _, m := range f.Messages {
		all = append(all, m.types()...)
	}
	return all
}

// checkCollisions reports generated identifiers that the package declares, or
// that two workflows would both declare, and two workflows of one Workflow
// Type. What is never built together does not collide.
func (p *plan) checkCollisions(files []plannedFile) {
	p.current = nil
	for _, name := range files[0].model.ClientDeclares() {
		if pos, ok := p.declared[name]; ok {
			p.report(pos, fmt.Sprintf("%s is declared here, and generated code needs the name: choose another client name with -client", name))
		}
	}
	c := collisions{plan: p, owners: map[string][]*Function{}, types: map[string][]*Function{}}
	for _, file := range files {
		for i, w := range file.model.Workflows {
			if len(file.model.Workflows) == len(file.workflows) { // all of them valid
				c.check(file.model, w, file.workflows[i])
			}
		}
	}
}

// collisions are looked for among workflows.
type collisions struct {
	*plan
	// owners are the workflows that declare an identifier, types those of a
	// Workflow Type.
	owners, types map[string][]*Function
}

// claim adds f to those that have key, and returns another that is built
// together with it, or nil.
func claim(claims map[string][]*Function, key string, f *Function) *Function {
	for _, other := range claims[key] {
		if other != f && !exclude(other.constraint(), f.constraint()) {
			return other
		}
	}
	claims[key] = append(claims[key], f)
	return nil
}

func (c *collisions) check(file *templates.File, w *templates.Workflow, f *Function) {
	if other := claim(c.types, w.TypeName, f); other != nil {
		keys := "name=NAME"
		if goName(other) == w.Name {
			keys = "name=NAME as=NAME"
		}
		c.report(f.name.Pos(), fmt.Sprintf("%s and %s (%s) have the same Workflow Type name %q: give one another with //temporalgen:workflow %s", f, other, c.at(other.Pos), w.TypeName, keys))
		return // their other names collide too, most of the time
	}
	for _, name := range file.Declares(w) {
		if pos, ok := c.declared[name]; ok {
			c.report(f.name.Pos(), fmt.Sprintf("%s, generated for workflow %s, is declared at %s: %s", name, f, c.at(report.Place(c.fset, pos)), otherName(file, w, name)))
		}
	}
	for _, name := range append(file.Declares(w), methodNames(file.Client, w)...) {
		if other := claim(c.owners, name, f); other != nil {
			c.report(f.name.Pos(), fmt.Sprintf("%s would be generated for workflow %s and for %s (%s): %s", name, f, other, c.at(other.Pos), otherName(file, w, name)))
			break
		}
	}
	for _, name := range file.Declares(w) {
		if slices.Contains(file.ClientDeclares(), name) {
			c.report(f.name.Pos(), fmt.Sprintf("%s would be generated for workflow %s and for the client: choose another client name with -client", name, f))
		}
	}
}

// otherName says how to have another identifier than name generated for w.
func otherName(file *templates.File, w *templates.Workflow, name string) string {
	for _, m := range w.Messages {
		if slices.Contains(file.MessageDeclares(w, m), name) {
			return fmt.Sprintf("choose another name with //temporalgen:%s %s as=NAME", m.Kind, directiveArg("name", m.MessageName))
		}
	}
	return "choose another name with //temporalgen:workflow as=NAME"
}

func methodNames(client string, w *templates.Workflow) []string {
	var names []string
	for _, m := range w.ClientMethods() {
		names = append(names, client+"."+m)
	}
	return names
}

// at is a position as diagnostics mention it.
func (p *plan) at(pos token.Position) string { return at(p.config.Dir, pos) }

// at is a position with its file's path relative to dir.
func at(dir string, pos token.Position) string {
	pos.Filename = relative(dir, pos.Filename)
	return pos.String()
}
