package messages

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// statements are what a search has to run of a block: a fraction of it. The rest
// can't make a difference, and is read once for all searches.
type statements []statement

// statement is what has to be run of one statement, or of an expression that
// stands in one with a block.
type statement struct {
	// nodes are run one after another.
	nodes []ast.Node
	// body and otherwise are the blocks of a range loop, or of an if that may be
	// given.
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
			if !mayBeGiven(n, info) {
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
	if e, ok := n.(ast.Expr); ok && p.isPure(e, info) {
		return nil
	}
	var all []ast.Node
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			all = append(all, n)
			return false
		case *ast.AssignStmt:
			if p.isIdle(n, info) {
				return false
			}
			all = append(all, n)
		case *ast.CallExpr:
			if p.isInert(n, info) {
				return false
			}
			all = append(all, n)
		case *ast.ReturnStmt:
			if p.isIdleReturn(n, info) {
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

// mayBeGiven says whether stmt is of the form if name == "" { name = "default" }.
func mayBeGiven(stmt *ast.IfStmt, info *types.Info) bool {
	cond, ok := ast.Unparen(stmt.Cond).(*ast.BinaryExpr)
	if !ok || stmt.Init != nil || cond.Op != token.EQL {
		return false
	}
	y := info.Types[cond.Y].Value
	return y != nil && y.ExactString() == `""`
}

// isIdle says whether an assignment does nothing: it gives numbers, truth values
// or errors, which hold nothing of interest, and running its parts does nothing.
func (p *program) isIdle(stmt *ast.AssignStmt, info *types.Info) bool {
	for _, lhs := range stmt.Lhs {
		if id, ok := lhs.(*ast.Ident); ok && id.Name == "_" {
			continue
		}
		if t := info.TypeOf(lhs); t == nil || !isPlain(t) || !p.isPure(lhs, info) {
			return false
		}
	}
	for _, rhs := range stmt.Rhs {
		if !p.isPure(rhs, info) {
			return false
		}
	}
	return true
}

// isIdleReturn is isIdle of what a return gives.
func (p *program) isIdleReturn(stmt *ast.ReturnStmt, info *types.Info) bool {
	for _, result := range stmt.Results {
		if t := info.TypeOf(result); t == nil || !isPlain(t) || !p.isPure(result, info) {
			return false
		}
	}
	return true
}

// isPlain says whether values of t hold nothing that a message may depend on.
func isPlain(t types.Type) bool {
	if basic, ok := t.Underlying().(*types.Basic); ok {
		return basic.Info()&(types.IsBoolean|types.IsNumeric) != 0
	}
	return code.IsError(t)
}

// isInert says whether a call does nothing but give back what is not known: one
// of a function that takes no part in messages, neither by itself nor by what
// its arguments run. The most of a workflow's calls are such, of activities.
func (p *program) isInert(call *ast.CallExpr, info *types.Info) bool {
	fun := ast.Unparen(call.Fun)
	if info.Types[fun].IsBuiltin() {
		return idleBuiltins[code.NameOf(fun)] && p.arePure(call.Args, info)
	}
	fn := code.Func(info, fun)
	if fn == nil || !p.isInertFunction(fn) {
		return false
	}
	if sel, ok := fun.(*ast.SelectorExpr); ok {
		switch {
		case info.Selections[sel] == nil: // of a package
		case code.IsInterfaceMethod(fn):
			// What the interface holds may have a method that does something, unless
			// it comes from the SDK, as in ExecuteActivity(...).Get(...).
			from, ok := ast.Unparen(sel.X).(*ast.CallExpr)
			if !ok || !p.isInert(from, info) {
				return false
			}
		case !p.isPure(sel.X, info):
			return false
		}
	}
	return p.arePure(call.Args, info)
}

// idleBuiltins are those that neither make nor change what can hold something.
var idleBuiltins = map[string]bool{"len": true, "cap": true, "panic": true, "delete": true, "print": true, "println": true}

// isInertFunction says whether a search does nothing when it meets a call of fn.
func (p *program) isInertFunction(fn *types.Func) bool {
	if !sdk.Has(fn.Pkg()) {
		return p.declaration(fn) == nil && !code.IsInterfaceMethod(fn) && !p.isUnseen(fn.Pkg())
	}
	if isAboutMessages(fn) {
		return false
	}
	for param := range fn.Signature().Params().Variables() {
		if code.IsFunc(param.Type()) {
			return false
		}
	}
	return true
}

func (p *program) arePure(list []ast.Expr, info *types.Info) bool {
	for _, e := range list {
		if !p.isPure(e, info) {
			return false
		}
	}
	return true
}

// isPure says whether running e does nothing but give its value. It is asked of
// all code, and mostly of names.
func (p *program) isPure(e ast.Expr, info *types.Info) bool {
	switch e := e.(type) {
	case nil, *ast.Ident, *ast.BasicLit:
		return true
	case *ast.SelectorExpr:
		return p.isPure(e.X, info)
	case *ast.UnaryExpr:
		return p.isPure(e.X, info)
	case *ast.StarExpr:
		return p.isPure(e.X, info)
	case *ast.ParenExpr:
		return p.isPure(e.X, info)
	case *ast.TypeAssertExpr:
		return p.isPure(e.X, info)
	case *ast.BinaryExpr:
		return p.isPure(e.X, info) && p.isPure(e.Y, info)
	case *ast.KeyValueExpr:
		return p.isPure(e.Key, info) && p.isPure(e.Value, info)
	case *ast.IndexExpr:
		return p.isPure(e.X, info) && p.isPure(e.Index, info)
	case *ast.CompositeLit:
		return p.arePure(e.Elts, info)
	case *ast.CallExpr:
		if info.Types[ast.Unparen(e.Fun)].IsType() {
			return p.arePure(e.Args, info)
		}
		return p.isInert(e, info)
	}
	return false
}
