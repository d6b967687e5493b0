package sites

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// takeTypeArgument takes the type argument of
//
//	temporalnexus.ExecuteUntypedWorkflow[orders.Receipt](ctx, nexusOptions, options, orders.ProcessOrder, in)
//
// for what the result is decoded into, by whoever called the operation.
func (x *Index) takeTypeArgument(s *Site) {
	call, ok := s.Node.(*ast.CallExpr)
	if !ok || !s.Call.Nexus || s.Call.Role != sdk.Starts {
		return
	}
	index, ok := ast.Unparen(call.Fun).(*ast.IndexExpr)
	if !ok {
		return
	}
	of := x.Pass.TypesInfo.TypeOf(index.Index)
	if p, ok := of.Underlying().(*types.Pointer); ok && s.Target.Result == nil && isPlaceholder(p.Elem()) {
		return // nexus.NoValue
	}
	s.Run.taken = append(s.Run.taken, Decode{At: s.At, Call: call, Value: index.Index, As: of})
}
