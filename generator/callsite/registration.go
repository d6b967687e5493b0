package callsite

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/rewrite"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// Registration reports what is started or executed and no worker has.
var Registration = &analysis.Analyzer{
	Name: "temporalregistration",
	Doc: `report workflows and activities that are started or executed and that no worker runs

An activity that no worker has registered fails and is retried, a workflow's task is
retried, and what goes to a Task Queue that nobody polls waits: for ever, and without a
word. Only code outside tests counts, on both sides. This needs a driver that has seen
the whole module, such as "temporal-gen vet": go vet does not run it. It is silent where
a registration can't be followed, of what other repositories may run, and in modules
without a worker.`,
	URL:      Docs + "#registration",
	Requires: []*analysis.Analyzer{rewrite.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		if _, err := run(checkRegistration)(pass); err != nil {
			return nil, err
		}
		return nil, checkTypedStarts(pass)
	},
}

// checkTypedStarts checks what is started by what is generated for it.
func checkTypedStarts(pass *analysis.Pass) (err error) {
	defer report.Catch(&err, func() string { return "package " + pass.Pkg.Path() })
	rewrites := pass.ResultOf[rewrite.Analyzer].(*rewrite.Package)
	for _, start := range rewrites.Index.TypedStarts() {
		call := sdk.Named("ExecuteWorkflow")
		if start.Of.Activity {
			call = sdk.RunsActivityCall
		}
		s := &sites.Site{Index: rewrites.Index, Call: call, File: start.File, Node: start.Name, TargetExpr: start.Name}
		s.Target = sites.Target{Label: start.Of.Label(), Definition: start.Of}
		c := &checker{Site: s, pass: pass, rewrites: rewrites}
		if c.isChecked() {
			c.isUnserved(start.Name.Name)
		}
	}
	return nil
}

func checkRegistration(c *checker, s *sites.Site) {
	if !c.isChecked() || s.Fixed != nil || c.isUnserved(s.Call.Title()) || s.Via != "" {
		return // what a wrapper names itself is checked there, and it may have options of its own
	}
	if s.Target.Definition == nil && s.Target.ByName {
		c.checkUnknownName()
	}
	c.checkTaskQueue()
}

// isChecked reports whether it is known what workers have, and the site is one that
// needs one.
func (c *checker) isChecked() bool {
	module := c.Index.Module
	return module != nil && module.Workers && c.Call.Is(sdk.Starts, sdk.ContinuesAsNew, sdk.RunsActivity, sdk.StartsActivity) && !c.inTest()
}

// isUnserved reports what no worker runs, and whether that is so. title is how messages
// name the call.
func (c *checker) isUnserved(title string) bool {
	s, def := c.Site, c.Site.Target.Definition
	switch {
	case def == nil:
		return false
	case def.Taken != "":
		c.report(s.TargetExpr, fmt.Sprintf("%s does not run %s, as %s, however it is called: register one of them under another name, or set DisableRegistrationAliasing", title, s.Target.Label, def.Taken))
	case def.Unregistered && !c.Index.Module.Registered(s.Call).Blind && (!s.Call.IsLocal() || s.Target.ByName):
		c.report(s.TargetExpr, fmt.Sprintf("no worker of the module registers %s %s, %s: register it", c.article(), s.Target.Label, c.unserved()))
	default:
		return false
	}
	return true
}

// inTest reports whether the site is in a test file.
func (c *checker) inTest() bool {
	return strings.HasSuffix(c.pass.Fset.File(c.Site.File.FileStart).Name(), "_test.go")
}

func (c *checker) article() string {
	if c.Site.Call.TakesActivity() {
		return "the activity"
	}
	return "the workflow"
}

// unserved is what becomes of what no worker runs.
func (c *checker) unserved() string {
	if c.Site.Call.TakesActivity() {
		return "so it fails and is retried for ever"
	}
	return "so its task is retried for ever"
}

// checkUnknownName reports a name that no worker has, where the workers of the module
// alone poll the Task Queue that it goes to.
func (c *checker) checkUnknownName() {
	s, module := c.Site, c.Index.Module
	known := module.Registered(s.Call)
	if !known.Complete || known.Names[s.Target.Name] || c.closeName() != "" || s.Call.IsLocal() {
		return
	}
	where := ""
	switch queue, given := c.taskQueue(); {
	case given && queue != "" && slices.Contains(module.TaskQueues, queue):
		where = fmt.Sprintf("Task Queue %q", queue)
	case !given && c.around() != nil:
		where = "the Task Queue of " + c.around().Label()
	default:
		return
	}
	c.report(s.TargetExpr, fmt.Sprintf("no worker of the module registers %s %q, and %s is polled by its workers, %s: register it, or correct the name", c.article(), s.Target.Name, where, c.unserved()))
}

// checkTaskQueue reports where what a worker has goes to another worker's Task Queue, or
// to nobody's.
func (c *checker) checkTaskQueue() {
	module, def := c.Index.Module, c.Site.Target.Definition
	if def == nil || len(def.TaskQueues) == 0 || c.Site.Call.IsLocal() {
		return
	}
	queue, given := c.taskQueue()
	switch around := c.around(); {
	case given && queue != "" && len(module.TaskQueues) > 0 && !slices.Contains(module.TaskQueues, queue):
		c.reportAs("taskqueue", c.Site.TargetExpr, fmt.Sprintf("no worker of the module polls Task Queue %q, to which %s goes here: %s has %s: use that, or make a worker for it",
			queue, c.Site.Target.Label, workerOn(def.TaskQueues), c.Site.Target.Label))
	case given, around == nil || len(around.TaskQueues) == 0:
	case !slices.ContainsFunc(around.TaskQueues, func(q string) bool { return slices.Contains(def.TaskQueues, q) }):
		c.reportAs("taskqueue", c.Site.TargetExpr, fmt.Sprintf("%s goes to the Task Queue of its workflow here, %s, and %s has it: set TaskQueue in its options, or register it there",
			c.Site.Target.Label, quoted(around.TaskQueues), workerOn(def.TaskQueues)))
	}
}

// workerOn names the workers on Task Queues.
func workerOn(queues []string) string {
	if len(queues) == 1 {
		return "the worker on " + quoted(queues)
	}
	return "those on " + quoted(queues)
}

func quoted(list []string) string {
	var parts []string
	for _, text := range list {
		parts = append(parts, fmt.Sprintf("%q", text))
	}
	return strings.Join(parts, ", ")
}

// around is the workflow that the site is in, nil if that is not known. What is called
// by several may be given other options.
func (c *checker) around() *sites.Definition {
	if !c.Site.Call.InWorkflow() {
		return nil
	}
	decl, ok := c.Site.Declaration().Node().(*ast.FuncDecl)
	if !ok {
		return nil
	}
	fn, ok := c.pass.TypesInfo.Defs[decl.Name].(*types.Func)
	if !ok {
		return nil
	}
	def := c.Index.DefinedWorkflow(fn.FullName())
	if def == nil || def.Unregistered {
		return nil
	}
	return def
}

// taskQueue is the constant Task Queue that a call goes to, "" for one that is not
// constant. It is not given where none is set, so that it is that of the workflow around.
func (c *checker) taskQueue() (queue string, given bool) {
	s := c.Site
	switch n := s.Node.(type) {
	case *ast.CompositeLit:
		return c.queueIn(n)
	case *ast.CallExpr:
		if !s.Call.InWorkflow() {
			for _, arg := range n.Args {
				if sdk.IsType(c.TypeOf(arg), "StartWorkflowOptions", "StartActivityOptions") {
					return c.queueOf(arg)
				}
			}
			return "", true
		}
	}
	return c.queueOfContext()
}

// queueOf is the Task Queue in options.
func (c *checker) queueOf(options ast.Expr) (queue string, given bool) {
	if lit, ok := ast.Unparen(options).(*ast.CompositeLit); ok {
		return c.queueIn(lit)
	}
	id, ok := ast.Unparen(options).(*ast.Ident)
	if !ok {
		return "", true
	}
	v, ok := c.pass.TypesInfo.Uses[id].(*types.Var)
	if !ok {
		return "", true
	}
	if lit := c.Site.LiteralOf(v); lit != nil {
		return c.queueIn(lit)
	}
	return "", true
}

func (c *checker) queueIn(lit *ast.CompositeLit) (queue string, given bool) {
	value := code.Field(lit, "TaskQueue")
	if value == nil {
		return "", false
	}
	queue, ok := code.StringConstant(c.pass.TypesInfo, value)
	return queue, !ok || queue != ""
}

// queueOfContext is the Task Queue in the options of a workflow's context. What is not
// set in the declaration around may be set by others.
func (c *checker) queueOfContext() (queue string, given bool) {
	found := false
	for at := range c.Site.Declaration().Preorder((*ast.CallExpr)(nil), (*ast.SelectorExpr)(nil)) {
		switch n := at.Node().(type) {
		case *ast.SelectorExpr:
			if n.Sel.Name == "TaskQueue" {
				return "", true
			}
		case *ast.CallExpr:
			fn := code.Func(c.pass.TypesInfo, n.Fun)
			if fn == nil || !sdk.Has(fn.Pkg()) || !slices.Contains(contextOptions(c.Site.Call), fn.Name()) {
				continue
			}
			if len(n.Args) != 2 {
				return "", true
			}
			if _, given := c.queueOf(n.Args[1]); given {
				return "", true
			}
			found = true
		}
	}
	// Without options here, an activity has those of the context that it was given.
	return "", c.Site.Call.TakesActivity() && !found
}

// contextOptions are the functions that set options in a workflow's context that have the
// Task Queue of what a call executes.
func contextOptions(c *sdk.Call) []string {
	if c.TakesActivity() {
		return []string{"WithActivityOptions", "WithTaskQueue"}
	}
	return []string{"WithChildOptions", "WithWorkflowTaskQueue"}
}
