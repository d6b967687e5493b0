package generator

import (
	"go/ast"
	"go/token"
	"go/types"
	"maps"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/messages"
	"github.com/temporal-gen/temporal-gen/internal/parallel"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// messageReader reads the code of the loaded packages for messages. So that
// these are the same on every machine, it reads the files that are built always,
// and takes what they use of other files for unknown.
func messageReader(src *source, at func(token.Position) string) *messages.Reader {
	always := map[*ast.File]bool{}
	for _, pkg := range src.loaded {
		for _, file := range alwaysBuilt(src.fset, pkg) {
			always[file] = true
		}
	}
	constrained := map[*token.File]bool{}
	for _, pkg := range src.loaded {
		for _, file := range pkg.Syntax {
			if !always[file] {
				constrained[src.fset.File(file.FileStart)] = true
			}
		}
	}
	var pkgs []*packages.Package
	for _, pkg := range src.loaded {
		read := *pkg
		read.Syntax = nil
		for _, file := range pkg.Syntax {
			if always[file] {
				read.Syntax = append(read.Syntax, file)
			}
		}
		if len(constrained) > 0 {
			forgetConstrained(src.fset, &read, constrained)
		}
		pkgs = append(pkgs, &read)
	}
	return messages.NewReader(src.fset, pkgs, at)
}

// forgetConstrained takes out of what is known of pkg's expressions the
// constants, variables and functions that files with build constraints declare.
// Types stay: it is by their names that generated code knows them.
func forgetConstrained(fset *token.FileSet, pkg *packages.Package, constrained map[*token.File]bool) {
	if pkg.TypesInfo == nil {
		return
	}
	info := *pkg.TypesInfo
	info.Uses, info.Types, info.Selections = maps.Clone(info.Uses), maps.Clone(info.Types), maps.Clone(info.Selections)
	pkg.TypesInfo = &info
	for _, file := range pkg.Syntax {
		ast.PreorderStack(file, nil, func(n ast.Node, stack []ast.Node) bool {
			id, ok := n.(*ast.Ident)
			if !ok {
				return true
			}
			obj := info.Uses[id]
			if _, isType := obj.(*types.TypeName); obj == nil || isType || !constrained[fset.File(obj.Pos())] {
				return true
			}
			delete(info.Uses, id)
			delete(info.Types, id)
			for i := len(stack) - 1; i >= 0; i-- {
				e, ok := stack[i].(ast.Expr)
				if !ok {
					break
				}
				if sel, ok := e.(*ast.SelectorExpr); ok && sel.Sel == id {
					delete(info.Selections, sel)
					delete(info.Types, sel)
				} else if info.Types[e].Value != nil { // a constant made of it
					delete(info.Types, e)
				}
			}
			return true
		})
	}
}

// readMessages reads the code of those functions that are workflows, several at
// a time, for their messages.
func (d *discovery) readMessages(functions []*Function) [][]messages.Message {
	all := make([][]messages.Message, len(functions))
	if d.messages == nil {
		return all
	}
	parallel.Do(len(functions), func(i int) {
		f := functions[i]
		defer func() {
			if failed := report.Caught(recover()); failed != nil {
				failed.Subject = f.subject(d.at)
				panic(failed)
			}
		}()
		if fn, ok := f.obj.(*types.Func); ok && f.Workflow && f.Reason != ReasonContract && f.constraint() == nil {
			all[i] = d.messages.Of(fn)
		}
	})
	return all
}
