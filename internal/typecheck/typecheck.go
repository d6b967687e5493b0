// Package typecheck type-checks packages from their source, and what they import
// only as far as they reach.
//
// A package that is asked for is checked whole, with the bodies of its functions. Of
// its dependencies those declarations are checked that its code can get to: what
// it names, what that is made of, and of the fields and methods of a type those whose
// names the code mentions anywhere. Other types are known by their names alone, as
// structs without fields, and most dependencies are not even parsed. The types of all
// expressions are those that a compiler would find; what takes a type apart
// beyond what the code does has to ask for it, see [Config].
//
// Export data would do, too, but the go command has to compile for it whatever
// changed, and everything once. Source is there already.
package typecheck

import (
	"go/ast"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/parallel"
)

// Config is how packages are checked.
type Config struct {
	// Fset gets the positions of all files.
	Fset *token.FileSet
	// Read reads a file of a package that is asked for, and Parse parses it.
	Read  func(filename string) ([]byte, error)
	Parse func(fset *token.FileSet, filename string, src []byte) (*ast.File, error)
	// Info makes what a package that is asked for records, about so many expressions;
	// it decides of what.
	Info func(size int) *types.Info
	// Beside are files that are no part of a package that is asked for, in
	// this configuration, and what they name is reached as well. It may be nil.
	Beside func(*packages.Package) []*ast.File
	// Mentioned are expressions that a file has in comments, and what they name is
	// reached as well. It may be nil.
	Mentioned func(*ast.File) []ast.Expr
	// Implements reports whether a method in a package that is asked for may be one of
	// an interface, and Interfaces of which imported packages: those of their exported
	// interfaces that have a method of its name are reached as well. They may be nil.
	Implements func(method *ast.FuncDecl) bool
	Interfaces func(path string) bool
	// Whole are types in a package that was checked that are to be known with all
	// that their values consist of as far as it is exported, but for the types of
	// packages at paths that are Closed, and for those at paths that are Opaque within
	// others. They may be nil.
	Whole  func(*packages.Package) []types.Type
	Closed func(path string) bool
	Opaque func(path string) bool
}

// Check checks packages of one import graph, which has the files of all packages. It
// sets their Syntax, Types, TypesInfo, TypesSizes, IllTyped, TypeErrors and, behind
// what is there, Errors as package go/packages would, and of each of their
// dependencies Types. An error is why a file of a dependency can't be read.
func Check(pkgs []*packages.Package, config Config) error {
	c := newChecker(pkgs, config)
	parallel.Do(len(c.targets), func(i int) { c.targets[i].parseTarget() })
	for _, p := range c.targets {
		p.reach()
	}
	for {
		if err := c.follow(); err != nil {
			return err
		}
		c.check()
		if !c.unfinished() {
			break
		}
		c.forget()
	}
	c.link()
	return nil
}

// checker checks the packages of one import graph.
type checker struct {
	Config
	// packages are those of the graph, and targets those that are asked for.
	packages map[*packages.Package]*pkg
	targets  []*pkg
	// members are the names of fields and methods that are mentioned.
	members map[string]bool
	// pending are the types of fields and methods by their names, for as long as
	// nobody mentions these.
	pending map[string][]pending
	// interfaceMethods are the names of what may be methods of interfaces that may be
	// implemented, nil until needed.
	interfaceMethods map[string]bool
	// queue has what is needed and was not followed yet.
	queue []need
}

func newChecker(asked []*packages.Package, config Config) *checker {
	c := &checker{
		Config: config, packages: map[*packages.Package]*pkg{}, members: map[string]bool{}, pending: map[string][]pending{},
	}
	packages.Visit(asked, nil, func(p *packages.Package) {
		c.packages[p] = &pkg{Package: p, checker: c, needs: map[string]level{}, decls: map[string]*decl{}, methods: map[string][]*decl{}}
	})
	for _, p := range asked {
		target := c.packages[p]
		if !target.target {
			target.target = true
			c.targets = append(c.targets, target)
		}
	}
	return c
}

// link makes of the dependencies' packages what go/packages would: each imports
// those that its files import, looked at or not.
func (c *checker) link() {
	for _, p := range c.packages {
		p.Package.Types = p.types
	}
	for _, p := range c.packages {
		if p.target || p.PkgPath == "unsafe" {
			continue
		}
		imports := make([]*types.Package, 0, len(p.Imports))
		for _, imported := range p.Imports {
			imports = append(imports, imported.Types)
		}
		p.types.SetImports(imports)
	}
}
