package evidence

import (
	"go/ast"
	"go/token"
	"go/types"
	"iter"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// frame is a step of the way that a value took, for looking up what was beside it:
// the other arguments of a call, the other fields of a literal. A way without
// steps is nil.
type frame struct {
	up *frame
	// pos is where it begins, and end, which distinguishes it from other frames, where it
	// ends: the calls of a chain all begin in one place.
	pos, end token.Pos
	// step is one of the types below, nil for a place on the way.
	step any
}

type (
	// intoCall is the step from an argument, or from what a method is called on,
	// into a function of that type.
	intoCall struct {
		call *ast.CallExpr
		fn   *ast.FuncType
	}
	// intoLiteral is the step into a field of a struct literal. field is nil where
	// the value is followed without the struct.
	intoLiteral struct {
		literal *ast.CompositeLit
		field   *types.Var
	}
	// intoVariable is the step into a field of the variable base, which may be nil.
	intoVariable struct {
		base  types.Object
		field *types.Var
	}
	// intoMap is the step into a map, under a key.
	intoMap struct{ key ast.Expr }
	// intoYield is the step into an iterator, which yields the value as the i-th
	// argument of the call.
	intoYield struct {
		call *ast.CallExpr
		i    int
	}
	// intoResult is the step into a function of that type that returns the value as
	// its i-th result.
	intoResult struct {
		fn *ast.FuncType
		i  int
	}

	// outOf is the step out of what these frames went into: back to the call by
	// which the value came in, or out of fields, a map, a function or an iterator. The
	// key of a map goes to the variable, if there is one, and what an iterator yields
	// beside the value to the variables of the loop.
	outOf struct {
		in   []*frame
		key  *types.Var
		loop *ast.RangeStmt
	}
	// fromCall is the step out of a function that was called, where the value did not
	// come in.
	fromCall struct{ intoCall }

	// ofInterface is the first step of a method of receiver that is mentioned as
	// one of the interface which the variable base has.
	ofInterface struct {
		base     types.Object
		receiver receiver
	}
)

// then is the path with one more step, at a node.
func (f *frame) then(at ast.Node, step any) *frame {
	return &frame{up: f, pos: at.Pos(), end: at.End(), step: step}
}

// also is the path with the steps of others, the last first: what is looked up at an
// earlier place has the parameters that later calls give.
func (f *frame) also(others []*frame) *frame {
	for _, other := range others {
		f = &frame{up: f, pos: other.pos, end: other.end, step: other.step}
	}
	return f
}

func (f *frame) depth() int {
	n := 0
	for ; f != nil; f = f.up {
		n++
	}
	return n
}

// parameter is the index of v among the parameters, -1 if it is none of them. It
// reports whether v gets what is left of the arguments, as a variadic one does.
func (c intoCall) parameter(v *types.Var) (i int, variadic bool) {
	if v.Pos() < c.fn.Params.Pos() || v.Pos() > c.fn.Params.End() {
		return -1, false // as most
	}
	params := code.Idents(c.fn.Params)
	i = slices.IndexFunc(params, func(id *ast.Ident) bool { return id != nil && id.Pos() == v.Pos() })
	return i, i >= 0 && i == len(params)-1 && code.IsVariadic(c.fn) && !c.call.Ellipsis.IsValid()
}

// argument is what the call gives for the parameter v, false if v is none that
// gets one argument.
func (c intoCall) argument(v *types.Var) (ast.Expr, bool) {
	i, variadic := c.parameter(v)
	if i < 0 || variadic || i >= len(c.call.Args) {
		return nil, false
	}
	return c.call.Args[i], true
}

// open are the frames by which the value has gone into something and not come out
// again, the last first.
func (f *frame) open() iter.Seq[*frame] {
	return func(yield func(*frame) bool) {
		var left []*frame
		for f := f; f != nil; f = f.up {
			if step, ok := f.step.(outOf); ok {
				left = append(left, step.in...)
			} else if !slices.Contains(left, f) && !yield(f) {
				return
			}
		}
	}
}

// entry is the frame by which the value came into a function of that type, and the
// call; nil if it did not or has come out again.
func (f *frame) entry(fn *ast.FuncType) (*frame, *ast.CallExpr) {
	for in := range f.open() {
		if step, ok := in.step.(intoCall); ok && step.fn == fn {
			return in, step.call
		}
	}
	return nil, nil
}

// leave is the path out of the call that the value came in by. Where it is in nothing
// else that it came into since, that is the path to the call: chains of calls, each on
// the result of the one before, are as long as people like.
func (f *frame) leave(in *frame, call *ast.CallExpr) *frame {
	for last := range f.open() {
		if last == in {
			return in.up
		}
		break
	}
	return f.then(call, outOf{in: []*frame{in}})
}

// field is the field that the step is into, nil for another step.
func (f *frame) field() *types.Var {
	switch step := f.step.(type) {
	case intoLiteral:
		return step.field
	case intoVariable:
		return step.field
	}
	return nil
}

// inside are the steps into the fields and functions that the value is in, the
// outermost first: what has to be selected or called to get at it.
func (f *frame) inside() []*frame {
	var holders []*frame
	for in := range f.open() {
		switch in.step.(type) {
		case intoYield, intoResult:
			holders = append(holders, in)
		default:
			if in.field() != nil {
				holders = append(holders, in)
			}
		}
	}
	return holders
}

// yielding is the step into the iterator that the value is in, nil if it is in none or
// in something else around that.
func (f *frame) yielding() (*frame, intoYield) {
	for in := range f.open() {
		switch step := in.step.(type) {
		case intoYield:
			return in, step
		case intoLiteral, intoVariable, intoMap, intoResult:
			return nil, intoYield{}
		}
	}
	return nil, intoYield{}
}

// keyed is the step into the map that the value is in, and its key; nil if it is in
// none.
func (f *frame) keyed() (*frame, ast.Expr) {
	for in := range f.open() {
		if step, ok := in.step.(intoMap); ok {
			return in, step.key
		}
	}
	return nil, nil
}

// rest are the arguments that a call on the way gave for the variadic parameter v,
// and the path to there; false if v is none.
func (f *frame) rest(v *types.Var) (rest []ast.Expr, outer *frame, ok bool) {
	for ; f != nil; f = f.up {
		step, ok := f.step.(intoCall)
		if from, out := f.step.(fromCall); out {
			step, ok = from.intoCall, true
		}
		if ok {
			if i, variadic := step.parameter(v); variadic {
				return step.call.Args[min(i, len(step.call.Args)):], f.up, true
			}
		}
	}
	return nil, nil, false
}
