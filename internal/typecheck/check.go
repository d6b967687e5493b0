package typecheck

import (
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/scanner"
	"go/token"
	"go/types"
	"io/fs"
	"sync"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/outline"
	"github.com/temporal-gen/temporal-gen/internal/parallel"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// sizes are those of the configuration's architecture.
var sizes = sync.OnceValue(func() types.Sizes { return types.SizesFor("gc", build.Default.GOARCH) })

// check type-checks what is reached, on all processors.
func (c *checker) check() {
	for _, p := range c.packages {
		p.once = new(sync.Once)
	}
	parallel.Do(len(c.targets), func(i int) { c.targets[i].checked() })
	for _, p := range c.packages {
		p.checked() // what nothing reached
	}
}

// checked is p type-checked.
func (p *pkg) checked() *types.Package {
	p.once.Do(func() {
		switch {
		case p.PkgPath == "unsafe":
			p.types = types.Unsafe
		case p.target:
			p.types = types.NewPackage(p.PkgPath, p.Name)
			p.checkTarget()
		default:
			p.types = types.NewPackage(p.PkgPath, p.Name)
			p.checkDependency()
		}
	})
	return p.types
}

// NewInfo records what is known of expressions and identifiers, of about so many.
func NewInfo(size int) *types.Info {
	return &types.Info{
		Types:      make(map[ast.Expr]types.TypeAndValue, size),
		Instances:  map[*ast.Ident]types.Instance{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       make(map[*ast.Ident]types.Object, size),
		Implicits:  map[ast.Node]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
}

// bytesPerExpression is about how many bytes of source have an expression in them.
const bytesPerExpression = 64

func (p *pkg) checkTarget() {
	p.Package.Types, p.TypesSizes = p.types, sizes()
	p.TypesInfo = p.checker.Info(p.size / bytesPerExpression)
	config := types.Config{Importer: importer{p}, FakeImportC: true, Sizes: p.TypesSizes, Error: p.fail}
	if p.Module != nil && p.Module.GoVersion != "" {
		config.GoVersion = "go" + p.Module.GoVersion
	}
	types.NewChecker(&config, p.checker.Fset, p.types, p.TypesInfo).Files(p.Syntax)
	p.IllTyped = len(p.Errors) > 0
}

// checkDependency checks what is needed of a dependency. Types that are needed by name
// alone, and whose file is not parsed, are made: by a declaration where anything is
// checked, as the type checker wants to see what it finds in the package declared.
func (p *pkg) checkDependency() {
	files := p.slice()
	for name := range p.needs {
		if p.decls[name] != nil || p.shapes[name] != outline.Plain {
			continue
		}
		if len(files) > 0 {
			pos := files[0].Name.Pos()
			spec := &ast.TypeSpec{Name: &ast.Ident{NamePos: pos, Name: name}, Type: &ast.StructType{Struct: pos, Fields: &ast.FieldList{}}}
			files[0].Decls = append(files[0].Decls, group(token.TYPE, pos, spec))
			continue
		}
		obj := types.NewTypeName(token.NoPos, p.types, name, nil)
		types.NewNamed(obj, types.NewStruct(nil, nil), nil)
		p.types.Scope().Insert(obj)
	}
	if len(files) == 0 {
		p.types.MarkComplete()
		return
	}
	config := types.Config{
		Importer: importer{p}, IgnoreFuncBodies: true, FakeImportC: true, Sizes: sizes(),
		DisableUnusedImportCheck: true, Error: func(error) {}, // whoever compiles it will say
	}
	types.NewChecker(&config, p.checker.Fset, p.types, nil).Files(files)
}

// importer is the importer of one package.
type importer struct{ from *pkg }

func (i importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	imported := i.from.Imports[path]
	if imported == nil {
		return nil, fmt.Errorf("no metadata for %s", path)
	}
	return i.from.checker.packages[imported].checked(), nil
}

// fail records an error of a package that is asked for.
func (p *pkg) fail(err error) {
	add := func(pos, message string, kind packages.ErrorKind) {
		p.Errors = append(p.Errors, packages.Error{Pos: pos, Msg: message, Kind: kind})
	}
	if e, ok := errors.AsType[types.Error](err); ok {
		p.TypeErrors = append(p.TypeErrors, e)
		add(report.Place(e.Fset, e.Pos).String(), e.Msg, packages.TypeError)
		return
	}
	if list, ok := errors.AsType[scanner.ErrorList](err); ok {
		for _, e := range list {
			add(e.Pos.String(), e.Msg, packages.ParseError)
		}
		return
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		add(e.Path+":1", e.Err.Error(), packages.ParseError)
		return
	}
	add("-", err.Error(), packages.UnknownError)
}
