package sites

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Returns are the calls of Return on the mock that a site makes, chained or on the
// variable that has it.
func (s *Site) Returns() []*ast.CallExpr {
	if !s.Call.TakesMatchers() {
		return nil
	}
	return s.Index.returnsOf(s.Run)
}

// returnsOf are those on a mock, whose methods give the mock again.
func (x *Index) returnsOf(mock Outcome) (found []*ast.CallExpr) {
	for _, use := range mock.Uses {
		sel, ok := Around(use).Node().(*ast.SelectorExpr)
		if !ok {
			continue
		}
		at := Around(Around(use))
		call, ok := at.Node().(*ast.CallExpr)
		if !ok || ast.Unparen(call.Fun) != sel {
			continue
		}
		if sdk.IsMethod(code.Func(x.Pass.TypesInfo, call.Fun), "MockCallWrapper", sel.Sel.Name) {
			if sel.Sel.Name == "Return" {
				found = append(found, call)
			}
			found = append(found, x.returnsOf(x.follow(at))...)
		}
	}
	return found
}

// MayBeFake reports whether a mock by name may be that of another function than the
// known one, which a test of the package registers in its place.
func (s *Site) MayBeFake() bool {
	return s.Target.ByName && slices.ContainsFunc(s.Index.fakes(), func(f fake) bool {
		return f.fn == nil || f.fn.FullName() != s.Index.funcOf(s.Target) && (f.renamed || f.fn.Name() == s.Target.Name)
	})
}

// fake is a function that a test registers in its environment.
type fake struct {
	fn      *types.Func // nil for a literal
	renamed bool        // by options
}

// findFakes finds those of the package.
func (x *Index) findFakes() (found []fake) {
	info := x.Pass.TypesInfo
	for at := range x.Root.Preorder((*ast.CallExpr)(nil)) {
		call := at.Node().(*ast.CallExpr)
		if len(call.Args) == 0 || !sdk.IsMethod(code.Func(info, call.Fun), sdk.Environment,
			"RegisterActivity", "RegisterActivityWithOptions", "RegisterWorkflow", "RegisterWorkflowWithOptions") {
			continue
		}
		if _, ok := info.TypeOf(call.Args[0]).Underlying().(*types.Signature); ok {
			fn, _ := namedFunc(info, call.Args[0])
			found = append(found, fake{fn, len(call.Args) > 1})
		}
	}
	return found
}

// funcOf is the full name of the function of a workflow or activity, "" if it is not
// known.
func (x *Index) funcOf(t Target) string {
	switch st := t.Starter; {
	case t.Definition != nil:
		return t.Definition.Func
	case st == nil:
		return ""
	case st.Activity != nil && x.Own(st) != nil:
		return x.Own(st).Func
	default:
		return st.Func
	}
}
