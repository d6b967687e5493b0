package sites

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Wrapper is a function that hands its own parameters on to a call of the SDK, itself or
// through other wrappers. Parameters are known by their index, without the receiver.
type Wrapper struct {
	// Func is its types.Func.FullName, "" for a function literal.
	Func string
	// Receiver and Name are those of the call.
	Receiver, Name string
	// Target is the parameter that is the workflow or activity, none where the wrapper
	// names that itself: Fixed.
	Target int
	Fixed  Named
	// Args are the parameters that are its arguments, none for a value of the
	// wrapper's own. Rest has the arguments behind these as a slice, or as what is
	// Variadic. Open reports whether there are others that are not known.
	Args     []int
	Rest     int
	Variadic bool
	Open     bool
	// Into are the parameters that the result is decoded into, and ResultType is the
	// type parameter that is its type.
	Into       []int
	ResultType int
	// Returns reports whether the first result is the run or future.
	Returns bool
}

// none is the index of no parameter.
const none = -1

// Named is a workflow or activity as it can be found again from another package: by the
// name that it is sent by, or as a function, which may be a method.
type Named struct{ Text, Package, Receiver, Func string }

// direct is a call of the SDK as if it were a wrapper, nil where no wrapper of it is
// known for one: what messages, mocks and literals take stands in several places.
func direct(c *sdk.Call) *Wrapper {
	if !c.Is(sdk.Starts, sdk.ContinuesAsNew, sdk.RunsActivity, sdk.StartsActivity) || c.Field != "" || c.Nexus || c.Between > 0 {
		return nil
	}
	return &Wrapper{
		Receiver: c.Receiver, Name: c.Name, Target: c.Argument, Rest: c.Argument + 1, Variadic: true, ResultType: none,
		Returns: c.Role != sdk.ContinuesAsNew && !c.InEnvironment(),
	}
}

// parts are what a call of a wrapper has for its parameters.
type parts struct {
	// target is nil where the wrapper names it.
	target ast.Expr
	// args are nil each where the wrapper has a value of its own.
	args []ast.Expr
	// spread is the slice with the arguments behind args, nil for none.
	spread ast.Expr
	into   []ast.Expr
}

// partsOf are those of a call; not ok where the compiler has to spread several results.
func (w *Wrapper) partsOf(call *ast.CallExpr) (p parts, ok bool) {
	at := func(param int) ast.Expr {
		if param == none {
			return nil
		}
		return call.Args[param]
	}
	most := slices.Max(append(slices.Concat(w.Args, w.Into), w.Target))
	if w.Rest != none && !w.Variadic {
		most = max(most, w.Rest)
	}
	if most >= len(call.Args) || w.Variadic && w.Rest > len(call.Args) {
		return p, false
	}
	p.target = at(w.Target)
	for _, arg := range w.Args {
		p.args = append(p.args, at(arg))
	}
	switch {
	case w.Rest == none:
	case !w.Variadic || call.Ellipsis.IsValid():
		p.spread = at(w.Rest)
	default:
		p.args = append(p.args, call.Args[w.Rest:]...)
	}
	for _, into := range w.Into {
		p.into = append(p.into, at(into))
	}
	return p, true
}

// call is the one of the SDK that a wrapper hands on to.
func (w *Wrapper) call() *sdk.Call { return sdk.Find(w.Receiver, w.Name) }

// joined is what a function with two such calls is as a wrapper of both, which it calls
// in different cases; nil if they take different things. Of two the one counts that
// refuses less.
func joined(a, b *Wrapper) *Wrapper {
	x, y := a.call(), b.call()
	if x.TakesActivity() != y.TakesActivity() || a.Target != b.Target || a.Fixed != b.Fixed || a.Rest != b.Rest || !slices.Equal(a.Args, b.Args) {
		return nil
	}
	both := *a
	if x.ChecksArguments && !y.ChecksArguments {
		both.Receiver, both.Name = b.Receiver, b.Name
	}
	both.Open = a.Open || b.Open
	both.Returns = a.Returns && b.Returns
	for _, into := range b.Into {
		if !slices.Contains(both.Into, into) {
			both.Into = append(slices.Clone(both.Into), into)
		}
	}
	if a.ResultType == none {
		both.ResultType = b.ResultType
	}
	return &both
}

// namedBy is how other packages find what expr names, not ok if that is not settled.
func namedBy(info *types.Info, expr ast.Expr) (Named, bool) {
	if name, ok := code.StringConstant(info, expr); ok {
		return Named{Text: name}, true
	}
	fn, _ := namedFunc(info, expr)
	if fn == nil || fn.Pkg() == nil || code.IsInterfaceMethod(fn) {
		return Named{}, false
	}
	fn = fn.Origin()
	named := Named{Package: fn.Pkg().Path(), Func: fn.Name()}
	if recv := fn.Signature().Recv(); recv != nil {
		of := code.Named(recv.Type())
		if of == nil || of.Obj().Parent() != fn.Pkg().Scope() {
			return Named{}, false
		}
		named.Receiver = of.Obj().Name()
	}
	return named, true
}

// function finds the function again, nil where it is not known here.
func (n Named) function(from *types.Package) (fn *types.Func) {
	find := func(pkg *types.Package) bool {
		if pkg.Path() != n.Package {
			return false
		}
		if n.Receiver == "" {
			fn, _ = pkg.Scope().Lookup(n.Func).(*types.Func)
		} else if of, ok := pkg.Scope().Lookup(n.Receiver).(*types.TypeName); ok {
			fn = method(of.Type(), pkg, n.Func)
		}
		return true
	}
	if !find(from) {
		code.Reaches(from, find)
	}
	return fn
}
