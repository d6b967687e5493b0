package code

import (
	"go/ast"
	"go/constant"
	"go/types"
	"strconv"
	"strings"
)

// IsError reports whether t is the interface error.
func IsError(t types.Type) bool { return types.Identical(t, errorType) }

var errorType = types.Universe.Lookup("error").Type()

// IsFunc reports whether t, which may be nil, is the type of functions.
func IsFunc(t types.Type) bool {
	if t == nil {
		return false
	}
	_, ok := t.Underlying().(*types.Signature)
	return ok
}

// IsString reports whether t, which may be nil, is a type of strings.
func IsString(t types.Type) bool {
	if t == nil {
		return false
	}
	basic, ok := t.Underlying().(*types.Basic)
	return ok && basic.Info()&types.IsString != 0
}

// IsInvalid reports whether the text of t mentions a type that could not be
// resolved.
func IsInvalid(t types.Type) bool {
	return strings.Contains(types.TypeString(t, nil), "invalid type")
}

// ParamName is how messages call the i-th parameter: by its name, or its number.
func ParamName(param *types.Var, i int) string {
	if param.Name() == "" || param.Name() == "_" {
		return strconv.Itoa(i)
	}
	return param.Name()
}

// IsGeneric reports whether t is a generic type without type arguments.
func IsGeneric(t types.Type) bool {
	switch t := t.(type) {
	case *types.Alias:
		return t.TypeParams().Len() > t.TypeArgs().Len()
	case *types.Named:
		return t.TypeParams().Len() > t.TypeArgs().Len()
	}
	return false
}

// Deref is what t points to, or t; an invalid type for nil.
func Deref(t types.Type) types.Type {
	if t == nil {
		return types.Typ[types.Invalid]
	}
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// Named is the declared type that t, which may be nil, is or points to; nil if it
// has no name.
func Named(t types.Type) *types.Named {
	named, _ := types.Unalias(Deref(t)).(*types.Named)
	return named
}

// Struct is the struct that t, which may be nil, is or points to; nil if it is none.
func Struct(t types.Type) *types.Struct {
	if t == nil {
		return nil
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	s, _ := t.Underlying().(*types.Struct)
	return s
}

// IsPackageLevel reports whether v is a package's variable.
func IsPackageLevel(v *types.Var) bool {
	return v.Pkg() != nil && v.Parent() == v.Pkg().Scope()
}

// IsInterfaceMethod reports whether fn is a method of an interface.
func IsInterfaceMethod(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type())
}

// Func is the function or method that e is, nil for any other expression and for
// a method expression.
func Func(info *types.Info, e ast.Expr) *types.Func {
	e = ast.Unparen(e)
	if sel, ok := e.(*ast.SelectorExpr); ok {
		if selection := info.Selections[sel]; selection != nil && selection.Kind() != types.MethodVal {
			return nil
		}
	}
	switch e.(type) {
	case *ast.Ident, *ast.SelectorExpr:
		f, _ := info.Uses[Name(e)].(*types.Func)
		return f
	}
	return nil
}

// StringConstant is the value of a constant expression of type string.
func StringConstant(info *types.Info, expr ast.Expr) (string, bool) {
	tv, ok := info.Types[expr]
	if !ok || tv.Value == nil || tv.Value.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(tv.Value), true
}

// Walk calls visit for t and every type that its text mentions. The declaration
// of a type with a name is not entered, its type arguments are.
func Walk(t types.Type, visit func(types.Type)) {
	visit(t)
	list := func(args *types.TypeList) {
		for arg := range args.Types() {
			Walk(arg, visit)
		}
	}
	switch t := t.(type) {
	case *types.Alias:
		list(t.TypeArgs())
	case *types.Named:
		list(t.TypeArgs())
	case *types.Map:
		Walk(t.Key(), visit)
		Walk(t.Elem(), visit)
	case interface{ Elem() types.Type }: // pointers, slices, arrays, channels
		Walk(t.Elem(), visit)
	case *types.Struct:
		for field := range t.Fields() {
			Walk(field.Type(), visit)
		}
	case *types.Signature:
		for _, tuple := range []*types.Tuple{t.Params(), t.Results()} {
			for v := range tuple.Variables() {
				Walk(v.Type(), visit)
			}
		}
	case *types.Interface:
		for method := range t.ExplicitMethods() {
			Walk(method.Type(), visit)
		}
		for embedded := range t.EmbeddedTypes() {
			Walk(embedded, visit)
		}
	case *types.Union:
		for term := range t.Terms() {
			Walk(term.Type(), visit)
		}
	}
}

// TypeName is the name that t itself has, nil if it has none: of an alias its own.
// Those of Go itself, like bool, belong to no package.
func TypeName(t types.Type) *types.TypeName {
	switch t := t.(type) {
	case *types.Basic:
		obj, _ := types.Universe.Lookup(t.Name()).(*types.TypeName)
		return obj
	case interface{ Obj() *types.TypeName }:
		return t.Obj()
	}
	return nil
}

// CanImport reports whether the package at from may import the one at importPath,
// by the rule of internal folders.
func CanImport(from, importPath string) bool {
	i := strings.LastIndex("/"+importPath+"/", "/internal/")
	if i < 0 {
		return true
	}
	parent := strings.TrimSuffix(importPath[:i], "/")
	return from == parent || strings.HasPrefix(from, parent+"/")
}

// Reaches reports whether pkg imports, directly or not, one that is wanted.
func Reaches(pkg *types.Package, wanted func(*types.Package) bool) bool {
	seen := map[*types.Package]bool{}
	var visit func(*types.Package) bool
	visit = func(p *types.Package) bool {
		for _, dep := range p.Imports() {
			if !seen[dep] {
				seen[dep] = true
				if wanted(dep) || visit(dep) {
					return true
				}
			}
		}
		return false
	}
	return visit(pkg)
}

// IsAny reports whether t, which may be nil, is an interface without methods.
func IsAny(t types.Type) bool {
	if t == nil {
		return false
	}
	iface, ok := t.Underlying().(*types.Interface)
	return ok && iface.Empty()
}
