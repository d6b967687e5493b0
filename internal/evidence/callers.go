package evidence

import (
	"go/ast"
	"go/token"
)

// Callers returns what tells which functions and methods of the package at importPath may
// call one of it outside tests, directly or by way of others but those at which it ends.
// It goes by names: it may tell too many, and none where a variable of the package has a
// function for a value.
func (r *Reader) Callers(importPath string) func(of Func, ends func(Func) bool) []Func {
	home := r.files.packages[importPath]
	if home == nil {
		return func(Func, func(Func) bool) []Func { return nil }
	}
	mentions, kept := map[string][]Func{}, map[string]bool{}
	for _, f := range r.world.parse(home, false) {
		for _, decl := range f.ast.Decls {
			var by Func
			fn, ok := decl.(*ast.FuncDecl)
			if ok {
				by = Func{Package: home.path, Receiver: r.world.receiverName(home, fn), Name: fn.Name.Name}
			} else if decl.(*ast.GenDecl).Tok != token.VAR {
				continue
			}
			ast.Inspect(decl, func(n ast.Node) bool {
				if id, isIdent := n.(*ast.Ident); isIdent && ok && id != fn.Name {
					mentions[id.Name] = append(mentions[id.Name], by)
				} else if isIdent && !ok {
					kept[id.Name] = true
				}
				return true
			})
		}
	}
	return func(of Func, ends func(Func) bool) (callers []Func) {
		seen := map[string]bool{}
		for names := []string{of.Name}; len(names) > 0; names = names[1:] {
			switch name := names[0]; {
			case kept[name]:
				return nil
			case seen[name]:
			default:
				seen[name] = true
				callers = append(callers, mentions[name]...)
				for _, caller := range mentions[name] {
					if !ends(caller) {
						names = append(names, caller.Name)
					}
				}
			}
		}
		return callers
	}
}
