package generator

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// mentionedTypes is an importer of packages that may not exist on this machine.
// They have the types that files mention.
type mentionedTypes struct {
	src   *source
	real  map[string]*types.Package
	made  map[string]*types.Package
	files []*ast.File
	// dots has the names that come from imports with a dot.
	dots *dotted
}

func (m *mentionedTypes) Import(importPath string) (*types.Package, error) {
	if importPath == "unsafe" {
		return types.Unsafe, nil
	}
	if pkg := m.real[importPath]; pkg != nil {
		return pkg, nil
	}
	pkg := m.made[importPath]
	if pkg == nil {
		pkg = types.NewPackage(importPath, m.name(importPath))
		m.made[importPath] = pkg
		for _, file := range m.files {
			m.declare(pkg, file)
		}
		for name, parameters := range m.dots.members[importPath] {
			m.member(pkg, name, parameters)
		}
		pkg.MarkComplete()
	}
	return pkg, nil
}

// name is the name of a package, or its likely one: what its path suggests, unless
// the files that import it use another one that the path has in it.
func (m *mentionedTypes) name(importPath string) string {
	if name := m.dots.names[importPath]; name != "" {
		return name
	}
	guess := code.GuessName(importPath)
	for _, file := range m.files {
		if !imports(file, importPath) {
			continue
		}
		others := map[string]bool{}
		for _, spec := range file.Imports {
			p, _ := strconv.Unquote(spec.Path.Value)
			if p != importPath && spec.Name == nil {
				others[code.GuessName(p)] = true
			} else if spec.Name != nil {
				others[spec.Name.Name] = true
			}
		}
		used := map[string]bool{}
		ast.Inspect(file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if id, ok := sel.X.(*ast.Ident); ok && !others[id.Name] {
					used[id.Name] = true
				}
			}
			return true
		})
		for _, name := range slices.Sorted(maps.Keys(used)) {
			if !used[guess] && strings.Contains(importPath, name) {
				return name
			}
		}
	}
	return guess
}

// declare gives pkg the types that file mentions as its members.
func (m *mentionedTypes) declare(pkg *types.Package, file *ast.File) {
	qualifier := ""
	for _, spec := range file.Imports {
		if p, _ := strconv.Unquote(spec.Path.Value); p == pkg.Path() {
			qualifier = pkg.Name()
			if spec.Name != nil {
				qualifier = spec.Name.Name
			}
		}
	}
	if qualifier == "" {
		return
	}
	visit := func(n ast.Node) bool {
		arguments := 0
		switch index := n.(type) {
		case *ast.IndexExpr:
			n, arguments = index.X, 1
		case *ast.IndexListExpr:
			n, arguments = index.X, len(index.Indices)
		}
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if id, ok := sel.X.(*ast.Ident); ok && id.Name == qualifier && pkg.Scope().Lookup(sel.Sel.Name) == nil {
			m.member(pkg, sel.Sel.Name, arguments)
		}
		return true
	}
	ast.Inspect(file, visit)
	for _, expr := range declaredMessageTypes(file) {
		ast.Inspect(expr, visit)
	}
}

// declaredMessageTypes are the types that directives in file declare messages
// with.
func declaredMessageTypes(file *ast.File) []ast.Expr {
	var exprs []ast.Expr
	for _, group := range file.Comments {
		for _, message := range directive.Parse(group, nil).Messages {
			if expr, err := parser.ParseExpr(message.Type); err == nil {
				exprs = append(exprs, expr)
			}
		}
	}
	return exprs
}

// member gives pkg a type with so many type parameters. What the SDK says of a
// workflow's parameters is known of its packages anyway.
func (m *mentionedTypes) member(pkg *types.Package, name string, parameters int) {
	home := pkg
	if m.takes(name) && m.src.isContext(member{pkg.Path(), name}) {
		home = types.NewPackage(sdk.Internal, "internal")
	}
	obj := types.NewTypeName(token.NoPos, home, name, nil)
	named := types.NewNamed(obj, types.NewStruct(nil, nil), nil)
	var params []*types.TypeParam
	for i := range parameters {
		param := types.NewTypeName(token.NoPos, pkg, "T"+strconv.Itoa(i), nil)
		params = append(params, types.NewTypeParam(param, types.Universe.Lookup("any").Type()))
	}
	if len(params) > 0 {
		named.SetTypeParams(params)
	}
	if home != pkg {
		obj = types.NewTypeName(token.NoPos, pkg, name, nil)
		types.NewAlias(obj, named)
	}
	pkg.Scope().Insert(obj)
}

// takes reports whether a function takes first what has that name, which is one
// for a context. To look whether it is one takes a call of the go command.
func (m *mentionedTypes) takes(name string) bool {
	return isContextName(name) && slices.ContainsFunc(m.files, func(file *ast.File) bool {
		return slices.ContainsFunc(file.Decls, func(decl ast.Decl) bool {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || len(fn.Type.Params.List) == 0 {
				return false
			}
			switch typ := ast.Unparen(fn.Type.Params.List[0].Type).(type) {
			case *ast.Ident:
				return typ.Name == name
			case *ast.SelectorExpr:
				return typ.Sel.Name == name
			}
			return false
		})
	})
}

// isContextName reports whether people call a context like that.
func isContextName(name string) bool {
	return strings.HasSuffix(name, "Context") || strings.HasSuffix(name, "Ctx")
}

func imports(file *ast.File, importPath string) bool {
	return slices.ContainsFunc(file.Imports, func(spec *ast.ImportSpec) bool {
		p, _ := strconv.Unquote(spec.Path.Value)
		return p == importPath
	})
}
