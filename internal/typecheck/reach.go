package typecheck

import (
	"go/ast"
	"go/token"
	"slices"
)

// level is how much of a declared name is needed. Each has all that is before it.
type level uint8

const (
	// named needs the name: the type is not looked into.
	named level = iota + 1
	// defined needs what it is, and of its fields and methods those whose names are
	// mentioned.
	defined
	// whole needs all that its values consist of, as far as it is exported.
	whole
	// laidOut needs its size, and so all its fields.
	laidOut
)

// need is a name of a package that is needed.
type need struct {
	pkg  *pkg
	name string
}

// pending is the type of a field or method that nobody mentions yet.
type pending struct {
	file *file
	expr ast.Expr
}

// need has a name of p followed, unless it was already, as far as that.
func (p *pkg) need(name string, l level) {
	if p.needs[name] < l && !p.target && p.PkgPath != "unsafe" {
		p.needs[name] = l
		p.checker.queue = append(p.checker.queue, need{p, name})
	}
}

// mention has the fields and methods of a name followed in all types.
func (c *checker) mention(name string) {
	if c.members[name] {
		return
	}
	c.members[name] = true
	for _, p := range c.pending[name] {
		p.file.follow(p.expr, defined)
	}
	delete(c.pending, name)
}

// reach has everything followed that a package which is asked for names.
func (p *pkg) reach() {
	files := slices.Clone(p.files)
	if p.checker.Beside != nil {
		for _, syntax := range p.checker.Beside(p.Package) {
			f := &file{pkg: p, ast: syntax}
			f.resolveImports()
			files = append(files, f)
		}
	}
	for _, f := range files {
		f.reach(f.ast)
		if p.checker.Mentioned != nil {
			for _, expr := range p.checker.Mentioned(f.ast) {
				f.reach(expr)
			}
		}
	}
	if p.checker.Implements != nil {
		p.reachInterfaces(files)
	}
}

// reach has everything followed that n names, whether in a body or not.
func (f *file) reach(n ast.Node) {
	c := f.pkg.checker
	ast.Inspect(n, func(n ast.Node) bool {
		f.puzzle(n)
		switch n := n.(type) {
		case *ast.SelectorExpr:
			c.mention(n.Sel.Name)
			if p := f.imported(n); p != nil {
				p.need(n.Sel.Name, defined)
			}
		case *ast.KeyValueExpr:
			if id, ok := n.Key.(*ast.Ident); ok {
				c.mention(id.Name)
			}
		case *ast.InterfaceType:
			for _, m := range n.Methods.List {
				for _, name := range m.Names {
					c.mention(name.Name)
				}
			}
		case *ast.Ident:
			f.needDotted(n.Name, defined)
		}
		return true
	})
}

// needDotted has a name followed in the packages that f imports with a dot.
func (f *file) needDotted(name string, l level) {
	if len(f.dots) == 0 || !ast.IsExported(name) {
		return
	}
	readAll(f.dots...)
	for _, p := range f.dots {
		if !p.target && p.shapes[name] != 0 {
			p.need(name, l)
		}
	}
}

// follow follows what is needed until nothing is left. What has to be parsed for it
// is parsed together.
func (c *checker) follow() error {
	for len(c.queue) > 0 {
		queue := c.queue
		c.queue = nil
		var pkgs []*pkg
		for _, n := range queue {
			pkgs = append(pkgs, n.pkg)
		}
		readAll(unique(pkgs)...)
		var files []*file
		for _, n := range queue {
			files = append(files, n.pkg.declaring(n.name, n.pkg.needs[n.name])...)
		}
		parseAll(unique(files))
		for _, n := range queue {
			n.pkg.follow(n.name)
		}
	}
	for _, p := range c.packages {
		if p.err != nil {
			return p.err
		}
	}
	return nil
}

// unique are the elements of s, each once.
func unique[E comparable](s []E) []E {
	seen := map[E]bool{}
	return slices.DeleteFunc(s, func(e E) bool {
		was := seen[e]
		seen[e] = true
		return was
	})
}

// follow follows a name of a dependency. Where that is the name of a type that is not
// looked into, its file may not be parsed.
func (p *pkg) follow(name string) {
	d := p.decls[name]
	if d == nil {
		return
	}
	l, f := p.needs[name], d.file
	switch s := d.spec.(type) {
	case nil:
		f.follow(d.fn.Type, defined)
	case *ast.ValueSpec:
		p.needs[name] = max(l, defined)
		f.followValue(s, d.group)
	case *ast.TypeSpec:
		f.followFields(s.TypeParams, defined)
		if s.Assign.IsValid() || l > named {
			f.follow(s.Type, l)
		}
		if s.Assign.IsValid() && p.dependsOnOrder(s) {
			p.needTypes()
		}
		if l > named {
			for _, m := range p.methods[name] {
				m.file.followMember(m.fn.Type, defined, m.fn.Name)
			}
		}
	}
}

// followValue follows a variable, or the group of a constant: what another one's
// value is may depend on its place.
func (f *file) followValue(s *ast.ValueSpec, group *ast.GenDecl) {
	specs := []ast.Spec{s}
	if group.Tok == token.CONST {
		specs = group.Specs
	}
	for _, spec := range specs {
		s := spec.(*ast.ValueSpec)
		if s.Type != nil {
			f.follow(s.Type, defined)
		}
		if s.Type == nil || group.Tok == token.CONST {
			for _, value := range s.Values {
				f.follow(value, defined)
			}
		}
		if group.Tok == token.CONST {
			for _, name := range s.Names {
				f.pkg.needs[name.Name] = max(f.pkg.needs[name.Name], defined)
			}
		}
	}
}

// follow follows an expression of a dependency, which is a type where less than
// defined is needed.
func (f *file) follow(e ast.Node, l level) {
	ast.Inspect(e, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			f.followSelector(n, l)
			return false
		case *ast.Ident:
			if f.pkg.decls[n.Name] != nil || f.pkg.shapes[n.Name] != 0 {
				f.pkg.need(n.Name, l)
			} else {
				f.needDotted(n.Name, l)
			}
		case *ast.StructType:
			for _, field := range n.Fields.List {
				f.followMember(field.Type, l, field.Names...)
			}
			return false
		case *ast.InterfaceType:
			for _, m := range n.Methods.List {
				f.followMember(m.Type, min(l, defined), m.Names...)
			}
			return false
		case *ast.FuncType:
			f.followFields(n.TypeParams, defined)
			f.followFields(n.Params, min(l, defined))
			f.followFields(n.Results, min(l, defined))
			return false
		case *ast.ArrayType:
			if n.Len != nil {
				f.follow(n.Len, defined)
			}
			f.follow(n.Elt, l)
			return false
		case *ast.FuncLit:
			f.follow(n.Type, l)
			return false
		case *ast.KeyValueExpr:
			if id, ok := n.Key.(*ast.Ident); ok {
				f.pkg.checker.mention(id.Name)
			}
		case *ast.CallExpr:
			if f.isUnsafe(n.Fun) {
				for _, arg := range n.Args {
					f.follow(arg, laidOut)
				}
				return false
			}
		}
		return true
	})
}

// followSelector follows a member of a package, or of a value or type.
func (f *file) followSelector(e *ast.SelectorExpr, l level) {
	if p := f.imported(e); p != nil {
		p.need(e.Sel.Name, l)
		return
	}
	f.pkg.checker.mention(e.Sel.Name)
	f.follow(e.X, l)
}

// imported is the package that e may be a member of, nil if it is of none.
func (f *file) imported(e *ast.SelectorExpr) *pkg {
	if id, ok := e.X.(*ast.Ident); ok {
		return f.imports[id.Name]
	}
	return nil
}

// followFields follows the types of parameters.
func (f *file) followFields(list *ast.FieldList, l level) {
	if list == nil {
		return
	}
	for _, field := range list.List {
		f.follow(field.Type, l)
	}
}

// followMember follows the type of a field or method of a type that is needed as far
// as l. One without a name is embedded: its own members are those of the type.
func (f *file) followMember(typ ast.Expr, l level, ids ...*ast.Ident) {
	c := f.pkg.checker
	exported := slices.ContainsFunc(ids, (*ast.Ident).IsExported)
	mentioned := slices.ContainsFunc(ids, func(id *ast.Ident) bool { return c.members[id.Name] })
	switch {
	case l == named, l == laidOut, len(ids) == 0, l == whole && exported:
		f.follow(typ, l)
		return
	case mentioned:
		f.follow(typ, defined)
		return
	}
	for _, id := range ids {
		c.pending[id.Name] = append(c.pending[id.Name], pending{f, typ})
	}
	f.follow(typ, named)
}

// isUnsafe reports whether e is a function of package unsafe that depends on the size
// of its operand.
func (f *file) isUnsafe(e ast.Expr) bool {
	sel, ok := e.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "Sizeof" && sel.Sel.Name != "Offsetof" && sel.Sel.Name != "Alignof" {
		return false
	}
	p := f.imported(sel)
	return p != nil && p.PkgPath == "unsafe"
}
