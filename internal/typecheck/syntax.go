package typecheck

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/types"
	"slices"
	"sync"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/parallel"
)

// pkg is a package of the graph.
type pkg struct {
	*packages.Package
	checker *checker
	// target reports whether it is asked for.
	target bool
	// texts are its files, bodies blanked, once they were read, and err is why they
	// could not be.
	texts [][]byte
	err   error
	// aliases are the names that may be those of aliases, nil until needed, and
	// anyAlias reports whether all may be.
	aliases  map[string]bool
	anyAlias bool
	// files are parsed, and decls and methods what they declare, by the names of
	// declarations and of receivers.
	parsed  bool
	files   []*file
	decls   map[string]*decl
	methods map[string][]*decl
	// puzzles are what more may follow from once types are known, and told is how
	// many errors there are whatever follows.
	puzzles []ast.Node
	told    int
	// needs are its names that are needed.
	needs map[string]level
	// types is made once for each check.
	once  *sync.Once
	types *types.Package
}

// file is a parsed file.
type file struct {
	pkg *pkg
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

// read reads the files of a dependency.
func (p *pkg) read() {
	if p.texts != nil || p.err != nil {
		return
	}
	p.texts = make([][]byte, len(p.GoFiles))
	for i, name := range p.GoFiles {
		src, err := disk.Read(name)
		if err != nil {
			p.err = err
			return
		}
		p.texts[i] = src
	}
}

// parse parses a dependency.
func (p *pkg) parse() {
	p.parsed = true
	p.decls, p.methods = map[string]*decl{}, map[string][]*decl{}
	if p.read(); p.err != nil {
		return
	}
	for i, src := range p.texts {
		syntax, _ := parser.ParseFile(p.checker.Fset, p.GoFiles[i], blank(src), parser.SkipObjectResolution)
		p.files = append(p.files, &file{pkg: p, ast: syntax})
	}
	p.texts = [][]byte{}
}

// parseAll parses those of packages that are dependencies, on all processors.
func parseAll(pkgs ...*pkg) {
	pkgs = slices.DeleteFunc(slices.Clone(pkgs), func(p *pkg) bool { return p.parsed })
	parallel.Do(len(pkgs), func(i int) { pkgs[i].parse() })
	for _, p := range pkgs {
		p.index()
	}
}

// index indexes what the files of a dependency declare.
func (p *pkg) index() {
	for _, f := range p.files {
		f.resolveImports()
		for _, d := range f.ast.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil {
					p.declare(d.Name.Name, &decl{file: f, fn: d})
				} else if name := receiver(d); name != "" {
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
}

// declare adds a declaration. Of several of one name the first counts.
func (p *pkg) declare(name string, d *decl) {
	if p.decls[name] == nil && name != "_" && name != "init" {
		p.decls[name] = d
	}
}

// receiver is the name of the type whose method d declares, "" if it has none.
func receiver(d *ast.FuncDecl) string {
	if len(d.Recv.List) == 0 {
		return ""
	}
	t := d.Recv.List[0].Type
	for {
		switch x := t.(type) {
		case *ast.StarExpr:
			t = x.X
		case *ast.ParenExpr:
			t = x.X
		case *ast.IndexExpr:
			t = x.X
		case *ast.IndexListExpr:
			t = x.X
		case *ast.Ident:
			return x.Name
		default:
			return ""
		}
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
		p := f.pkg.checker.packages[imported]
		switch name := f.nameOf(spec, p); name {
		case "_":
		case ".":
			f.dots = append(f.dots, p)
		default:
			f.imports[name] = p
		}
	}
}

// nameOf is the name of an import in f.
func (f *file) nameOf(spec *ast.ImportSpec, imported *pkg) string {
	if spec.Name != nil {
		return spec.Name.Name
	}
	return imported.Name
}

// mayAlias reports whether a name of a dependency may be that of an alias, as far as
// its text tells.
func (p *pkg) mayAlias(name string) bool {
	if p.aliases == nil {
		p.aliases = map[string]bool{}
		p.read()
		for _, src := range p.texts {
			p.addAliases(src)
		}
	}
	return p.anyAlias || p.aliases[name]
}

// addAliases adds the identifiers in src that are before an equal sign, whatever
// type parameters are between.
func (p *pkg) addAliases(src []byte) {
	for rest := src; ; {
		i := bytes.IndexByte(rest, '=')
		if i < 0 {
			return
		}
		before := bytes.TrimRight(rest[:i], " \t")
		rest = rest[i+1:]
		if bytes.HasSuffix(before, []byte("]")) {
			if open := bytes.IndexByte(before[bytes.LastIndexByte(before, '\n')+1:], '['); open >= 0 {
				before = bytes.TrimRight(before[:bytes.LastIndexByte(before, '\n')+1+open], " \t")
			}
		}
		if bytes.HasSuffix(before, []byte("*/")) {
			p.anyAlias = true
		}
		end := len(before)
		start := end
		for start > 0 && isIdentifierByte(before[start-1]) {
			start--
		}
		if start < end && 'A' <= before[start] {
			p.aliases[string(before[start:end])] = true
		}
	}
}

func isIdentifierByte(b byte) bool {
	return b == '_' || '0' <= b && b <= '9' || 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || b >= 0x80
}

// parseTarget parses a package that is asked for.
func (p *pkg) parseTarget() {
	p.parsed = true
	for _, name := range p.GoFiles {
		src, err := p.checker.Read(name)
		var syntax *ast.File
		if err == nil {
			syntax, err = p.checker.Parse(p.checker.Fset, name, src)
		}
		if err != nil {
			p.fail(err)
		}
		if syntax != nil {
			p.files = append(p.files, &file{pkg: p, ast: syntax})
		}
	}
	for _, f := range p.files {
		f.resolveImports()
		p.Syntax = append(p.Syntax, f.ast)
	}
	p.told = len(p.Errors)
}
