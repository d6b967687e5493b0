// Package code asks Go code what every stage wants to know of it: what a call
// calls, which names a file imports and declares, what a type is made of.
package code

import (
	"go/ast"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Name is the identifier that names what e is: f, pkg.F, x.M, or an instance of
// one of these; nil for any other expression.
func Name(e ast.Expr) *ast.Ident {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return e
	case *ast.SelectorExpr:
		return e.Sel
	case *ast.IndexExpr:
		return Name(e.X)
	case *ast.IndexListExpr:
		return Name(e.X)
	}
	return nil
}

// NameOf is the text of [Name], "" for none.
func NameOf(e ast.Expr) string {
	if id := Name(e); id != nil {
		return id.Name
	}
	return ""
}

// Idents are the names in a list of parameters, results or receivers, nil for each
// that has none.
func Idents(list *ast.FieldList) []*ast.Ident {
	if list == nil {
		return nil
	}
	var all []*ast.Ident
	for _, field := range list.List {
		if len(field.Names) == 0 {
			all = append(all, nil)
		}
		all = append(all, field.Names...)
	}
	return all
}

// TypeAt is the type of the i-th parameter or result, nil if there is none.
func TypeAt(list *ast.FieldList, i int) ast.Expr {
	if list == nil {
		return nil
	}
	for _, field := range list.List {
		if i -= max(len(field.Names), 1); i < 0 {
			return field.Type
		}
	}
	return nil
}

// IsVariadic reports whether the last parameter of a function is variadic.
func IsVariadic(fn *ast.FuncType) bool {
	list := fn.Params.List
	if len(list) == 0 {
		return false
	}
	_, ok := list[len(list)-1].Type.(*ast.Ellipsis)
	return ok
}

// Receiver is the name of the type that a method's receiver is spelled with, which
// may be a pointer or an instance; "" for a function.
func Receiver(fn *ast.FuncDecl) string {
	if fn.Recv == nil || len(fn.Recv.List) == 0 {
		return ""
	}
	return BaseName(fn.Recv.List[0].Type)
}

// BaseName is the name of the type in the package itself that e is, or points to,
// or is an instance of; "" for any other type.
func BaseName(e ast.Expr) string {
	e = ast.Unparen(e)
	if star, ok := e.(*ast.StarExpr); ok {
		e = ast.Unparen(star.X)
	}
	switch index := e.(type) {
	case *ast.IndexExpr:
		e = index.X
	case *ast.IndexListExpr:
		e = index.X
	}
	if id, ok := e.(*ast.Ident); ok {
		return id.Name
	}
	return ""
}

// Field is the value of a keyed field in a literal, nil if it has none.
func Field(lit *ast.CompositeLit, name string) ast.Expr {
	for _, elt := range lit.Elts {
		if pair, ok := elt.(*ast.KeyValueExpr); ok {
			if key, ok := pair.Key.(*ast.Ident); ok && key.Name == name {
				return pair.Value
			}
		}
	}
	return nil
}

// Encloses reports whether inner is a part of outer.
func Encloses(outer, inner ast.Node) bool {
	return outer.Pos() <= inner.Pos() && inner.End() <= outer.End()
}

// Declared calls visit for every package-level identifier that file declares.
func Declared(file *ast.File, visit func(*ast.Ident)) {
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil && decl.Name.Name != "init" {
				visit(decl.Name)
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					visit(spec.Name)
				case *ast.ValueSpec:
					for _, id := range spec.Names {
						visit(id)
					}
				}
			}
		}
	}
}

// TypeSpecs calls visit for every type that file declares, with the doc comment
// that it has, by itself or by its declaration.
func TypeSpecs(file *ast.File, visit func(*ast.TypeSpec, *ast.CommentGroup)) {
	for _, decl := range file.Decls {
		if decl, ok := decl.(*ast.GenDecl); ok {
			TypeSpecsOf(decl, visit)
		}
	}
}

// TypeSpecsOf is [TypeSpecs] for one declaration.
func TypeSpecsOf(decl *ast.GenDecl, visit func(*ast.TypeSpec, *ast.CommentGroup)) {
	for _, spec := range decl.Specs {
		if spec, ok := spec.(*ast.TypeSpec); ok {
			doc := spec.Doc
			if doc == nil && !decl.Lparen.IsValid() {
				doc = decl.Doc
			}
			visit(spec, doc)
		}
	}
}

// ImportPath is the path of an import.
func ImportPath(spec *ast.ImportSpec) string {
	importPath, _ := strconv.Unquote(spec.Path.Value)
	return importPath
}

// Import is the import of a path in file, nil if there is none.
func Import(file *ast.File, importPath string) *ast.ImportSpec {
	for _, spec := range file.Imports {
		if ImportPath(spec) == importPath {
			return spec
		}
	}
	return nil
}

// ImportedAs is the path of the package that file imports under a name, "" if there
// is none. A package without a name in file has the one that its path suggests.
func ImportedAs(file *ast.File, name string) string {
	for _, spec := range file.Imports {
		importPath := ImportPath(spec)
		if spec.Name != nil && spec.Name.Name == name || spec.Name == nil && GuessName(importPath) == name {
			return importPath
		}
	}
	return ""
}

// DotImports are the paths of what file imports with a dot.
func DotImports(file *ast.File) []string {
	var paths []string
	for _, spec := range file.Imports {
		if spec.Name != nil && spec.Name.Name == "." {
			paths = append(paths, ImportPath(spec))
		}
	}
	return slices.DeleteFunc(paths, func(path string) bool { return path == "" || path == "C" })
}

var majorVersion = regexp.MustCompile(`^v[0-9]+$`)

// GuessName is the name that an import path suggests for its package.
func GuessName(importPath string) string {
	name := path.Base(importPath)
	if majorVersion.MatchString(name) {
		name = path.Base(path.Dir(importPath))
	}
	name, _, _ = strings.Cut(name, ".")
	return strings.ReplaceAll(strings.TrimPrefix(name, "go-"), "-", "")
}

// IsIdentByte reports whether b goes on with an identifier. Any byte of a rune beyond
// ASCII counts.
func IsIdentByte(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b >= 0x80
}
