package sites

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// TestDamagedStarters reads starters from what generated files may be when people
// have edited them.
func TestDamagedStarters(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"func () ProcessOrder() {}",
		"func () ExecuteProcessOrder() {}",
		"func () SignalApprove() {}",
		"func RegisterProcessOrder()",
		"func (c client.Client) ExecuteProcessOrder() {}",
		"func (ProcessOrderRun[T]) Get(T) {}",
		"const ProcessOrderTypeName, ShipOrderTypeName = `a`, `b`",
		"const ProcessOrderTypeName",
		"const ()",
		"const (\n\tProcessOrderTypeName = iota\n)",
		"type WorkflowClient = WorkflowClient",
		"func",
	} {
		src := names.Header + "\n\npackage orders\n\nconst ProcessOrderTypeName = `ProcessOrder`\n\n" + text + "\n"
		fset := token.NewFileSet()
		file, _ := parser.ParseFile(fset, "temporal_gen.go", src, parser.ParseComments|parser.SkipObjectResolution)
		info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}}
		config := types.Config{Error: func(error) {}}
		pkg, _ := config.Check("example.com/shop/orders", fset, []*ast.File{file}, info)
		for _, s := range names.Starters(file, info, "") {
			known := Starter{Starter: s, Pkg: pkg}
			known.Signature()
			known.TaskQueueValue()
			for i := range s.Messages {
				known.MessageSignature(&s.Messages[i])
			}
		}
	}
}
