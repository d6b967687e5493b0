package messages

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"sync"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// program is what the packages declare. Searches share it, in several goroutines.
type program struct {
	// declarations are the functions with a body, by their full name: a package
	// may know a function of another from export data, as another object.
	declarations map[string]*declaration
	// known are the declarations by function: it saves making the full names.
	known sync.Map
	// packages are those that were read, by import path.
	packages map[string]*packages.Package
	// modules are the paths of their modules.
	modules map[string]bool
	// written tells which package-level variables are assigned to, or have their
	// address taken.
	written map[types.Object]bool
	// statements are those of each block that was run, by its *ast.BlockStmt.
	statements sync.Map
	// typeStrings are the texts of types.
	typeStrings sync.Map
}

// declaration is a function with a body.
type declaration struct {
	fn   *types.Func
	decl *ast.FuncDecl
	info *types.Info
	// mentions are the functions that it mentions.
	mentions []*types.Func
	// assigns are the types of the fields that it assigns to.
	assigns []types.Type
	// hasEffect reports whether it, or what it mentions, sets up messages, handles a
	// channel, or hands on a function that may: whether it has to be entered for its
	// own sake. Most of a workflow's calls need not.
	hasEffect bool
}

func readProgram(pkgs []*packages.Package) *program {
	p := &program{
		declarations: map[string]*declaration{},
		packages:     map[string]*packages.Package{},
		modules:      map[string]bool{},
		written:      map[types.Object]bool{},
	}
	var all []*declaration
	for _, pkg := range pkgs {
		if pkg.TypesInfo == nil {
			continue
		}
		p.packages[pkg.PkgPath] = pkg
		if pkg.Module != nil {
			p.modules[pkg.Module.Path] = true
		}
		for _, file := range pkg.Syntax {
			for _, decl := range file.Decls {
				decl, ok := decl.(*ast.FuncDecl)
				if !ok || decl.Body == nil {
					continue
				}
				fn, ok := pkg.TypesInfo.Defs[decl.Name].(*types.Func)
				if !ok {
					continue
				}
				d := &declaration{fn: fn, decl: decl, info: pkg.TypesInfo}
				all = append(all, d)
				p.known.Store(fn, d)
				if name := decl.Name.Name; name != "init" && name != "_" {
					p.declarations[fn.FullName()] = d
				}
			}
		}
	}
	p.findEffects(all)
	return p
}

// declaration is the declaration of fn, nil if that is not in the packages.
func (p *program) declaration(fn *types.Func) *declaration {
	fn = fn.Origin()
	if d, ok := p.known.Load(fn); ok {
		return d.(*declaration)
	}
	d := p.declarations[fn.FullName()]
	p.known.Store(fn, d)
	return d
}

// typeString is the text of t, with the paths of packages.
func (p *program) typeString(t types.Type) string {
	if text, ok := p.typeStrings.Load(t); ok {
		return text.(string)
	}
	text := types.TypeString(t, nil)
	p.typeStrings.Store(t, text)
	return text
}

// findEffects marks the declarations that have an effect.
func (p *program) findEffects(all []*declaration) {
	var marked []*declaration
	mark := func(d *declaration) {
		if !d.hasEffect {
			d.hasEffect = true
			marked = append(marked, d)
		}
	}
	// Through an interface, a method of any type may be called.
	mentionedBy := map[*declaration][]*declaration{}
	methods := map[string][]*declaration{}
	for _, d := range all {
		if d.decl.Recv != nil {
			methods[d.fn.Name()] = append(methods[d.fn.Name()], d)
		}
	}
	for _, d := range all {
		if p.read(d) {
			mark(d)
		}
		for _, fn := range d.mentions {
			if code.IsInterfaceMethod(fn) {
				for _, method := range methods[fn.Name()] {
					mentionedBy[method] = append(mentionedBy[method], d)
				}
			} else if callee := p.declaration(fn); callee != nil {
				mentionedBy[callee] = append(mentionedBy[callee], d)
			}
		}
	}
	spread := func() {
		for len(marked) > 0 {
			d := marked[0]
			marked = marked[1:]
			for _, by := range mentionedBy[d] {
				mark(by)
			}
		}
	}
	spread()
	// What makes or ties together the values that have such methods is needed to
	// know their fields.
	receivers := map[*types.TypeName]bool{}
	for _, d := range all {
		if recv := d.fn.Signature().Recv(); recv != nil && d.hasEffect {
			receivers[typeName(recv.Type())] = true
		}
	}
	delete(receivers, nil)
	isReceiver := func(t types.Type) bool { return receivers[typeName(t)] }
	for _, d := range all {
		for result := range d.fn.Signature().Results().Variables() {
			if isReceiver(result.Type()) {
				mark(d)
			}
		}
		if slices.ContainsFunc(d.assigns, isReceiver) {
			mark(d)
		}
	}
	spread()
}

// typeName is the declared type that t is, or points to; nil if there is none.
func typeName(t types.Type) *types.TypeName {
	if named := code.Named(t); named != nil {
		return named.Origin().Obj()
	}
	return nil
}

// read collects what d mentions, and reports whether it has an effect by itself.
func (p *program) read(d *declaration) bool {
	effect := false
	ast.Inspect(d.decl, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			switch obj := d.info.Uses[n].(type) {
			case *types.Func:
				effect = effect || isAboutMessages(obj)
				if !sdk.Has(obj.Pkg()) {
					d.mentions = append(d.mentions, obj)
				}
			case *types.Var:
				effect = effect || sdk.IsChannel(obj.Type()) || isCoroutine(obj.Type())
			case *types.TypeName:
				effect = effect || sdk.IsChannel(obj.Type())
			}
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				for _, lhs := range n.Lhs {
					p.write(d.info, lhs)
					sel, _ := ast.Unparen(lhs).(*ast.SelectorExpr)
					if t := d.info.TypeOf(lhs); t != nil && d.info.Selections[sel] != nil {
						d.assigns = append(d.assigns, t)
					}
				}
			}
		case *ast.IncDecStmt:
			p.write(d.info, n.X)
		case *ast.UnaryExpr:
			if n.Op == token.AND {
				p.write(d.info, n.X)
			}
		}
		return true
	})
	return effect
}

// write notes that the variable which e is, or is a part of, may change.
func (p *program) write(info *types.Info, e ast.Expr) {
	for {
		switch x := ast.Unparen(e).(type) {
		case *ast.Ident:
			if v, ok := info.Uses[x].(*types.Var); ok && code.IsPackageLevel(v) {
				p.written[v] = true
			}
			return
		case *ast.SelectorExpr:
			if v, ok := info.Uses[x.Sel].(*types.Var); ok && code.IsPackageLevel(v) {
				p.written[v] = true
				return
			}
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		default:
			return
		}
	}
}

// initializer is the expression that gives a package-level variable its value,
// nil if it has none of its own.
func (p *program) initializer(v *types.Var) (ast.Expr, *types.Info) {
	pkg := p.packages[v.Pkg().Path()]
	if pkg == nil {
		return nil, nil
	}
	for _, file := range pkg.Syntax {
		for _, decl := range file.Decls {
			decl, ok := decl.(*ast.GenDecl)
			if !ok || decl.Tok != token.VAR {
				continue
			}
			for _, spec := range decl.Specs {
				spec := spec.(*ast.ValueSpec)
				for i, name := range spec.Names {
					if name.Name == v.Name() && len(spec.Values) == len(spec.Names) {
						return spec.Values[i], pkg.TypesInfo
					}
				}
			}
		}
	}
	return nil, nil
}

// isOutOfSight reports whether a function of pkg that has no body here may receive
// from a channel: those of the standard library and of the SDK do not.
func (p *program) isOutOfSight(pkg *types.Package) bool {
	if pkg == nil || sdk.Has(pkg) {
		return false
	}
	if p.packages[pkg.Path()] != nil {
		return true
	}
	if first, _, _ := strings.Cut(pkg.Path(), "/"); strings.Contains(first, ".") {
		return true
	}
	for module := range p.modules {
		if pkg.Path() == module || strings.HasPrefix(pkg.Path(), module+"/") {
			return true
		}
	}
	return false
}
