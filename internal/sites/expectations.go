package sites

import (
	"go/ast"
	"go/types"
	"strings"
	"sync"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Testify is the path of the package whose mocks stand in for clients: those of
// go.temporal.io/sdk/mocks, and those that mockery makes.
const Testify = "github.com/stretchr/testify/mock"

// Expectation is what a test expects a client to be given for a workflow, where that can
// only be a function: the function of one, or whatever has its type.
type Expectation struct {
	// Site has the call of the client that is expected, and the function, if one is
	// named.
	*Site
	// Argument is what stands for the workflow among the arguments.
	Argument ast.Expr
	// Type is what fmt prints for the type of the functions that match, "" where it is one
	// function.
	Type string
	// Asks reports whether the test has code of its own that is given the function.
	Asks bool
	// Of are the workflows that it may be about.
	Of []Expected
}

// Expected is a workflow that an expectation may be about, and the places in what the
// test is built from where the function goes to such a call.
type Expected struct {
	*Definition
	Sent []Sending
}

// Expectations are those of the package, as far as a driver has seen the whole module.
func (x *Index) Expectations() (found []*Expectation) {
	if !x.reaches {
		return nil
	}
	reachable := sync.OnceValue(x.reachable)
	for in := range x.Root.Children() {
		file := in.Node().(*ast.File)
		if isGenerated(file) {
			continue
		}
		for at := range in.Preorder((*ast.CallExpr)(nil)) {
			c, argument := x.expected(at.Node().(*ast.CallExpr))
			if argument == nil {
				continue
			}
			x.learn()
			s := &Site{Index: x, Call: c, File: file, At: at, Node: at.Node().(ast.Expr), TargetExpr: argument}
			if e := x.expectation(s); x.Module != nil && e != nil && x.mean(e, reachable) {
				found = append(found, e)
			}
		}
	}
	return found
}

// expected is the call of a client that a call of testify, or of what mockery makes for
// it, expects or asks for, and its argument that is the workflow; nil if there is none.
func (x *Index) expected(call *ast.CallExpr) (c *sdk.Call, argument ast.Expr) {
	fn := code.Func(x.Pass.TypesInfo, call.Fun)
	if fn == nil || fn.Pkg() == nil || fn.Signature().Recv() == nil {
		return nil, nil
	}
	args := call.Args
	switch {
	case fn.Pkg().Path() == Testify:
		named := map[string]int{"On": 0, "AssertCalled": 1, "AssertNotCalled": 1, "IsMethodCallable": 1}
		i, ok := named[fn.Name()]
		if !ok || i >= len(args) {
			return nil, nil
		}
		name, _ := code.StringConstant(x.Pass.TypesInfo, args[i])
		c, args = sdk.Find("Client", name), args[i+1:]
	case expects(fn.Signature().Recv().Type()):
		c = sdk.Find("Client", fn.Name())
	}
	if !c.Is(sdk.Starts) || c.Argument >= len(args) {
		return nil, nil
	}
	return c, ast.Unparen(args[c.Argument])
}

// expects reports whether t is a type by which mockery has calls expected: a struct with
// the mock and nothing else.
func expects(t types.Type) bool {
	s := code.Struct(t)
	if s == nil || s.NumFields() != 1 {
		return false
	}
	mock := code.Named(s.Field(0).Type())
	return mock != nil && mock.Obj().Name() == "Mock" && mock.Obj().Pkg() != nil && mock.Obj().Pkg().Path() == Testify
}

// expectation is what a site expects, nil if it need not be a function.
func (x *Index) expectation(s *Site) *Expectation {
	e := &Expectation{Site: s, Argument: s.TargetExpr}
	if call, ok := s.TargetExpr.(*ast.CallExpr); ok {
		fn := code.Func(x.Pass.TypesInfo, call.Fun)
		if fn == nil || fn.Pkg() == nil || fn.Pkg().Path() != Testify || len(call.Args) != 1 {
			return nil
		}
		s.TargetExpr = ast.Unparen(call.Args[0])
		switch fn.Name() {
		case "AnythingOfType":
			e.Type, _ = code.StringConstant(x.Pass.TypesInfo, s.TargetExpr)
			return e
		case "MatchedBy":
			if asks, ok := x.Pass.TypesInfo.TypeOf(s.TargetExpr).(*types.Signature); ok && asks.Params().Len() == 1 {
				e.Type, e.Asks = code.Printed(asks.Params().At(0).Type()), true
			}
			return e
		case "IsType":
			e.Type = code.Printed(x.Pass.TypesInfo.TypeOf(s.TargetExpr))
		default:
			return nil
		}
	}
	if sig, ok := x.Pass.TypesInfo.TypeOf(s.TargetExpr).(*types.Signature); !ok || !sdk.TakesContext(sig) {
		return nil
	}
	s.Target = x.resolve(s)
	return e
}

// mean finds the workflows that an expectation may be about, and reports whether there
// are any. Where only the type of a function counts, another one may be meant than the
// one that is named, if no call gives that.
func (x *Index) mean(e *Expectation, reachable func() map[string]bool) bool {
	add := func(d *Definition) {
		of := Expected{Definition: d}
		for _, sending := range d.Sent {
			own := sending.Package == strings.TrimSuffix(x.Pass.Pkg.Path(), "_test")
			if sending.Call == e.Call.Name && (own || reachable()[sending.Package] && !strings.HasSuffix(sending.Pos.Filename, "_test.go")) {
				of.Sent = append(of.Sent, sending)
			}
		}
		e.Of = append(e.Of, of)
	}
	named := e.Target.Definition
	if named != nil {
		if add(named); len(e.Of[0].Sent) > 0 {
			return true
		}
	}
	if strings.HasPrefix(e.Type, "func(") {
		for _, name := range x.TypeNames(e.Call) {
			for _, d := range x.definedWorkflows.byName[name] {
				if d.Type == e.Type && d != named {
					add(d)
				}
			}
		}
	}
	return len(e.Of) > 0
}

// reachable are the import paths of the packages that the package imports, directly or
// not.
func (x *Index) reachable() map[string]bool {
	paths := map[string]bool{}
	code.Reaches(x.Pass.Pkg, func(p *types.Package) bool {
		paths[p.Path()] = true
		return false
	})
	return paths
}

// StarterOf has the starters of a workflow to use at an expectation, nil if there are
// none.
func (e *Expectation) StarterOf(d *Definition) *Starter {
	own := e.Index.workflows.byFunc[d.Func]
	if d.Func == "" || len(own) == 0 {
		return nil
	}
	return e.Index.choose(e.Site, of(own[0], e.Index.workflows.byName[own[0].TypeName]))
}
