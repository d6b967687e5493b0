package generator

import (
	"bytes"
	"errors"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
)

// target is the package that output goes into.
type target struct {
	wanted
	// of is the import path of the package that declares the workflows.
	of string
	// dir is its folder, and base the name of its file without a constraint.
	dir, base string
	// own says that it is the package that declares the workflows. Else path
	// and name are settled by [generation.settle].
	own  bool
	path string // import path
	name string
	// bare says that no other file can hold the package's documentation.
	bare bool
	// source is the package that an output in another folder names as its own.
	source string
	// old are the outputs of earlier runs, by path.
	old map[string]slot
}

// slot is the place of a generated file and what stands there.
type slot struct {
	path string
	// old is what stands there now, nil where nothing does.
	old []byte
	// ours says that the tool may replace or delete it: it wrote it for the
	// same package.
	ours bool
	// others says that the tool wrote it for another package.
	others bool
	// err is why the place cannot be looked at.
	err error
}

// targetOf is where an output of pkg goes, and what stands there.
func targetOf(pkg *packages.Package, want wanted) target {
	file := filepath.Join(pkg.Dir, filepath.FromSlash(strings.ReplaceAll(want.file, packageInOutput, pkg.Name)))
	t := target{wanted: want, of: pkg.PkgPath, dir: filepath.Dir(file), base: filepath.Base(file), old: map[string]slot{}}
	if t.own = t.dir == pkg.Dir; t.own {
		t.path, t.name = pkg.PkgPath, pkg.Name
	} else {
		t.source = pkg.PkgPath
	}
	t.look(file)
	others, _ := filepath.Glob(filepath.Join(globQuoted(t.dir), globQuoted(strings.TrimSuffix(t.base, ".go"))+"_*.go"))
	for _, name := range others {
		if out := t.read(name); names.IsOurs(out.old) && t.isConstrained(filepath.Base(name), out.old) {
			t.old[name] = out
		}
	}
	return t
}

// globQuoted is name as a pattern for [filepath.Glob].
func globQuoted(name string) string {
	if filepath.Separator == '\\' {
		return name // where patterns know no quoting
	}
	return globSpecial.ReplaceAllString(name, `\$0`)
}

var globSpecial = regexp.MustCompile(`[\\*?\[]`)

// isConstrained reports whether the output called name is that of t for the
// constraint it has. With another name it belongs to another output.
func (t *target) isConstrained(name string, src []byte) bool {
	base := unconstrained(name, src)
	return base != name && base == t.base
}

// unconstrained is the name of the output that the file called name is a part
// of: without what its build constraint adds.
func unconstrained(name string, src []byte) string {
	file, _ := parser.ParseFile(token.NewFileSet(), name, src, parser.PackageClauseOnly|parser.ParseComments)
	if file == nil {
		return name
	}
	expr := goBuildLine(file)
	if expr == nil {
		return name
	}
	stem := strings.TrimSuffix(name, ".go")
	for _, stem := range []string{stem, numberedEnd.ReplaceAllString(stem, "")} {
		if base, ok := strings.CutSuffix(stem, "_"+slug(expr)); ok {
			return base + ".go"
		}
	}
	return name
}

var numberedEnd = regexp.MustCompile(`-[0-9]+$`)

// look looks at the place path, once.
func (t *target) look(path string) slot {
	out, ok := t.old[path]
	if !ok {
		out = t.read(path)
		t.old[path] = out
	}
	return out
}

func (t *target) read(path string) slot {
	out := slot{path: path}
	out.old, out.err = disk.Read(path)
	switch {
	case errors.Is(out.err, fs.ErrNotExist):
		out.err = nil
	case out.err == nil:
		source, generated := names.Owner(out.old)
		out.others = generated && source != t.source
		out.ours = generated && !out.others || names.IsBlank(out.old)
	}
	return out
}

// misread are the outputs among the files of pkg that keep the go command from
// reading it: links to nothing, and files that begin with what is no Go, or with
// the name of another package than the files beside them.
func (t *target) misread(pkg *packages.Package) []string {
	if !t.own {
		return nil
	}
	beside := slices.IndexFunc(pkg.GoFiles, func(file string) bool { _, output := t.old[file]; return !output })
	if beside < 0 {
		return nil
	}
	src, _ := disk.Read(pkg.GoFiles[beside])
	name := packageClause(pkg.GoFiles[beside], src)
	var paths []string
	for path, out := range t.old {
		dangles := out.old == nil && out.err == nil && !disk.IsGone(path)
		if dangles || out.ours && (bytes.IndexByte(out.old, 0) >= 0 || packageClause(path, out.old) != name) {
			paths = append(paths, path)
		}
	}
	return paths
}

// problem says why the output can't go to its place, or "".
func (o *slot) problem() string {
	const mend = ": move it, or choose another file with -o"
	switch {
	case o.err != nil:
		return "can't read what is in the output's place (" + disk.Cause(o.err) + ")" + mend
	case o.others:
		return "generated by temporal-gen for another package, so it is not overwritten: delete it, or choose another file with -o"
	case o.old != nil && !o.ours:
		return "not generated by temporal-gen, so it is not overwritten" + mend
	}
	return ""
}

// refuseLinks takes back the files that would be written through a symbolic link
// out of their module, and reports them.
func (g *generation) refuseLinks() {
	g.result.Files = slices.DeleteFunc(g.result.Files, func(f File) bool {
		if f.New == nil || !f.IsStale() {
			return false
		}
		_, err := disk.Place(f.Path)
		if !errors.Is(err, disk.ErrOutside) {
			return false // writing tells of other errors
		}
		g.report(token.Position{Filename: f.Path}, disk.Cause(err)+", so it is not written through: remove the link, or choose another file with -o")
		return true
	})
}

// packageClause is the name in a file's package clause, "" if there is none.
func packageClause(name string, src []byte) string {
	file, _ := parser.ParseFile(token.NewFileSet(), name, src, parser.PackageClauseOnly)
	if file == nil || file.Name == nil {
		return ""
	}
	return file.Name.Name
}
