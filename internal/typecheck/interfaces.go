package typecheck

import (
	"bytes"
	"go/ast"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/outline"
)

// reachInterfaces has those interfaces followed that methods of p may implement: p's
// code does not name them.
func (p *pkg) reachInterfaces(files []*file) {
	methods := map[string]bool{}
	for _, f := range files {
		for _, d := range f.ast.Decls {
			if d, ok := d.(*ast.FuncDecl); ok && d.Recv != nil && p.checker.Implements(d) {
				methods[d.Name.Name] = true
			}
		}
	}
	if len(methods) == 0 || !p.checker.anyInterface(methods) {
		return
	}
	for _, f := range files {
		for _, imported := range f.imports {
			if p.checker.Interfaces(imported.PkgPath) {
				imported.needInterfaces(methods)
			}
		}
	}
}

// anyInterface reports whether a package that may have interfaces has a line that may
// declare one of methods in an interface. Most have not.
func (c *checker) anyInterface(methods map[string]bool) bool {
	if c.interfaceMethods == nil {
		c.interfaceMethods = map[string]bool{}
		for _, p := range c.packages {
			if !p.target && c.Interfaces(p.PkgPath) {
				readAll(p)
				for _, f := range p.files {
					addCalled(c.interfaceMethods, f.text)
				}
			}
		}
	}
	for method := range methods {
		if c.interfaceMethods[method] {
			return true
		}
	}
	return false
}

// addCalled adds the names in text that begin a line and have a parenthesis behind
// them, as the methods of an interface do.
func addCalled(found map[string]bool, text []byte) {
	for line := range bytes.Lines(text) {
		if len(line) == 0 || line[0] != '\t' && line[0] != ' ' {
			continue
		}
		line = bytes.TrimLeft(line, "\t ")
		end := 0
		for end < len(line) && code.IsIdentByte(line[end]) {
			end++
		}
		if end > 0 && end < len(line) && line[end] == '(' && ast.IsExported(string(line[:end])) {
			found[string(line[:end])] = true
		}
	}
}

// needInterfaces has the exported interfaces of p followed that have one of methods.
func (p *pkg) needInterfaces(methods map[string]bool) {
	readAll(p)
	for name, as := range p.shapes {
		if ast.IsExported(name) && as != outline.Value {
			if d := p.find(name); d != nil && d.hasMethod(methods) {
				p.need(name, defined)
			}
		}
	}
}

// hasMethod reports whether d declares an interface, or an alias of one, that has one
// of methods, or may have it from another one.
func (d *decl) hasMethod(methods map[string]bool) bool {
	spec, ok := d.spec.(*ast.TypeSpec)
	if !ok {
		return false
	}
	next := (*decl)(nil)
	switch t := ast.Unparen(spec.Type).(type) {
	case *ast.InterfaceType:
		return slices.ContainsFunc(t.Methods.List, func(m *ast.Field) bool { return len(m.Names) == 0 || methods[m.Names[0].Name] })
	case *ast.Ident:
		next = d.file.pkg.find(t.Name)
	case *ast.SelectorExpr:
		if p := d.file.imported(t); p != nil {
			next = p.find(t.Sel.Name)
		}
	}
	return next != nil && next != d && next.hasMethod(methods)
}
