package generator

import (
	"go/ast"
	"go/types"
	"strings"

	"golang.org/x/tools/go/packages"
)

// usage is how the code uses a function: the evidence for or against its being
// a workflow.
type usage struct {
	// called: the code calls it as a function.
	called bool
	// referenced: it is handed to a registration or a start.
	referenced bool
	// handler: it is handed to the SDK for another purpose.
	handler bool
}

// usesOf collects how the code of pkg uses the functions that pkg declares.
// Generated code is no evidence, since it calls whatever it was made from.
func usesOf(pkg *packages.Package) map[*types.Func]usage {
	uses := map[*types.Func]usage{}
	mark := func(e ast.Expr, set func(*usage)) {
		if fn := funcOf(pkg.TypesInfo, e); fn != nil && fn.Pkg() == pkg.Types {
			u := uses[fn]
			set(&u)
			uses[fn] = u
		}
	}
	for _, file := range pkg.Syntax {
		if ast.IsGenerated(file) {
			continue
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				mark(n.Fun, func(u *usage) { u.called = true })
				callee := funcOf(pkg.TypesInfo, n.Fun)
				if callee == nil || !isSDK(callee.Pkg()) {
					break
				}
				for _, arg := range n.Args {
					mark(arg, func(u *usage) {
						if takesWorkflow(callee.Name()) {
							u.referenced = true
						} else {
							u.handler = true
						}
					})
				}
			case *ast.KeyValueExpr:
				key, ok := n.Key.(*ast.Ident)
				if !ok {
					break
				}
				field, ok := pkg.TypesInfo.Uses[key].(*types.Var)
				if !ok || !isSDK(field.Pkg()) {
					break
				}
				mark(n.Value, func(u *usage) {
					if key.Name == "Workflow" { // ScheduleWorkflowAction
						u.referenced = true
					} else { // UpdateHandlerOptions.Validator
						u.handler = true
					}
				})
			}
			return true
		})
	}
	return uses
}

// takesWorkflow says whether the SDK's function or method of that name takes a
// workflow definition: RegisterWorkflow and its like, the client's and the
// test environment's starts, children, continue-as-new.
func takesWorkflow(name string) bool {
	return strings.HasPrefix(name, "RegisterWorkflow") || strings.HasPrefix(name, "RegisterDynamicWorkflow") ||
		strings.HasPrefix(name, "ExecuteWorkflow") || strings.HasPrefix(name, "ExecuteChildWorkflow") ||
		strings.HasPrefix(name, "NewContinueAsNewError") || strings.Contains(name, "WithStartWorkflow") ||
		name == "OnWorkflow"
}

// funcOf is the function or method that e names, nil where it names none or is
// not resolved.
func funcOf(info *types.Info, e ast.Expr) *types.Func {
	var id *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		id = e.Sel
	case *ast.IndexExpr:
		return funcOf(info, e.X)
	case *ast.IndexListExpr:
		return funcOf(info, e.X)
	default:
		return nil
	}
	fn, ok := info.Uses[id].(*types.Func)
	if !ok {
		return nil
	}
	return fn.Origin()
}

// isSDK says whether p is a package of the Temporal SDK.
func isSDK(p *types.Package) bool {
	return p != nil && (p.Path() == sdkPath || strings.HasPrefix(p.Path(), sdkPath+"/"))
}
