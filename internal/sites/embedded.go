package sites

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// ofType is the call of sites whose run or future is known by its type.
var ofType = &sdk.Call{Role: sdk.Gets}

// siteOfType is the site that a selector makes which takes the run or future of the SDK
// out of one of a generated type, whose results the compiler checks no more; nil for any
// other.
func (x *Index) siteOfType(sel *ast.SelectorExpr) *Site {
	selection := x.Pass.TypesInfo.Selections[sel]
	if selection == nil || selection.Kind() != types.FieldVal || !sdk.IsRun(selection.Type()) {
		return nil
	}
	field, ok := selection.Obj().(*types.Var)
	named := code.Named(selection.Recv())
	if !ok || !field.Embedded() || named == nil || named.Obj().Pkg() == nil {
		return nil
	}
	x.learn()
	label := x.labelOf(named.Obj())
	get, _, _ := types.LookupFieldOrMethod(named, true, named.Obj().Pkg(), "Get")
	fn, ok := get.(*types.Func)
	if label == "" || !ok {
		return nil
	}
	s := &Site{Call: ofType, Target: Target{Label: label, Known: true}}
	switch results := fn.Signature().Results(); results.Len() {
	case 1:
	case 2:
		s.Target.Result = results.At(0).Type()
	default:
		return nil
	}
	return s
}

// labelOf is how messages name what a generated type is of, "" if it is not one that
// gives a result.
func (x *Index) labelOf(typ *types.TypeName) string {
	for _, st := range x.starters {
		if st.Pkg.Path() == typ.Pkg().Path() && (typ.Name() == names.Run.Of(st.Name) || typ.Name() == names.ChildFuture.Of(st.Name)) {
			return st.Name
		}
	}
	for _, known := range x.activities.byName {
		for _, st := range known {
			if st.Pkg.Path() != typ.Pkg().Path() {
				continue
			}
			switch typ.Name() {
			case names.ActivityFuture, names.ActivityErrorFuture:
				return "the activity"
			case names.ActivityHandle.Of(st.Name):
				return st.Name
			}
		}
	}
	return ""
}
