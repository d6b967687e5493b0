package callsite

import (
	"cmp"
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// signature is what a workflow or activity takes after its context, and gives.
type signature struct {
	params []types.Type
	result types.Type // nil if it returns no more than an error
}

// target is what a site names.
type target struct {
	// label is how messages name it.
	label string
	// signature is valid if known.
	signature
	known bool
	// fn is the function or method, nil for a string or a variable.
	fn *types.Func
	// byName says that it is named by a constant string, name.
	byName bool
	name   string
	// starter has the typed starters of it, nil if there are none.
	starter *starter
	// invalid says that it is neither a function nor a string.
	invalid bool
	// method says that fn is a method, which the SDK may look up, and methodExpr
	// that it is named without a receiver.
	method, methodExpr bool
}

// resolve finds out what a site names.
func (x *index) resolve(s *site) target {
	info := x.pass.TypesInfo
	expr := ast.Unparen(s.targetExpr)
	typ := info.TypeOf(expr)
	if typ == nil {
		return target{}
	}
	if name, ok := code.StringConstant(info, expr); ok {
		t := target{byName: true, name: name, label: name}
		if s.call.Role != sdk.RunsActivity {
			if st := x.choose(s.file, x.byName[name], isBesideWorkflow(s.call)); st != nil {
				t.starter = st
				t.signature, t.known = st.signature()
			}
		}
		return t
	}
	switch u := typ.Underlying().(type) {
	case *types.Signature:
		t := target{label: types.ExprString(expr)}
		if t.fn, t.methodExpr = namedFunc(info, expr); t.methodExpr {
			u = t.fn.Signature()
		}
		t.signature, t.known = signatureOf(u, s.call.Role == sdk.RunsActivity)
		if t.fn == nil {
			if _, ok := expr.(*ast.FuncLit); ok {
				t.label = "the function"
			}
			return t
		}
		t.label = t.fn.Name()
		t.method = t.fn.Signature().Recv() != nil
		if s.call.Role != sdk.RunsActivity {
			if own := x.byFunc[t.fn.FullName()]; len(own) > 0 {
				// Those of client packages have the name only.
				t.starter = x.choose(s.file, of(own[0].source(), x.byName[own[0].TypeName]), isBesideWorkflow(s.call))
			}
		}
		return t
	case *types.Basic:
		return target{invalid: u.Info()&types.IsString == 0 && u.Kind() != types.UntypedNil && u.Kind() != types.Invalid}
	case *types.Interface:
		return target{}
	}
	_, isParam := types.Unalias(typ).(*types.TypeParam)
	return target{invalid: !isParam}
}

// signatureOf reads a function's type; not ok if workers can't call it.
func signatureOf(sig *types.Signature, activity bool) (signature, bool) {
	var s signature
	if sig.Variadic() || sig.TypeParams().Len() > 0 {
		return s, false
	}
	for i := range sig.Params().Len() {
		t := sig.Params().At(i).Type()
		if i == 0 && (activity && isGoContext(t) || !activity && sdk.IsContext(t)) {
			continue
		}
		if i == 0 && !activity {
			return s, false // no workflow
		}
		s.params = append(s.params, t)
	}
	if !activity && sig.Params().Len() == 0 {
		return s, false
	}
	for _, t := range s.params {
		if sdk.IsType(t, "EncodedValues") {
			return s, false // a dynamic one takes anything
		}
	}
	switch sig.Results().Len() {
	case 1:
	case 2:
		s.result = sig.Results().At(0).Type()
	default:
		return s, false
	}
	return s, true
}

// choose picks the starters to use in a file among those of one Workflow Type:
// those of a client package that the file imports, or else those beside the
// workflow, or else those of any client package that it can import. Starters of
// workflows of two packages are ambiguous: none. Some starters stand only beside
// the workflow.
func (x *index) choose(file *ast.File, candidates []*starter, besideWorkflow bool) *starter {
	var imported, own, other *starter
	for _, c := range candidates {
		if c.source() != candidates[0].source() {
			return nil
		}
		switch {
		case c.Source == "":
			own = c
		case besideWorkflow:
		case code.Import(file, c.pkg.Path()) != nil:
			imported = cmp.Or(imported, c)
		case other == nil || x.cannotImport(other.pkg) != "":
			other = c
		}
	}
	if own != nil && other != nil && x.cannotImport(own.pkg) != "" && x.cannotImport(other.pkg) == "" {
		own = nil
	}
	return cmp.Or(imported, own, other)
}

// of are the starters among candidates of a package's workflows.
func of(source string, candidates []*starter) []*starter {
	var found []*starter
	for _, c := range candidates {
		if c.source() == source {
			found = append(found, c)
		}
	}
	return found
}
