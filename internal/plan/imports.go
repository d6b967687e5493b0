package plan

import (
	"go/token"
	"go/types"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/templates"
)

// giveWay is name, or a variation of it that is none of taken.
func giveWay(name string, taken []string) string {
	return templates.Unique(name, func(n string) bool { return slices.Contains(taken, n) })
}

// imports names the packages that the file may need. The SDK's packages choose
// first, the others follow by path, so the names depend on nothing else.
func (p *plan) imports(workflows []*discover.Function) []templates.Import {
	imports := slices.Clone(p.runtime())
	known := map[string]bool{p.target.Path: true}
	for _, i := range imports {
		known[i.Path] = true
	}
	var others []templates.Import
	for _, f := range workflows {
		visit := func(pkg *types.Package) {
			if !known[pkg.Path()] {
				known[pkg.Path()] = true
				others = append(others, templates.Import{Path: pkg.Path(), Name: pkg.Name(), Alias: f.Unit.Guesses(pkg)})
			}
		}
		for _, t := range p.typesOf(f) {
			typePackages(t, visit)
		}
		if p.target.Test {
			visit(f.Unit.Types)
		}
	}
	slices.SortFunc(others, func(a, b templates.Import) int { return strings.Compare(a.Path, b.Path) })
	imports = append(imports, others...)

	used := map[string]bool{}
	handle := names.Handle(p.target.Client)
	taken := func(name string) bool { // err is a name that jennifer refuses to give
		_, declared := p.declared[name]
		return declared || used[name] || name == handle || token.IsKeyword(name) || name == "init" || name == "err" || types.Universe.Lookup(name) != nil
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

// typesOf are the types in the signatures of f and its messages.
func (p *plan) typesOf(f *discover.Function) []types.Type {
	var all []types.Type
	for _, tuple := range []*types.Tuple{f.Signature.Params(), f.Signature.Results()} {
		for v := range tuple.Variables() {
			all = append(all, v.Type())
		}
	}
	for _, m := range p.messages(f) {
		all = append(all, messageTypes(m)...)
	}
	return all
}
