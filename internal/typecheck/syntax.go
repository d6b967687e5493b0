package typecheck

import (
	"go/ast"
	"go/parser"
	"go/types"
	"slices"
	"sync"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/outline"
	"github.com/temporal-gen/temporal-gen/internal/parallel"
)

// pkg is a package of the graph.
type pkg struct {
	*packages.Package
	checker *checker
	// target reports whether it is asked for.
	target bool
	// isRead reports whether the files of a dependency were read, and err is why they
	// could not be.
	isRead bool
	err    error
	files  []*file
	// shapes are what its outlines tell that it declares.
	shapes map[string]outline.Shape
	// decls and methods are what the parsed files of a dependency declare, by the
	// names of declarations and of receivers.
	decls   map[string]*decl
	methods map[string][]*decl
	// puzzles are what more may follow from once types are known, and told is how
	// many errors there are whatever follows.
	puzzles []ast.Node
	told    int
	// size is how many bytes the files of a package have that is asked for.
	size int
	// needs are its names that are needed.
	needs map[string]level
	// types is made once for each check.
	once  *sync.Once
	types *types.Package
}

// file is a file of a package.
type file struct {
	pkg  *pkg
	name string
	// text and outline are those of a dependency.
	text    []byte
	outline *outline.Outline
	// ast is its syntax, nil until it is parsed.
	ast *ast.File
	// imports are the packages by their names in the file, and dots those that are
	// imported with a dot.
	imports map[string]*pkg
	dots    []*pkg
}

// decl is a declaration: of a function, or a spec and what is around it.
type decl struct {
	file  *file
	fn    *ast.FuncDecl
	spec  ast.Spec
	group *ast.GenDecl
}

// readAll reads those of packages that are dependencies, on all processors.
func readAll(pkgs ...*pkg) {
	pkgs = slices.DeleteFunc(slices.Clone(pkgs), func(p *pkg) bool { return p.isRead || p.target })
	parallel.Do(len(pkgs), func(i int) { pkgs[i].read() })
	var odd []*file
	for _, p := range pkgs {
		for _, f := range p.files {
			if f.outline.Odd {
				odd = append(odd, f)
			}
		}
	}
	parseAll(odd)
}

func (p *pkg) read() {
	p.isRead, p.shapes = true, map[string]outline.Shape{}
	for _, name := range p.GoFiles {
		text, err := disk.Read(name)
		if err != nil {
			p.err = err
			return
		}
		f := &file{pkg: p, name: name, text: text, outline: outline.Of(text)}
		p.files = append(p.files, f)
		for name, as := range f.outline.Names {
			p.shapes[name] = max(p.shapes[name], as)
		}
	}
}

// declaring are the files of a dependency that was read which have to be parsed to
// know a name as far as it is needed.
func (p *pkg) declaring(name string, l level) []*file {
	as := p.shapes[name]
	if l == named && as == outline.Plain {
		return nil
	}
	var files []*file
	for _, f := range p.files {
		if f.outline.Names[name] != 0 || l > named && f.outline.Methods[name] || as == 0 {
			files = append(files, f)
		}
	}
	return files
}

// parseAll parses files of dependencies, on all processors.
func parseAll(files []*file) {
	files = slices.DeleteFunc(files, func(f *file) bool { return f.ast != nil })
	parallel.Do(len(files), func(i int) {
		f := files[i]
		f.ast, _ = parser.ParseFile(f.pkg.checker.Fset, f.name, f.outline.Blank(f.text), parser.SkipObjectResolution)
	})
	for _, f := range files {
		f.index()
	}
}

// find is the declaration of a name in a dependency, nil if it has none.
func (p *pkg) find(name string) *decl {
	readAll(p)
	if !p.target && p.shapes[name] != 0 {
		parseAll(p.declaring(name, defined))
	}
	return p.decls[name]
}

// index indexes what a file of a dependency declares.
func (f *file) index() {
	f.resolveImports()
	p := f.pkg
	for _, d := range f.ast.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				p.declare(d.Name.Name, &decl{file: f, fn: d})
			} else if name := code.Receiver(d); name != "" {
				p.methods[name] = append(p.methods[name], &decl{file: f, fn: d})
			}
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch s := spec.(type) {
				case *ast.TypeSpec:
					p.declare(s.Name.Name, &decl{file: f, spec: s, group: d})
				case *ast.ValueSpec:
					for _, name := range s.Names {
						p.declare(name.Name, &decl{file: f, spec: s, group: d})
					}
				}
			}
		}
	}
}

// declare adds a declaration. Of several of one name one counts.
func (p *pkg) declare(name string, d *decl) {
	if p.decls[name] == nil && name != "_" && name != "init" {
		p.decls[name] = d
	}
}

// resolveImports finds the packages that f imports.
func (f *file) resolveImports() {
	f.imports = map[string]*pkg{}
	for _, spec := range f.ast.Imports {
		imported := f.pkg.Imports[code.ImportPath(spec)]
		if imported == nil {
			continue
		}
		p, name := f.pkg.checker.packages[imported], imported.Name
		if spec.Name != nil {
			name = spec.Name.Name
		}
		switch name {
		case "_":
		case ".":
			f.dots = append(f.dots, p)
		default:
			f.imports[name] = p
		}
	}
}

// parseTarget parses a package that is asked for.
func (p *pkg) parseTarget() {
	for _, name := range p.GoFiles {
		src, err := p.checker.Read(name)
		var syntax *ast.File
		if err == nil {
			syntax, err = p.checker.Parse(p.checker.Fset, name, src)
		}
		if err != nil {
			p.fail(err)
		}
		p.size += len(src)
		if syntax != nil {
			p.files = append(p.files, &file{pkg: p, name: name, ast: syntax})
		}
	}
	for _, f := range p.files {
		f.resolveImports()
		p.Syntax = append(p.Syntax, f.ast)
	}
	p.CompiledGoFiles = p.GoFiles
	p.told = len(p.Errors)
}
