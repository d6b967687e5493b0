package main

import (
	"fmt"
	"go/token"
	"maps"
	"math/rand/v2"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// A randomCase is what one seed gives: one or two packages with workflows, those
// that they import, and the flags of a run for them. All are below a folder of
// their own, so that a case is the same whatever other cases the module has.
type randomCase struct {
	*rand.Rand
	seed uint64
	// dir is the folder below the module's root.
	dir string
	// packages may import those before them.
	packages []*randomPackage
	// shapes are what the case has of the diet.
	shapes map[string]bool
	// flags are those of a second run, none for no such run.
	flags []string
}

// randomPackage is a package of a case.
type randomPackage struct {
	path, name string
	// importable reports whether others may import it, and hidden that not all may.
	importable, hidden bool
	// helps reports whether it sets up messages for others.
	helps bool
	files []*randomFile
	// taken are the names that its files declare.
	taken map[string]bool
	// types are those that it declares, and what others may use of it.
	types []randomType
	// setups are its functions that set up messages.
	setups    []setup
	workflows []*wantedWorkflow
}

// randomFile is a file of a package.
type randomFile struct {
	pkg  *randomPackage
	name string
	// head comes before the package clause, build is its go:build line.
	head, build string
	crlf, bom   bool
	// qualifiers are what the imports are called in the file, by path.
	qualifiers map[string]string
	imports    []string
	body       strings.Builder
	// types are those that only a build of this file has.
	types []randomType
}

// constrained reports whether not every build has the file.
func (f *randomFile) constrained() bool {
	return f.build != "" || constrainingName.MatchString(f.name) || strings.Contains(f.head, "+build")
}

// isTest reports whether only tests have the file.
func (f *randomFile) isTest() bool { return strings.HasSuffix(f.name, "_test.go") }

func newRandomCase(seed uint64) *randomCase {
	return &randomCase{Rand: rand.New(rand.NewPCG(seed, 0)), seed: seed, dir: fmt.Sprintf("s%d", seed), shapes: map[string]bool{}}
}

// oneIn is true once in n times.
func (c *randomCase) oneIn(n int) bool { return c.IntN(n) == 0 }

// has decides once in n times that the case has a shape of the diet.
func (c *randomCase) has(shape string, n int) bool {
	if n > 1 && !c.oneIn(n) || heldBack[shape] != "" && !*randomHeldBack {
		return false
	}
	c.shapes[shape] = true
	return true
}

// build makes the packages of the case. They need not compile.
func (c *randomCase) build() {
	c.packages, c.shapes = nil, map[string]bool{}
	c.flags = pick(c.Rand, randomFlags)
	for range c.IntN(4) {
		c.addDependency("model", "model", "other/model", "model/v2", "go-model", "client", "types/context", "internal/order", "any", "temporal.v1", "workflow", "order", "func")
	}
	if c.has("two packages with workflows", 4) {
		c.addFlows()
	}
	if c.has("helper package that sets up messages", 3) {
		c.addHelper()
	}
	c.addFlows()
}

// addPackage adds a package in a folder of its own.
func (c *randomCase) addPackage(folders ...string) *randomPackage {
	folder := pick(c.Rand, folders)
	for i := 2; slices.ContainsFunc(c.packages, func(p *randomPackage) bool { return p.path == c.path(folder) }); i++ {
		folder = fmt.Sprintf("%s/more%d", folder, i)
	}
	p := &randomPackage{path: c.path(folder), name: path.Base(folder), importable: true, taken: map[string]bool{}}
	p.hidden = strings.Contains("/"+folder+"/", "/internal/")
	if !token.IsIdentifier(p.name) || c.has("package called otherwise than its folder", 3) {
		p.name = pick(c.Rand, packageNames)
	}
	p.importable = p.name != "main"
	c.packages = append(c.packages, p)
	return p
}

func (c *randomCase) path(folder string) string { return "example.com/shop/" + c.dir + "/" + folder }

// addFile adds a file to p.
func (c *randomCase) addFile(p *randomPackage, name string) *randomFile {
	f := &randomFile{pkg: p, name: name, qualifiers: map[string]string{}, crlf: c.has("CRLF", 10), bom: c.has("byte order mark", 30)}
	p.files = append(p.files, f)
	return f
}

// declare chooses a free name of p.
func (c *randomCase) declare(p *randomPackage, names func() string) string {
	for i := 0; ; i++ {
		name := names()
		if i > 20 {
			name += strconv.Itoa(i)
		}
		if !p.taken[name] && name != "init" && name != "main" && name != "_" {
			p.taken[name] = true
			return name
		}
	}
}

// qualifier is what comes before a member of the package at path in f: "" in its
// own package, or where f imports it with a dot.
func (c *randomCase) qualifier(f *randomFile, importPath, name string) string {
	if importPath == f.pkg.path {
		return ""
	}
	q, ok := f.qualifiers[importPath]
	if !ok {
		q = c.importName(f, importPath, name)
		f.qualifiers[importPath] = q
	}
	if q == "." {
		return ""
	}
	return q + "."
}

// importName adds an import to f, and is the name that it has there.
func (c *randomCase) importName(f *randomFile, importPath, name string) string {
	free := func(name string) bool {
		return !f.pkg.taken[name] && name != "init" && !slices.Contains(slices.Collect(maps.Values(f.qualifiers)), name)
	}
	alias := ""
	switch {
	case c.mayDot(f, importPath):
		alias = "."
	case !free(name) || c.has("renamed import", 5):
		alias = pick(c.Rand, slices.Concat(importNames, localNames, []string{"string", "len", "bool"}))
		for i := 2; !free(alias); i++ {
			alias = fmt.Sprint("imported", i)
		}
	}
	f.imports = append(f.imports, strings.TrimSpace(alias+" "+strconv.Quote(importPath)))
	if alias == "" {
		return name
	}
	return alias
}

// mayDot decides whether f imports a package with a dot.
func (c *randomCase) mayDot(f *randomFile, importPath string) bool {
	own := slices.IndexFunc(c.packages, func(p *randomPackage) bool { return p.path == importPath })
	switch {
	case importPath == newRandomTarget(c.flags...).of(f.pkg) && !c.has("dot import of the package of the output", 1):
		return false
	case importPath == sdk.Workflow:
		return c.has("dot import of the SDK", 10)
	case own >= 0 && len(c.packages[own].workflows) > 0 && f.isTest():
		return c.has("dot import in a test of a package with workflows", 3)
	case own >= 0 && len(c.packages[own].workflows) > 0:
		return c.has("dot import of a package with workflows", 3)
	case own >= 0:
		return c.has("dot import of a package", 10)
	case importPath == "time":
		return c.has("dot import of time", 3)
	}
	return false
}

// text is the source of the file.
func (f *randomFile) text() string {
	var b strings.Builder
	if f.bom {
		b.WriteString("\ufeff")
	}
	if f.build != "" {
		b.WriteString("//go:build " + f.build + "\n\n")
	}
	name := f.pkg.name
	if f.isTest() && strings.HasPrefix(f.name, "external") {
		name += "_test"
	}
	b.WriteString(f.head + "package " + name + "\n\n")
	for _, line := range f.imports {
		b.WriteString("import " + line + "\n")
	}
	b.WriteString("\n" + f.body.String())
	if f.crlf {
		return strings.ReplaceAll(b.String(), "\n", "\r\n")
	}
	return b.String()
}

// sources are the files of the case by their paths below the module.
func (c *randomCase) sources() map[string]string {
	files := map[string]string{}
	for _, p := range c.packages {
		for _, f := range p.files {
			files[path.Join(p.folder(), f.name)] = f.text()
		}
	}
	return files
}

// paths are the import paths of the packages.
func (c *randomCase) paths() []string {
	var paths []string
	for _, p := range c.packages {
		paths = append(paths, p.path)
	}
	return paths
}

// folder is where the package is, below the module's root.
func (p *randomPackage) folder() string { return folderOf(p.path) }

func folderOf(importPath string) string { return strings.TrimPrefix(importPath, "example.com/shop/") }

// exported is the name of what is generated for a function called name.
func exported(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}

// goNameOf is the name of what is generated for a method of a type or an interface.
func goNameOf(receiver, name string) string {
	switch name {
	case "Execute", "Run", "Do", "Handle", "Invoke":
		return exported(receiver)
	}
	return exported(name)
}
