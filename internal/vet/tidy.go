package vet

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"

	"golang.org/x/tools/go/packages"
)

// tidy removes imports that the source of a file does not use, of those that
// were there.
func (m *Module) tidy(pkg *packages.Package, name string, src []byte) []byte {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, src, parser.ParseComments)
	if err != nil {
		return src
	}
	used := map[string]bool{}
	for _, id := range file.Unresolved {
		used[id.Name] = true
	}
	t := tidying{src: src, text: fset.File(file.FileStart)}
	for _, decl := range file.Decls {
		gen, ok := decl.(*ast.GenDecl)
		if !ok || gen.Tok != token.IMPORT {
			continue
		}
		unused := slices.DeleteFunc(slices.Clone(gen.Specs), func(s ast.Spec) bool {
			local := m.localName(pkg, s.(*ast.ImportSpec))
			return local == "" || local == "_" || local == "." || local == "C" || used[local]
		})
		if len(unused) > 0 && len(unused) == len(gen.Specs) {
			t.remove(gen, nil)
			continue
		}
		for _, spec := range unused {
			t.remove(spec, spec.(*ast.ImportSpec).Comment)
		}
	}
	return t.done()
}

// localName is what an import is called in its file, "" if that is not known.
func (m *Module) localName(pkg *packages.Package, spec *ast.ImportSpec) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	path, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return ""
	}
	return m.packageName(pkg, path)
}

// packageName is the name of the package at an import path, "" if it is not
// known.
func (m *Module) packageName(pkg *packages.Package, path string) string {
	if dep := pkg.Imports[path]; dep != nil {
		if dep.Types != nil {
			return dep.Types.Name()
		}
		return dep.Name
	}
	if fact, ok := m.facts[path]; ok {
		return fact.Package.Name()
	}
	return ""
}

// tidying removes parts of a source.
type tidying struct {
	src  []byte
	text *token.File
	kept []byte
	// at is where what was not looked at yet begins.
	at int
}

// remove removes a node with the comment behind it, and the lines that hold
// nothing else.
func (t *tidying) remove(node ast.Node, comment *ast.CommentGroup) {
	from, to := t.text.Offset(node.Pos()), t.text.Offset(node.End())
	if comment != nil {
		to = t.text.Offset(comment.End())
	}
	start := bytes.LastIndexByte(t.src[:from], '\n') + 1
	rest, _, _ := bytes.Cut(t.src[to:], []byte("\n"))
	switch trimmed := bytes.TrimSpace(rest); {
	case len(bytes.TrimSpace(t.src[start:from])) == 0 && len(trimmed) == 0:
		from, to = start, min(to+len(rest)+1, len(t.src))
	case bytes.HasPrefix(trimmed, []byte(";")):
		to += bytes.IndexByte(rest, ';') + 1
	}
	t.kept = append(t.kept, t.src[t.at:from]...)
	t.at = to
}

// done is the source without what was removed.
func (t *tidying) done() []byte {
	if t.at == 0 {
		return t.src
	}
	return append(t.kept, t.src[t.at:]...)
}
