package messages

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// statements are what a search has to run of a block: a fraction of it. The rest
// can't make a difference, and is read once for all searches.
type statements []statement

// statement is what has to be run of one statement, or of an expression that
// is in one with a block.
type statement struct {
	// nodes are run one after another.
	nodes []ast.Node
	// body and otherwise are the blocks of a range loop, or of an if that compares
	// with "".
	*blocks
}

type blocks struct{ body, otherwise statements }

// statementsOf are those of a block, which belongs to a package with info.
func (p *program) statementsOf(block *ast.BlockStmt, info *types.Info) statements {
	known, ok := p.statements.Load(block)
	if !ok { // another goroutine may do the same at the same time, and get the same
		known, _ = p.statements.LoadOrStore(block, p.compile(block, info))
	}
	return known.(statements)
}

// compile is the code of n.
func (p *program) compile(n ast.Node, info *types.Info) statements {
	var all statements
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.RangeStmt:
			all = append(all, statement{append(p.nodes(n.X, info), n), &blocks{body: p.compile(n.Body, info)}})
			return false
		case *ast.IfStmt:
			if !comparesWithEmpty(n, info) {
				return true
			}
			in := &blocks{body: p.compile(n.Body, info)}
			if n.Else != nil {
				in.otherwise = p.compile(n.Else, info)
			}
			all = append(all, statement{append(p.nodes(n.Cond, info), n), in})
			return false
		case *ast.TypeSwitchStmt:
			if n.Init != nil {
				all = append(all, p.compile(n.Init, info)...)
			}
			all = append(all, statement{nodes: append(p.nodes(n.Assign, info), n)})
			all = append(all, p.compile(n.Body, info)...)
			return false
		case *ast.AssignStmt, *ast.DeclStmt, *ast.ReturnStmt, *ast.SendStmt, *ast.ExprStmt, *ast.GoStmt, *ast.DeferStmt, *ast.IncDecStmt, ast.Expr:
			if nodes := p.nodes(n, info); len(nodes) > 0 {
				all = append(all, statement{nodes: nodes})
			}
			return false
		}
		return true
	})
	return all
}

// nodes are those in n, which holds no block, that have to be run.
func (p *program) nodes(n ast.Node, info *types.Info) []ast.Node {
	if e, ok := n.(ast.Expr); ok && !p.hasEffect(e, info) {
		return nil
	}
	var all []ast.Node
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			all = append(all, n)
			return false
		case *ast.AssignStmt:
			if !p.gives(n.Lhs, info) && !p.haveEffect(n.Rhs, info) {
				return false
			}
			all = append(all, n)
		case *ast.CallExpr:
			if !p.callHasEffect(n, info) {
				return false
			}
			all = append(all, n)
		case *ast.ReturnStmt:
			if !p.gives(n.Results, info) {
				return false
			}
			all = append(all, n)
		case *ast.ValueSpec, *ast.SendStmt:
			all = append(all, n)
		}
		return true
	})
	return all
}

// comparesWithEmpty reports whether stmt is of the form
// if name == "" { name = "default" }.
func comparesWithEmpty(stmt *ast.IfStmt, info *types.Info) bool {
	cond, ok := ast.Unparen(stmt.Cond).(*ast.BinaryExpr)
	if !ok || stmt.Init != nil || cond.Op != token.EQL {
		return false
	}
	y := info.Types[cond.Y].Value
	return y != nil && y.ExactString() == `""`
}

// canHold reports whether values of t can hold something that a message depends
// on: numbers, truth values and errors can't.
func canHold(t types.Type) bool {
	if basic, ok := t.Underlying().(*types.Basic); ok {
		return basic.Info()&(types.IsBoolean|types.IsNumeric) == 0
	}
	return !code.IsError(t)
}

// gives reports whether one of list, which get or give values, can hold something,
// or has an effect.
func (p *program) gives(list []ast.Expr, info *types.Info) bool {
	return slices.ContainsFunc(list, func(e ast.Expr) bool {
		if id, ok := e.(*ast.Ident); ok && id.Name == "_" {
			return false
		}
		t := info.TypeOf(e)
		return t == nil || canHold(t) || p.hasEffect(e, info)
	})
}

// hasEffect reports whether running e can do more than give its value, as far as
// messages depend on it. It is asked of all code, and mostly of names.
func (p *program) hasEffect(e ast.Expr, info *types.Info) bool {
	switch e := e.(type) {
	case nil, *ast.Ident, *ast.BasicLit:
		return false
	case *ast.SelectorExpr:
		return p.hasEffect(e.X, info)
	case *ast.UnaryExpr:
		return p.hasEffect(e.X, info)
	case *ast.StarExpr:
		return p.hasEffect(e.X, info)
	case *ast.ParenExpr:
		return p.hasEffect(e.X, info)
	case *ast.TypeAssertExpr:
		return p.hasEffect(e.X, info)
	case *ast.BinaryExpr:
		return p.hasEffect(e.X, info) || p.hasEffect(e.Y, info)
	case *ast.KeyValueExpr:
		return p.hasEffect(e.Key, info) || p.hasEffect(e.Value, info)
	case *ast.IndexExpr:
		return p.hasEffect(e.X, info) || p.hasEffect(e.Index, info)
	case *ast.CompositeLit:
		return p.haveEffect(e.Elts, info)
	case *ast.CallExpr:
		if info.Types[ast.Unparen(e.Fun)].IsType() {
			return p.haveEffect(e.Args, info)
		}
		return p.callHasEffect(e, info)
	}
	return true
}

// haveEffect is hasEffect of one of list.
func (p *program) haveEffect(list []ast.Expr, info *types.Info) bool {
	return slices.ContainsFunc(list, func(e ast.Expr) bool { return p.hasEffect(e, info) })
}

// callHasEffect reports whether a call can do more than give back what is not
// known: whether its function, or what its arguments run, can take part in
// messages. Most of a workflow's calls have none, those of activities.
func (p *program) callHasEffect(call *ast.CallExpr, info *types.Info) bool {
	fun := ast.Unparen(call.Fun)
	if info.Types[fun].IsBuiltin() {
		return !withoutEffect[code.NameOf(fun)] || p.haveEffect(call.Args, info)
	}
	fn := code.Func(info, fun)
	if fn == nil || p.functionHasEffect(fn) {
		return true
	}
	if sel, ok := fun.(*ast.SelectorExpr); ok {
		switch {
		case info.Selections[sel] == nil: // of a package
		case code.IsInterfaceMethod(fn):
			// What the interface holds may have a method that does something, unless
			// it comes from the SDK, as in ExecuteActivity(...).Get(...).
			from, ok := ast.Unparen(sel.X).(*ast.CallExpr)
			if !ok || p.callHasEffect(from, info) {
				return true
			}
		case p.hasEffect(sel.X, info):
			return true
		}
	}
	return p.haveEffect(call.Args, info)
}

// withoutEffect are the builtins that neither make nor change what can hold
// something.
var withoutEffect = map[string]bool{"len": true, "cap": true, "panic": true, "delete": true, "print": true, "println": true}

// functionHasEffect reports whether a search does something when it meets a call
// of fn.
func (p *program) functionHasEffect(fn *types.Func) bool {
	if !sdk.Has(fn.Pkg()) {
		return p.declaration(fn) != nil || code.IsInterfaceMethod(fn) || p.isOutOfSight(fn.Pkg())
	}
	if isAboutMessages(fn) {
		return true
	}
	for param := range fn.Signature().Params().Variables() {
		if code.IsFunc(param.Type()) {
			return true
		}
	}
	return false
}
