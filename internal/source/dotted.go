package source

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// dotted are the names that files have from imports with a dot, of packages that
// are not loaded. Each is looked for in their source.
type dotted struct {
	// members are those of each package by import path, with the number of type
	// arguments that they are given.
	members map[string]map[string]int
	// names are the packages' own names, where their source tells.
	names map[string]string
	// ambiguous says of names from which packages they may be, where it can't be
	// told.
	ambiguous map[string]string
}

// dottedIn finds the names in files, which are of one package. The packages of
// real are loaded.
func (p *Program) dottedIn(files []*ast.File, real map[string]*types.Package) *dotted {
	d := &dotted{members: map[string]map[string]int{}, names: map[string]string{}, ambiguous: map[string]string{}}
	var own map[string]bool
	for _, file := range files {
		paths := code.DotImports(file)
		if len(paths) == 0 {
			continue
		}
		if own == nil {
			own = map[string]bool{}
			for _, file := range files {
				code.Declared(file, func(id *ast.Ident) { own[id.Name] = true })
			}
		}
		for name, arguments := range bareTypes(file) {
			if !own[name] {
				d.add(name, arguments, p.owners(name, paths, real), real)
			}
		}
		for _, path := range paths {
			if o := p.outline(path); o != nil && real[path] == nil {
				d.names[path] = o.name
			}
		}
	}
	return d
}

// add adds a name that may be a member of the packages at owners.
func (d *dotted) add(name string, arguments int, owners []string, real map[string]*types.Package) {
	switch {
	case len(owners) > 1:
		d.ambiguous[name] = fmt.Sprintf("%s may be from %s or from %s, which are both imported with a dot and can't be looked at", name, owners[0], owners[1])
	case len(owners) == 1 && real[owners[0]] == nil:
		if d.members[owners[0]] == nil {
			d.members[owners[0]] = map[string]int{}
		}
		d.members[owners[0]][name] = arguments
	}
}

// owners are those of paths whose package has name: the one that is known to, or
// else those of which nothing is known.
func (p *Program) owners(name string, paths []string, real map[string]*types.Package) []string {
	var unknown []string
	for _, path := range paths {
		has, known := p.exports(path, name, real)
		if has {
			return []string{path}
		}
		if !known {
			unknown = append(unknown, path)
		}
	}
	return unknown
}

// exports reports whether the package at path exports name, and whether that is
// known.
func (p *Program) exports(path, name string, real map[string]*types.Package) (has, known bool) {
	if pkg := real[path]; pkg != nil {
		return pkg.Scope().Lookup(name) != nil, true
	}
	if p.isContext(member{path, name}) {
		return true, true
	}
	o := p.outline(path)
	return o != nil && o.names[name], o != nil
}

// bareTypes are the exported names without a package in the types that file
// declares or takes, in the directives too, each with the number of its type
// arguments.
func bareTypes(file *ast.File) map[string]int {
	found := map[string]int{}
	visit := func(n ast.Node) bool {
		arguments := 0
		switch typ := n.(type) {
		case *ast.BlockStmt, *ast.SelectorExpr:
			return false
		case *ast.IndexExpr:
			n, arguments = typ.X, 1
		case *ast.IndexListExpr:
			n, arguments = typ.X, len(typ.Indices)
		}
		if id, ok := n.(*ast.Ident); ok && id.IsExported() {
			found[id.Name] = cmp.Or(found[id.Name], arguments)
		}
		return true
	}
	for _, decl := range file.Decls {
		ast.Inspect(decl, visit)
	}
	for _, expr := range declaredMessageTypes(file) {
		ast.Inspect(expr, visit)
	}
	return found
}

// AmbiguousContext is the type of a function's first parameter if it has the name
// of a context, or told reports that it is one, and why it can't be told which package
// that is from; "" if it can.
func (u *Unit) AmbiguousContext(fn *ast.FuncType, told bool) (typ ast.Expr, why string) {
	if u.dots == nil || len(fn.Params.List) == 0 {
		return nil, ""
	}
	typ = fn.Params.List[0].Type
	if id, ok := ast.Unparen(typ).(*ast.Ident); ok && (told || isContextName(id.Name)) {
		why = u.dots.ambiguous[id.Name]
	}
	return typ, why
}

// explain puts what is known of ambiguous names into an error of the type checker.
func (d *dotted) explain(e types.Error) types.Error {
	for name, why := range d.ambiguous {
		if e.Msg == "undefined: "+name {
			e.Msg = why
		}
	}
	return e
}
