package sites

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ast/edge"
	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// EachArgument calls f for each argument whose type is known, and how well that
// fits. Mocks take matchers of any type.
func (s *Site) EachArgument(f func(i int, arg ast.Expr, from, to types.Type, how fit.Fit)) {
	if s.Call.TakesMatchers() || !s.ArgsKnown || !s.Target.Known || len(s.Args) != len(s.Target.Params) {
		return
	}
	for i, arg := range s.Args {
		to := s.Target.Params[i]
		from := s.TypeOf(arg)
		if from == nil || s.Index.Pass.TypesInfo.Types[arg].IsNil() || fit.IsOpaque(from) || fit.IsOpaque(to) || fit.IsGeneric(from) || fit.IsGeneric(to) {
			continue
		}
		f(i, arg, from, to, fit.Compare(from, to))
	}
}

func (s *Site) TypeOf(e ast.Expr) types.Type {
	t := s.Index.Pass.TypesInfo.TypeOf(e)
	if t == nil {
		return nil
	}
	return types.Default(t)
}

// IsEmpty reports whether there is nothing in an argument that could be lost: it is nil
// or a value of a struct without fields.
func (s *Site) IsEmpty(e ast.Expr) bool {
	tv := s.Index.Pass.TypesInfo.Types[e]
	if tv.IsNil() {
		return true
	}
	if tv.Type == nil {
		return false
	}
	of, ok := tv.Type.Underlying().(*types.Struct)
	return ok && of.NumFields() == 0 && !fit.HasOwnEncoding(tv.Type)
}

// TypeString is a type as it is written in the package.
func (s *Site) TypeString(t types.Type) string {
	text := types.TypeString(t, func(p *types.Package) string {
		if p == s.Index.Pass.Pkg {
			return ""
		}
		return p.Name()
	})
	return strings.ReplaceAll(text, cgoType, "C.")
}

// EachResult calls f for each value that the result is decoded into: to is its
// type, nil if the value is no pointer.
func (s *Site) EachResult(f func(d Decode, to types.Type, how fit.Fit)) {
	for _, d := range s.Run.Decodes() {
		tv := s.Index.Pass.TypesInfo.Types[d.Value]
		if d.As != nil {
			tv = types.TypeAndValue{Type: types.NewPointer(d.As)}
		}
		if tv.Type == nil || tv.IsNil() || types.IsInterface(tv.Type) {
			continue
		}
		p, ok := tv.Type.Underlying().(*types.Pointer)
		if !ok {
			if _, param := types.Unalias(tv.Type).(*types.TypeParam); !param {
				f(d, nil, fit.Loses)
			}
			continue
		}
		switch {
		case !s.Target.Known:
		case s.Target.IDs:
			if !sdk.IsExecution(p.Elem()) && !types.IsInterface(p.Elem()) {
				f(d, p.Elem(), fit.Loses)
			}
		case s.Target.Result == nil && d.As != nil && isPlaceholder(d.As):
		case s.Target.Result == nil:
			f(d, p.Elem(), fit.Loses)
		case !fit.IsOpaque(s.Target.Result) && !fit.IsOpaque(p.Elem()):
			f(d, p.Elem(), fit.Compare(s.Target.Result, p.Elem()))
		}
	}
}

// isPlaceholder reports whether a type argument is one for no result: there has to be
// some.
func isPlaceholder(t types.Type) bool {
	if s, ok := t.Underlying().(*types.Struct); ok {
		return s.NumFields() == 0
	}
	return types.IsInterface(t)
}

// ConstantOf is the constant that an expression names, nil for a literal.
func ConstantOf(info *types.Info, expr ast.Expr) *types.Const {
	switch e := ast.Unparen(expr).(type) {
	case *ast.Ident:
		obj, _ := info.Uses[e].(*types.Const)
		return obj
	case *ast.SelectorExpr:
		obj, _ := info.Uses[e.Sel].(*types.Const)
		return obj
	}
	return nil
}

// Counted is a number of arguments in words.
func Counted(n int) string {
	switch n {
	case 0:
		return "no argument"
	case 1:
		return "1 argument"
	}
	return fmt.Sprint(n, " arguments")
}

// LiteralOf is the literal that a local variable is defined as, nil if there is none or if
// the variable may change.
func (s *Site) LiteralOf(v *types.Var) *ast.CompositeLit {
	var lit *ast.CompositeLit
	in := s.Index.Root
	if !code.IsPackageLevel(v) {
		in = s.Declaration()
	}
	for at := range in.Preorder((*ast.Ident)(nil)) {
		id := at.Node().(*ast.Ident)
		switch {
		case s.Index.Pass.TypesInfo.Defs[id] == v:
			lit = definedAs(at)
		case s.Index.Pass.TypesInfo.Uses[id] == v && (IsWritten(at) || isFieldWritten(at)):
			return nil
		}
	}
	return lit
}

// definedAs is the literal that gives a variable its value where it is defined.
func definedAs(id inspector.Cursor) *ast.CompositeLit {
	var value ast.Expr
	switch n := id.Parent().Node().(type) {
	case *ast.AssignStmt:
		if i := slices.Index(n.Lhs, id.Node().(ast.Expr)); i >= 0 && len(n.Lhs) == len(n.Rhs) {
			value = n.Rhs[i]
		}
	case *ast.ValueSpec:
		if i := slices.Index(n.Names, id.Node().(*ast.Ident)); i >= 0 && i < len(n.Values) {
			value = n.Values[i]
		}
	}
	lit, _ := value.(*ast.CompositeLit)
	return lit
}

// isFieldWritten reports whether a use of a variable writes one of its fields.
func isFieldWritten(use inspector.Cursor) bool {
	return use.ParentEdgeKind() == edge.SelectorExpr_X && IsWritten(use.Parent())
}
