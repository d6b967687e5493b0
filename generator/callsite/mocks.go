package callsite

import (
	"fmt"
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/fit"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// checkMock reports what a mock returns, or the function that it calls, where the test
// environment compares that with the workflow or activity and fails.
func checkMock(c *checker, s *sites.Site) {
	if !s.Target.Known || s.Target.MethodExpr || s.MayBeFake() {
		return
	}
	for _, call := range s.Returns() {
		if len(call.Args) == 0 || call.Ellipsis.IsValid() {
			continue // without any, the environment runs what is mocked
		}
		first := c.TypeOf(call.Args[0])
		if _, tuple := first.(*types.Tuple); tuple || first == nil || code.IsAny(first) || fit.IsGeneric(first) {
			continue
		}
		if fake, ok := first.Underlying().(*types.Signature); ok {
			if _, named := types.Unalias(first).(*types.Named); named || !c.isSignature(fake) {
				c.report(call.Args[0], fmt.Sprintf("the mock of %s is a %s where %s is a %s; %s: give it that type",
					s.Target.Label, c.TypeString(first), s.Target.Label, c.signature(), refusal))
			}
			continue
		}
		c.checkReturned(call)
	}
}

const refusal = "the SDK refuses that when it runs"

// checkReturned reports values that a mock returns.
func (c *checker) checkReturned(call *ast.CallExpr) {
	label, want := c.Site.Target.Label, c.returned()
	if len(call.Args) != len(want) {
		values := "1 value"
		if len(want) > 1 {
			values = "2 values"
		}
		c.report(call.Args[0], fmt.Sprintf("%s returns %s, and its mock %d; %s: return %s",
			label, values, len(call.Args), refusal, c.typeList(want)))
		return
	}
	for i, arg := range call.Args {
		from, to := c.TypeOf(arg), want[i]
		switch {
		case from == nil || fit.IsGeneric(from) || i < len(want)-1 && fit.IsOpaque(to):
		case c.pass.TypesInfo.Types[arg].IsNil():
			if !hasNil(to) {
				c.report(arg, fmt.Sprintf("the mock of %s returns nil where %s returns %s, which has none; %s: return a value of type %s",
					label, label, c.TypeString(to), refusal, c.TypeString(to)))
			}
		case types.IsInterface(from) || types.AssignableTo(from, to) || fit.SameType(from, to):
		default:
			how := "return a value of type " + c.TypeString(to)
			if fit.Constant(c.pass.TypesInfo, arg, to) {
				how = fmt.Sprintf("convert it, %s(%s)", c.TypeString(to), types.ExprString(arg))
			}
			c.report(arg, fmt.Sprintf("the mock of %s returns a value of type %s where %s returns %s; %s: %s",
				label, c.TypeString(from), label, c.TypeString(to), refusal, how))
		}
	}
}

// returned is what the workflow or activity returns.
func (c *checker) returned() []types.Type {
	failure := types.Universe.Lookup("error").Type()
	if result := c.Site.Target.Result; result != nil {
		return []types.Type{result, failure}
	}
	return []types.Type{failure}
}

// isSignature reports whether a function has the type of the workflow or activity.
func (c *checker) isSignature(fake *types.Signature) bool {
	t := c.Site.Target
	params, results := typesIn(fake.Params()), typesIn(fake.Results())
	if !t.Contextless {
		if len(params) == 0 || !isContext(params[0], c.Site.Call) {
			return false
		}
		params = params[1:]
	}
	return !fake.Variadic() && fit.SameTypes(params, t.Params) && fit.SameTypes(results, c.returned())
}

func isContext(t types.Type, call *sdk.Call) bool {
	if call.TakesActivity() {
		return sdk.IsGoContext(t)
	}
	return sdk.IsContext(t)
}

// signature is the type of the workflow or activity.
func (c *checker) signature() string {
	t := c.Site.Target
	params := ""
	if len(t.Params) > 0 {
		params = c.typeList(t.Params)
	}
	if !t.Contextless {
		context := "workflow.Context"
		if c.Site.Call.TakesActivity() {
			context = "context.Context"
		}
		if params != "" {
			context += ", "
		}
		params = context + params
	}
	if t.Result == nil {
		return fmt.Sprintf("func(%s) error", params)
	}
	return fmt.Sprintf("func(%s) (%s, error)", params, c.TypeString(t.Result))
}

func typesIn(tuple *types.Tuple) (list []types.Type) {
	for v := range tuple.Variables() {
		list = append(list, v.Type())
	}
	return list
}

// hasNil reports whether the test environment takes nil for a value of type t, as it
// does for arrays.
func hasNil(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Interface, *types.Map, *types.Slice, *types.Array:
		return true
	}
	return false
}
