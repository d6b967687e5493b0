package callsite

import (
	"go/ast"
	"go/types"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// eachArgument calls f for each argument whose type is known, and how well that
// fits. Mocks take matchers of any type.
func (s *site) eachArgument(f func(i int, arg ast.Expr, from, to types.Type, how fit.Fit)) {
	if s.call.Role == sdk.Mocks || !s.argsKnown || !s.target.known || len(s.args) != len(s.target.params) {
		return
	}
	for i, arg := range s.args {
		to := s.target.params[i]
		from := s.typeOf(arg)
		if from == nil || s.index.pass.TypesInfo.Types[arg].IsNil() || fit.IsOpaque(from) || fit.IsOpaque(to) || fit.IsGeneric(from) || fit.IsGeneric(to) {
			continue
		}
		f(i, arg, from, to, fit.Compare(from, to))
	}
}

func (s *site) typeOf(e ast.Expr) types.Type {
	t := s.index.pass.TypesInfo.TypeOf(e)
	if t == nil {
		return nil
	}
	return types.Default(t)
}

// typeString is a type as it is written in the package.
func (s *site) typeString(t types.Type) string {
	text := types.TypeString(t, func(p *types.Package) string {
		if p == s.index.pass.Pkg {
			return ""
		}
		return p.Name()
	})
	return strings.ReplaceAll(text, cgoType, "C.")
}

// eachResult calls f for each value that the result is decoded into: to is its
// type, nil if the value is no pointer.
func (s *site) eachResult(f func(d decode, to types.Type, how fit.Fit)) {
	for _, d := range s.run.decodes() {
		tv := s.index.pass.TypesInfo.Types[d.value]
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
		case !s.target.known:
		case s.target.result == nil:
			f(d, p.Elem(), fit.Loses)
		case !fit.IsOpaque(s.target.result) && !fit.IsOpaque(p.Elem()):
			f(d, p.Elem(), fit.Compare(s.target.result, p.Elem()))
		}
	}
}

// constantOf is the constant that an expression names, nil for a literal.
func constantOf(info *types.Info, expr ast.Expr) *types.Const {
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
