package callsite

import (
	"go/ast"
	"go/build"
	"go/build/constraint"
	"io"
	"path/filepath"
	"strings"
)

// conditions are what has to hold for a file to be built, all of them: those of
// its go:build line, of its name, and of an import "C".
func conditions(name string, file *ast.File) map[string]bool {
	all := map[string]bool{}
	for _, group := range file.Comments {
		for _, c := range group.List {
			if c.Pos() < file.Package && constraint.IsGoBuild(c.Text) {
				if expr, err := constraint.Parse(c.Text); err == nil {
					addConditions(all, expr)
				}
			}
		}
	}
	if imports(file, "C") {
		all["cgo"] = true
	}
	stem := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(name), ".go"), "_test")
	words := strings.Split(stem, "_")
	for i := len(words) - 1; i > 0 && i >= len(words)-2 && isPlatform(words[i]); i-- {
		all[words[i]] = true
	}
	return all
}

// addConditions adds the parts of expr that are joined by &&.
func addConditions(all map[string]bool, expr constraint.Expr) {
	if both, ok := expr.(*constraint.AndExpr); ok {
		addConditions(all, both.X)
		addConditions(all, both.Y)
		return
	}
	all[expr.String()] = true
}

// isPlatform reports whether files whose name ends in word are built for one
// operating system or architecture only.
func isPlatform(word string) bool {
	none := build.Context{Compiler: "gc", OpenFile: func(string) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader("package p\n")), nil
	}}
	built, err := none.MatchFile("", "p_"+word+".go")
	return err == nil && !built
}

// notBuilt is why a starter can't be named in the site's file, though it can be
// in this build: in another one the file is there and the starter is not. It is
// "" where the site names the workflow's function, which is there with it.
func (r *rewriter) notBuilt(st *starter) string {
	if len(st.Conditions) == 0 || r.site.target.fn != nil {
		return ""
	}
	here := conditions(r.pass.Fset.File(r.site.file.FileStart).Name(), r.site.file)
	for _, condition := range st.Conditions {
		if !here[condition] {
			return "its starter is built under " + condition + " only, and this file is not"
		}
	}
	return ""
}
