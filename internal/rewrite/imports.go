package rewrite

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// qualified is how to write a member of the starter's package at a position,
// with the import added that it takes; or why that can't be done.
func (r *rewriter) qualified(st *sites.Starter, name string, pos token.Pos) (text, reason string) {
	if !st.Declares(name) {
		return "", "this package does not import " + st.Pkg.Path()
	}
	if reason := r.notBuilt(st); reason != "" {
		return "", reason
	}
	before, reason := r.qualifier(st.Pkg, name, pos)
	return before + name, reason
}

// typeText is how to write a type at a position, with the imports added that it takes;
// or why that can't be done.
func (r *rewriter) typeText(t types.Type, pos token.Pos) (text, reason string) {
	text = types.TypeString(t, func(pkg *types.Package) string {
		before, why := r.qualifier(pkg, "", pos)
		reason = cmp.Or(reason, why)
		return strings.TrimSuffix(before, ".")
	})
	return text, reason
}

// qualifier is what to write before a name of a package at a position, with the import
// added that it takes; or why that can't be done.
func (r *rewriter) qualifier(pkg *types.Package, name string, pos token.Pos) (text, reason string) {
	scope := r.Index.ScopeAt(pos)
	if pkg.Path() == r.pass.Pkg.Path() {
		if _, obj := scope.LookupParent(name, pos); name != "" && (obj == nil || obj.Parent() != r.pass.Pkg.Scope()) {
			return "", name + " means something else here"
		}
		return "", ""
	}
	if reason := r.Index.CannotImport(pkg, r.Site.File); reason != "" {
		return "", reason
	}
	for _, spec := range r.Site.File.Imports {
		if code.ImportPath(spec) != pkg.Path() {
			continue
		}
		if spec.Name != nil && spec.Name.Name == "." {
			if _, obj := scope.LookupParent(name, pos); obj != nil && obj.Pkg() != nil && obj.Pkg().Path() == pkg.Path() {
				return "", ""
			}
			continue
		}
		local := pkg.Name()
		if spec.Name != nil {
			local = spec.Name.Name
		}
		if _, obj := scope.LookupParent(local, pos); isImportOf(obj, pkg.Path()) {
			return local + ".", ""
		}
	}
	local := r.freeName(pkg.Name(), scope, pos)
	r.addImport(local, pkg)
	return local + ".", ""
}

func isImportOf(obj types.Object, path string) bool {
	p, ok := obj.(*types.PkgName)
	return ok && p.Imported().Path() == path
}

// freeName is name, or name with a number, that means nothing at pos and that
// no declaration of the package or name of the file has.
func (r *rewriter) freeName(name string, scope *types.Scope, pos token.Pos) string {
	taken := func(n string) bool {
		if _, obj := scope.LookupParent(n, pos); obj != nil {
			return true
		}
		fileScope := r.info.Scopes[r.Site.File]
		return r.pass.Pkg.Scope().Lookup(n) != nil || fileScope != nil && fileScope.Lookup(n) != nil
	}
	return numbered(name, taken)
}

// numbered is name, or name with the first number with which it is not taken.
func numbered(name string, taken func(string) bool) string {
	free := name
	for i := 2; taken(free); i++ {
		free = fmt.Sprint(name, i)
	}
	return free
}

// What an import that is added has before it, in a group of others or not.
const importInGroup, importAlone = "\n\t", "\n\nimport "

// addImport adds an import to the site's file.
func (r *rewriter) addImport(local string, pkg *types.Package) {
	spec := `"` + pkg.Path() + `"`
	if base := pkg.Path()[strings.LastIndex(pkg.Path(), "/")+1:]; local != base {
		spec = local + " " + spec
	}
	var last *ast.GenDecl
	for _, decl := range r.Site.File.Decls {
		if gen, ok := decl.(*ast.GenDecl); ok && gen.Tok == token.IMPORT {
			last = gen
			if gen.Lparen.IsValid() && len(gen.Specs) > 0 {
				r.insert(r.endOfLine(r.importGroup(gen, pkg.Path())), importInGroup+spec)
				return
			}
		}
	}
	pos := r.Site.File.Name.End()
	if last != nil {
		pos = last.End()
	}
	r.insert(r.endOfLine(pos), importAlone+spec)
}

// ImportOf is the import path of the import that an edit adds, "" if it adds none.
func ImportOf(edit analysis.TextEdit) string {
	if edit.Pos != edit.End {
		return ""
	}
	spec, alone := strings.CutPrefix(string(edit.NewText), importAlone)
	if !alone {
		var grouped bool
		if spec, grouped = strings.CutPrefix(spec, importInGroup); !grouped {
			return ""
		}
	}
	file, err := parser.ParseFile(token.NewFileSet(), "", "package p; import "+spec, parser.ImportsOnly|parser.SkipObjectResolution)
	if err != nil || len(file.Imports) != 1 {
		return ""
	}
	return code.ImportPath(file.Imports[0])
}

// importGroup is the end of the spec that an import goes behind: the last one
// that shares the most of its path.
func (r *rewriter) importGroup(gen *ast.GenDecl, path string) token.Pos {
	best, end := -1, gen.Specs[len(gen.Specs)-1].End()
	for _, spec := range gen.Specs {
		other := code.ImportPath(spec.(*ast.ImportSpec))
		if n := commonElements(path, other); n >= best {
			best, end = n, spec.End()
		}
	}
	return end
}

// commonElements counts the path elements that two import paths begin with; that
// both are not of the standard library counts as well.
func commonElements(a, b string) int {
	n := 0
	x, y := strings.Split(a, "/"), strings.Split(b, "/")
	if strings.Contains(x[0], ".") == strings.Contains(y[0], ".") {
		n++
	}
	for i := 0; i < len(x) && i < len(y) && x[i] == y[i]; i++ {
		n++
	}
	return n
}

// endOfLine is the end of the line that pos is in, behind a comment.
func (r *rewriter) endOfLine(pos token.Pos) token.Pos {
	for _, group := range r.Site.File.Comments {
		if group.Pos() >= pos && r.line(group.Pos()) == r.line(pos) {
			return group.End()
		}
	}
	return pos
}
