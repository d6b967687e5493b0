package generator

import (
	"bytes"
	"errors"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/templates"
)

// target is the package that output goes into.
type target struct {
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
	old map[string]output
}

// output is the place of a generated file and what stands there.
type output struct {
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

// targetOf is where the output of pkg goes, and what stands there.
func targetOf(pkg *packages.Package, config Config) target {
	file := filepath.Join(pkg.Dir, filepath.FromSlash(strings.ReplaceAll(config.Output, packageInOutput, pkg.Name)))
	t := target{dir: filepath.Dir(file), base: filepath.Base(file), old: map[string]output{}}
	if t.own = t.dir == pkg.Dir; t.own {
		t.path, t.name = pkg.PkgPath, pkg.Name
	} else {
		t.source = pkg.PkgPath
	}
	t.look(file)
	others, _ := filepath.Glob(filepath.Join(globQuoted(t.dir), globQuoted(strings.TrimSuffix(t.base, ".go"))+"_*.go"))
	for _, name := range others {
		if out := t.read(name); isOurs(out.old) && t.isConstrained(filepath.Base(name), out.old) {
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

// isConstrained says whether the output called name is that of t for the
// constraint it has. With another name it belongs to another -o.
func (t *target) isConstrained(name string, src []byte) bool {
	file, _ := parser.ParseFile(token.NewFileSet(), name, src, parser.PackageClauseOnly|parser.ParseComments)
	if file == nil {
		return false
	}
	expr := goBuildLine(file)
	if expr == nil {
		return false
	}
	stem := strings.TrimSuffix(t.base, ".go") + "_" + slug(expr)
	rest, ok := strings.CutPrefix(strings.TrimSuffix(name, ".go"), stem)
	return ok && (rest == "" || numberedRest.MatchString(rest))
}

var numberedRest = regexp.MustCompile(`^-[0-9]+$`)

// look looks at the place path, once.
func (t *target) look(path string) output {
	out, ok := t.old[path]
	if !ok {
		out = t.read(path)
		t.old[path] = out
	}
	return out
}

func (t *target) read(path string) output {
	out := output{path: path}
	out.old, out.err = os.ReadFile(path)
	switch {
	case errors.Is(out.err, fs.ErrNotExist):
		out.err = nil
	case out.err == nil:
		generated := isOurs(out.old)
		out.others = generated && sourceOf(out.old) != t.source
		// An empty file holds nothing that could be lost.
		out.ours = generated && !out.others || len(bytes.TrimSpace(out.old)) == 0
	}
	return out
}

// misnamed are the outputs among the files of pkg that name another package
// than the files beside them.
func (t *target) misnamed(pkg *packages.Package) []string {
	if !t.own {
		return nil
	}
	var names []string
	for path, out := range t.old {
		if !out.ours {
			continue
		}
		for _, file := range pkg.GoFiles {
			if _, output := t.old[file]; !output {
				if packageClause(path, out.old) != packageClause(file, nil) {
					names = append(names, path)
				}
				break
			}
		}
	}
	return names
}

// isOurs says whether a file is the tool's own output. The header may stand on
// any line before the package clause: a merge that failed leaves its conflict
// markers above it.
func isOurs(src []byte) bool {
	for line := range bytes.Lines(src) {
		line = bytes.TrimRight(line, "\r\n")
		if string(line) == templates.Header {
			return true
		}
		if bytes.HasPrefix(line, []byte("package ")) {
			return false
		}
	}
	return false
}

// sourceOf is the package that the tool's output is for, "" for its own.
func sourceOf(src []byte) string {
	for line := range bytes.Lines(src) {
		if source, ok := bytes.CutPrefix(line, []byte(templates.SourcePrefix)); ok {
			return string(bytes.TrimSpace(source))
		}
		if bytes.HasPrefix(line, []byte("package ")) {
			break
		}
	}
	return ""
}

// problem says why the output can't go to its place, or "".
func (o *output) problem() string {
	const mend = ": move it, or choose another file with -o"
	switch {
	case o.err != nil:
		return "can't read what stands in the output's place (" + cause(o.err) + ")" + mend
	case o.others:
		return "generated by temporal-gen for another package, so it is not overwritten: delete it, or choose another file with -o"
	case o.old != nil && !o.ours:
		return "not generated by temporal-gen, so it is not overwritten" + mend
	}
	return ""
}

// cause is what the system said, without the path that callers name anyway.
func cause(err error) string {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err.Error()
	}
	var linkErr *os.LinkError
	if errors.As(err, &linkErr) {
		return linkErr.Err.Error()
	}
	return err.Error()
}

// packageClause is the name in a file's package clause, "" if there is none.
// A nil src has the file read.
func packageClause(name string, src []byte) string {
	var source any
	if src != nil {
		source = src
	}
	file, _ := parser.ParseFile(token.NewFileSet(), name, source, parser.PackageClauseOnly)
	if file == nil || file.Name == nil {
		return ""
	}
	return file.Name.Name
}
