package typecheck

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// This file is about what can't be told from names: which types a struct literal
// without keys has to take, of what a size is, and of what a caller looks at on its
// own. It is looked for in what was checked, and more is followed then.

// unfinished reports whether what was checked tells of types that have to be known
// better.
func (c *checker) unfinished() bool {
	w := walker{checker: c, packages: map[*types.Package]*pkg{}}
	for _, p := range c.packages {
		if !p.target {
			w.packages[p.types] = p
		}
	}
	for _, p := range c.targets {
		for _, n := range p.puzzles {
			switch n := n.(type) {
			case *ast.CompositeLit:
				if t := p.TypesInfo.TypeOf(n); t != nil {
					w.elements(t)
				}
			case *ast.CallExpr:
				for _, arg := range n.Args {
					w.start(p.TypesInfo.TypeOf(arg), laidOut)
					if field, ok := arg.(*ast.SelectorExpr); ok { // its offset
						w.start(p.TypesInfo.TypeOf(field.X), laidOut)
					}
				}
			}
		}
		if c.Whole != nil {
			for _, t := range c.Whole(p.Package) {
				w.start(t, whole)
			}
		}
	}
	return len(c.queue) > 0
}

// puzzle notes n if what it needs can be told only when types are known.
func (f *file) puzzle(n ast.Node) {
	switch n := n.(type) {
	case *ast.CompositeLit:
		if len(n.Elts) == 0 {
			return
		}
		if _, keyed := n.Elts[0].(*ast.KeyValueExpr); keyed {
			return
		}
	case *ast.CallExpr:
		if !f.isUnsafe(n.Fun) {
			return
		}
	default:
		return
	}
	f.pkg.puzzles = append(f.pkg.puzzles, n)
}

// forget makes ready for another check.
func (c *checker) forget() {
	for _, p := range c.targets {
		p.Errors, p.TypeErrors = p.Errors[:p.told:p.told], nil
	}
}

// walker looks in types for those that are known by their names alone.
type walker struct {
	*checker
	packages map[*types.Package]*pkg
	seen     map[types.Type]bool
	// root is the type with a name that is looked into, or pointed at.
	root types.Type
}

// start looks in t.
func (w *walker) start(t types.Type, l level) {
	w.seen, w.root = map[types.Type]bool{}, nil
	if t != nil {
		w.root = types.Unalias(code.Deref(t))
	}
	w.walk(t, l)
}

// isClosed reports whether a type is of a package at a path for which closed is true.
func (w *walker) isClosed(closed func(string) bool, of *types.TypeName) bool {
	return closed != nil && closed(of.Pkg().Path())
}

// elements looks in the fields of a struct: values are assigned to them.
func (w *walker) elements(t types.Type) {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if s, ok := t.Underlying().(*types.Struct); ok {
		for field := range s.Fields() {
			w.start(field.Type(), defined)
		}
	}
}

// walk looks in t, and in what the values of a type with a name consist of where
// more is needed than what it is.
func (w *walker) walk(t types.Type, l level) {
	if t == nil || w.seen[t] {
		return
	}
	w.seen[t] = true
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		for arg := range t.TypeArgs().Types() {
			w.walk(arg, l)
		}
		obj := t.Obj()
		if l == whole && obj.Pkg() != nil && (w.isClosed(w.Closed, obj) || t != w.root && w.isClosed(w.Opaque, obj)) {
			return
		}
		if p := w.packages[obj.Pkg()]; p != nil && p.needs[obj.Name()] == named {
			p.need(obj.Name(), l)
		} else if l > defined {
			w.walk(t.Underlying(), l)
		}
	case *types.Map:
		w.walk(t.Key(), l)
		w.walk(t.Elem(), l)
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
		w.walk(t.Elem(), l)
	case *types.Struct:
		for field := range t.Fields() {
			if l != whole || field.Exported() || field.Embedded() {
				w.walk(field.Type(), l)
			}
		}
	case *types.Signature:
		for _, tuple := range []*types.Tuple{t.Params(), t.Results()} {
			for v := range tuple.Variables() {
				w.walk(v.Type(), min(l, defined))
			}
		}
	case *types.Tuple:
		for v := range t.Variables() {
			w.walk(v.Type(), l)
		}
	}
}
