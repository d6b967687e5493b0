package vet

import (
	"go/ast"
	"go/token"
	"sync"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// handing are the functions that may hand on to the SDK what they are given, by their
// names alone: what is known before anything is type-checked.
type handing struct {
	mu sync.Mutex
	// calls are the names of what functions of a name call.
	calls map[string][]string
	// names are those of the functions, once all files are parsed.
	names func() map[string]bool
}

func newHanding() *handing {
	h := &handing{calls: map[string][]string{}}
	h.names = sync.OnceValue(h.findNames)
	return h
}

// parse is parseFile for one of the files.
func (h *handing) parse(fset *token.FileSet, filename string, src []byte) (*ast.File, error) {
	file, err := parseFile(fset, filename, src)
	if file != nil {
		h.read(file)
	}
	return file, err
}

// read reads what the functions of a file call that take something of any type.
func (h *handing) read(file *ast.File) {
	calls := map[string][]string{}
	add := func(name string, typ *ast.FuncType, body *ast.BlockStmt) {
		if body == nil || !takesAny(typ) {
			return
		}
		ast.Inspect(body, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				calls[name] = append(calls[name], code.NameOf(call.Fun))
			}
			return true
		})
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			add(n.Name.Name, n.Type, n.Body)
		case *ast.AssignStmt:
			for i, value := range n.Rhs {
				if lit, ok := value.(*ast.FuncLit); ok && len(n.Lhs) == len(n.Rhs) {
					add(code.NameOf(n.Lhs[i]), lit.Type, lit.Body)
				}
			}
		}
		return true
	})
	h.mu.Lock()
	defer h.mu.Unlock()
	for name, called := range calls {
		h.calls[name] = append(h.calls[name], called...)
	}
}

// takesAny reports whether a function has type parameters, or takes an interface without
// methods.
func takesAny(typ *ast.FuncType) bool {
	if typ.TypeParams != nil {
		return true
	}
	for _, field := range typ.Params.List {
		t := field.Type
		switch of := t.(type) {
		case *ast.Ellipsis:
			t = of.Elt
		case *ast.ArrayType:
			t = of.Elt
		}
		if _, ok := t.(*ast.InterfaceType); ok || code.NameOf(t) == "any" {
			return true
		}
	}
	return false
}

// findNames finds the functions that call one of the SDK, or one that does.
func (h *handing) findNames() map[string]bool {
	names := map[string]bool{}
	for more := true; more; {
		more = false
		for name, called := range h.calls {
			for _, to := range called {
				if !names[name] && (names[to] || sdk.Named(to) != nil) {
					names[name], more = true, true
				}
			}
		}
	}
	return names
}
