package generator

import (
	"fmt"
	"go/token"
	"go/types"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/templates"
)

// This file chooses the identifiers of a generated file against the scopes
// they stand in: the package's, the file's imports, and each other's.

// giveWay is name, or a variation of it that is none of taken.
func giveWay(name string, taken []string) string {
	return templates.Unique(name, func(n string) bool { return slices.Contains(taken, n) })
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
		for _, t := range p.typesOf(f) {
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
		for _, t := range p.typesOf(f) {
			namedTypes(t, func(obj *types.TypeName) {
				if name := obj.Name(); obj.Pkg() == nil && needs[name] == "" {
					needs[name] = fmt.Sprintf("what is generated for workflow %s (%s)", f, p.at(f.Pos))
				}
			})
		}
	}
	for name, what := range needs {
		if d, ok := p.declared[name]; ok {
			p.report(d.pos, fmt.Sprintf("package %s declares %s, and %s needs Go's own: rename it", p.target.name, name, what))
		}
	}
}

// typesOf are the types in the signatures of f and its messages.
func (p *plan) typesOf(f *Function) []types.Type {
	var all []types.Type
	for _, tuple := range []*types.Tuple{f.sig.Params(), f.sig.Results()} {
		for v := range tuple.Variables() {
			all = append(all, v.Type())
		}
	}
	for _, m := range p.messages(f) {
		all = append(all, m.types()...)
	}
	return all
}

// checkCollisions reports generated identifiers that the package declares, or
// that two workflows would both declare, and two workflows of one Workflow
// Type. What is never built together does not collide.
func (p *plan) checkCollisions(files []plannedFile) {
	p.current = nil
	c := collisions{plan: p, owners: map[string][]*Function{}, types: map[string][]*Function{}, dots: map[declaration][]string{}}
	for _, name := range files[0].model.ClientDeclares() {
		if d, ok := c.declares(name); ok {
			p.report(d.pos, fmt.Sprintf("%s is declared here, and generated code needs the name: choose another client name with -client", name))
		}
	}
	for _, file := range files {
		for i, w := range file.model.Workflows {
			if len(file.model.Workflows) == len(file.workflows) { // all of them valid
				c.check(file.model, w, file.workflows[i])
			}
		}
	}
	c.reportDots(files[0].model)
}

// collisions are looked for among workflows.
type collisions struct {
	*plan
	// owners are the workflows that declare an identifier, types those of a
	// Workflow Type.
	owners, types map[string][]*Function
	// dots are the identifiers that are generated for another package as well,
	// by the dot import of it.
	dots map[declaration][]string
}

// declares tells where the package declares a name beside what is generated. A
// name that is generated for two packages is told of with the import that brings
// them together.
func (c *collisions) declares(name string) (declaration, bool) {
	d, ok := c.declared[name]
	if ok && d.generated && d.dot != "" {
		c.dots[d] = append(c.dots[d], name)
		return d, false
	}
	return d, ok
}

func (c *collisions) reportDots(file *templates.File) {
	for d, names := range c.dots {
		what := strings.Join(names, " and ")
		if len(names) > 2 {
			what = fmt.Sprintf("%s and %d more", names[0], len(names)-1)
		}
		fix := "import it under a name"
		if !slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(file.ClientDeclares(), name) }) {
			fix += ", or generate for one of them with another -client"
		}
		c.report(d.pos, fmt.Sprintf("this dot import brings %s, which would be generated for %s and for this package: %s", what, d.dot, fix))
	}
}

// claim adds f to those that have key, and returns another that is built
// together with it, or nil.
func claim(claims map[string][]*Function, key string, f *Function) *Function {
	for _, other := range claims[key] {
		if other != f && !constraint.Exclude(other.constraint(), f.constraint()) {
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
		if d, ok := c.declares(name); ok {
			c.report(f.name.Pos(), fmt.Sprintf("%s, generated for workflow %s, is declared at %s: %s", name, f, c.at(report.Place(c.fset, d.pos)), otherName(file, w, name)))
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
			return fmt.Sprintf("choose another name with //temporalgen:%s %s as=NAME", m.Kind, directive.Arg("name", m.MessageName))
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
