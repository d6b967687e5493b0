package generator

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/temporal-gen/temporal-gen/generator/sdk"
)

// hostileNames are the names that generated code uses, in all its scopes.
var hostileNames = []string{
	"client", "workflow", "worker", "context", "serviceerror", "any", "error", "nil", "string", "int",
	"c", "r", "f", "ctx", "id", "runID", "options", "run", "err", "result", "registry", "receiver", "input", "arg1", "arg2",
	"reason", "details", "actual", "description", "info", "typeName", "find", "find2", "in", "in2", "ctx2", "temporalclient", "temporalworkflow",
	"WorkflowClient", "NewWorkflowClient", "Order", "OrderRun", "OrderTypeName", "OrderTaskQueue", "OrderChildFuture",
	"NewOrderScheduleAction", "ExecuteOrder", "ExecuteOrderChild", "GetOrder", "GetOrderResult", "NewOrderContinueAsNewError", "RegisterOrder",
	"true", "len", "append", "byte", "init", "main", "T", "x", "Ünit",
}

// hostileMessages are names of messages whose generated identifiers may collide,
// with each other's, the SDK's and those of workflows.
var hostileMessages = []string{
	"approve", "add-item", "add_item", "2fa", "order", "run", "type-name", "task-queue", "child-workflow", "with-start", "update", "query", "signal",
	"a", "item", "order-item", "id", "get", "handle", "result", "start-update", "ünit",
}

// randomPackage is the source of a package with hostile names everywhere, of
// packages that it imports, and of another file of its.
type randomPackage struct {
	*rand.Rand
	imports map[string]string
	types   []string
	taken   map[string]bool
}

func (p *randomPackage) name() string { return hostileNames[p.IntN(len(hostileNames))] }

// free is a name that is not taken.
func (p *randomPackage) free(taken map[string]bool) string {
	for {
		if name := p.name(); !taken[name] {
			taken[name] = true
			return name
		}
	}
}

func (p *randomPackage) typ() string {
	name := p.types[p.IntN(len(p.types))]
	return []string{"", "", "*", "[]", "map[" + p.types[0] + "]", "[2]"}[p.IntN(6)] + name
}

// message is a directive that declares a message.
func (p *randomPackage) message() string {
	name := hostileMessages[p.IntN(len(hostileMessages))]
	var params []string
	locals := map[string]bool{}
	for range p.IntN(4) {
		params = append(params, p.free(locals)+" "+p.typ())
	}
	in := strings.Join(params, ", ")
	switch p.IntN(5) {
	case 0:
		return fmt.Sprintf("//temporalgen:signal name=%s\n", name)
	case 1:
		return fmt.Sprintf("//temporalgen:signal name=%s type=%s\n", name, p.typ())
	case 2:
		return fmt.Sprintf("//temporalgen:query name=%s \"type=func(%s) (%s, error)\"\n", name, in, p.typ())
	case 3:
		return fmt.Sprintf("//temporalgen:update name=%s \"type=func(%s) (%s, error)\"\n", name, in, p.typ())
	default:
		return fmt.Sprintf("//temporalgen:update name=%s \"type=func(%s) error\"\n", name, in)
	}
}

func (p *randomPackage) source() string {
	var b strings.Builder
	fmt.Fprintf(&b, "package %s\n\n", []string{"shop", "client", "workflow", "worker", "context", "any"}[p.IntN(6)])
	p.imports, p.taken, p.types = map[string]string{}, map[string]bool{"init": true, "main": true}, nil
	workflow := p.free(p.taken)
	fmt.Fprintf(&b, "import %s %q\n", workflow, sdk.Workflow)
	for i := range p.IntN(4) {
		name := strings.ToLower(p.name())
		path := fmt.Sprintf("example.com/%s/%s", strings.ToLower(p.name()), name)
		p.imports[path] = "package " + name + "\n\ntype T struct{}\n"
		alias := fmt.Sprint("imported", i)
		fmt.Fprintf(&b, "import %s %q\n", alias, path)
		p.types = append(p.types, alias+".T")
	}
	p.types = append(p.types, "bool", "float64")
	for range p.IntN(5) {
		name := p.free(p.taken)
		switch p.IntN(4) {
		case 0:
			fmt.Fprintf(&b, "var %s = 1\n", name)
		case 1:
			fmt.Fprintf(&b, "func %s() {}\n", name)
		default:
			fmt.Fprintf(&b, "type %s struct{ A bool }\n", name)
			p.types = append(p.types, name)
		}
	}
	b.WriteString("type home struct{}\n")
	for i := range 1 + p.IntN(3) {
		if p.IntN(4) == 0 {
			fmt.Fprintf(&b, "//temporalgen:workflow as=Flow%d task-queue=q\n", i)
		}
		for range p.IntN(4) {
			b.WriteString(p.message())
		}
		locals := map[string]bool{}
		param := func() string {
			if p.IntN(8) == 0 {
				return "_"
			}
			return p.free(locals)
		}
		b.WriteString("func ")
		name := p.name()
		if p.IntN(2) == 0 {
			fmt.Fprintf(&b, "(%s *home) ", param())
		} else {
			name = p.free(p.taken)
		}
		fmt.Fprintf(&b, "%s(%s %s.Context", name, param(), workflow)
		for range p.IntN(4) {
			fmt.Fprintf(&b, ", %s %s", param(), p.typ())
		}
		if p.IntN(2) == 0 {
			fmt.Fprintf(&b, ") (%s, error) { panic(0) }\n", p.typ())
		} else {
			b.WriteString(") error { panic(0) }\n")
		}
	}
	return b.String()
}

// TestRandomPackages generates for packages whose names are those that
// generated code would like to have. What is not refused must compile.
func TestRandomPackages(t *testing.T) {
	t.Parallel()
	generated, refused, broken := 0, 0, 0
	for seed := range uint64(400) {
		switch compileRandom(t, seed) {
		case "generated":
			generated++
		case "refused":
			refused++
		default:
			broken++
		}
	}
	// So that the test goes on to test something.
	if generated < 100 || refused < 30 {
		t.Errorf("%d packages were generated for, %d refused, %d were broken themselves", generated, refused, broken)
	}
}

func FuzzRandomPackages(f *testing.F) {
	f.Add(uint64(1))
	f.Fuzz(func(t *testing.T, seed uint64) { compileRandom(t, seed) })
}

// compileRandom says what became of the package that a seed gives.
func compileRandom(t *testing.T, seed uint64) string {
	t.Helper()
	p := &randomPackage{Rand: rand.New(rand.NewPCG(seed, 0))}
	source := p.source()
	w := sdkWorld(p.imports)
	config := Config{Dir: "/nowhere", TaskQueue: []string{"", "all"}[p.IntN(2)]}
	result, isBroken, err := w.generate(config, "example.com/home", source)
	switch {
	case err != nil:
		t.Fatalf("seed %d: %v\n%s", seed, err, source)
	case isBroken:
		return "broken"
	case len(result.Diagnostics) > 0:
		return "refused"
	case len(result.Files) == 0:
		return "nothing"
	}
	output := string(result.Files[0].New)
	if _, _, err := w.check("example.com/home", source, output); err != nil {
		t.Fatalf("seed %d: %v\n%s\n%s", seed, err, source, numbered(output))
	}
	return "generated"
}

func numbered(text string) string {
	lines := slices.Collect(strings.Lines(text))
	for i := range lines {
		lines[i] = fmt.Sprintf("%d\t%s", i+1, lines[i])
	}
	return strings.Join(lines, "")
}
