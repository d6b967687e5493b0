package plan

import (
	"fmt"
	"go/types"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/discover"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/templates"
)

// checkPredeclared refuses a package that declares what generated code needs to
// mean Go's own: what every file refers to, and what the types of workflows are
// made of.
func (p *plan) checkPredeclared(workflows []*discover.Function) {
	needs := map[string]string{}
	for _, name := range (&templates.File{Test: p.target.Test}).Predeclared() {
		needs[name] = "generated code"
	}
	for _, f := range workflows {
		for _, t := range p.typesOf(f) {
			code.Walk(t, func(t types.Type) {
				obj := code.TypeName(t)
				if obj == nil || obj.Pkg() != nil {
					return
				}
				if name := obj.Name(); needs[name] == "" {
					needs[name] = fmt.Sprintf("what is generated for %s %s (%s)", f.Kind, f, p.at(f.Pos))
				}
			})
		}
	}
	for name, what := range needs {
		if d, ok := p.declared[name]; ok {
			p.report(d.pos, fmt.Sprintf("package %s declares %s, and %s needs Go's own: rename it", p.target.Name, name, what))
		}
	}
}

// checkCollisions reports generated identifiers that the package declares, or
// that two functions would both declare, and two workflows of one Workflow
// Type. What is never built together does not collide.
func (p *plan) checkCollisions(files []File) {
	p.current = nil
	c := collisions{plan: p, owners: map[string][]*discover.Function{}, types: map[string][]*discover.Function{}, dots: map[declaration][]string{}}
	for _, name := range files[0].model.ClientDeclares() {
		if d, ok := c.declares(name); ok {
			p.report(d.pos, fmt.Sprintf("%s is declared here, and generated code needs the name: choose another client name with -client", name))
		}
	}
	for _, name := range files[0].model.FutureDeclares() {
		if d, ok := c.declares(name); ok {
			p.report(d.pos, fmt.Sprintf("%s is declared here, and generated code needs the name for the futures of activities: rename it", name))
		}
	}
	for _, name := range files[0].model.KitDeclares() {
		if d, ok := c.declares(name); ok {
			p.report(d.pos, fmt.Sprintf("%s is declared here, and the test kit needs the name: rename it, or generate the kit into another folder", name))
		}
	}
	for _, file := range files {
		if len(file.model.Workflows)+len(file.model.Activities) == len(file.Functions) { // all of them valid
			c.checkAll(file)
		}
	}
	c.reportDots(files[0].model)
}

// collisions are looked for among workflows and activities.
type collisions struct {
	*plan
	// owners are the functions that an identifier is generated for, types the workflows
	// of a Workflow Type.
	owners, types map[string][]*discover.Function
	// dots are the identifiers that are generated for another package as well,
	// by the dot import of it.
	dots map[declaration][]string
}

// declares tells where the package declares a name beside what is generated. A
// name that is generated for two packages is told of with the import that brings
// them together.
func (c *collisions) declares(name string) (declaration, bool) {
	d, ok := c.declared[name]
	if ok && d.generated && d.dot != "" {
		c.dots[d] = append(c.dots[d], name)
		return d, false
	}
	return d, ok
}

func (c *collisions) reportDots(file *templates.File) {
	for d, names := range c.dots {
		what := strings.Join(names, " and ")
		if len(names) > 2 {
			what = fmt.Sprintf("%s and %d more", names[0], len(names)-1)
		}
		fix := "import it under a name"
		if !slices.ContainsFunc(names, func(name string) bool { return !slices.Contains(file.ClientDeclares(), name) }) {
			fix += ", or generate for one of them with another -client"
		}
		c.report(d.pos, fmt.Sprintf("this dot import brings %s, which would be generated for %s and for this package: %s", what, d.dot, fix))
	}
}

// claim adds f to those that have key, and returns another that is built
// together with it, or nil.
func claim(claims map[string][]*discover.Function, key string, f *discover.Function) *discover.Function {
	for _, other := range claims[key] {
		if other != f && !constraint.Exclude(other.Unit.Constraint, f.Unit.Constraint) {
			return other
		}
	}
	claims[key] = append(claims[key], f)
	return nil
}

// checkAll checks what is generated for the functions of a file.
func (c *collisions) checkAll(file File) {
	file.each(func(f *discover.Function, w *templates.Workflow, a *templates.Activity) {
		if w != nil {
			c.checkWorkflow(file.model, w, f)
			return
		}
		methods := methodNames(file.model.Client, a.ClientMethods())
		c.checkNames(file.model, f, file.model.ActivityDeclares(a), methods, func(string) string { return otherActivity })
	})
}

func (c *collisions) checkWorkflow(file *templates.File, w *templates.Workflow, f *discover.Function) {
	if other := claim(c.types, w.TypeName, f); other != nil {
		keys := "name=NAME"
		if other.GoName() == w.Name {
			keys = "name=NAME as=NAME"
		}
		c.report(f.Name.Pos(), fmt.Sprintf("%s and %s (%s) have the same Workflow Type name %q: give one another with //temporalgen:workflow %s", f, other, c.at(other.Pos), w.TypeName, keys))
		return // their other names collide too, most of the time
	}
	methods := methodNames(file.Client, w.ClientMethods())
	if file.Test {
		methods = []string{names.KitFakes + "." + names.KitField(w.Name)}
	}
	c.checkNames(file, f, file.Declares(w), methods, func(name string) string { return otherName(file, w, name) })
}

// checkNames checks the identifiers that are generated for f: those of the package, and
// the methods of the client. fix says how to have another than one of them.
func (c *collisions) checkNames(file *templates.File, f *discover.Function, declared, methods []string, fix func(name string) string) {
	for _, name := range declared {
		if d, ok := c.declares(name); ok {
			where, how := "in the typed calls of the package", "generate the test kit into another folder, or "+fix(name)
			if d.pos.IsValid() {
				where, how = "at "+c.at(report.Place(c.Program.Fset, d.pos)), fix(name)
			}
			c.report(f.Name.Pos(), fmt.Sprintf("%s, generated for %s %s, is declared %s: %s", name, f.Kind, f, where, how))
		}
	}
	for _, name := range slices.Concat(declared, methods) {
		if other := claim(c.owners, name, f); other != nil {
			c.report(f.Name.Pos(), fmt.Sprintf("%s would be generated for %s %s and for %s (%s): %s", name, f.Kind, f, other, c.at(other.Pos), fix(name)))
			break
		}
	}
	for _, name := range declared {
		if slices.Contains(file.ClientDeclares(), name) {
			c.report(f.Name.Pos(), fmt.Sprintf("%s would be generated for %s %s and for the client: choose another client name with -client", name, f.Kind, f))
		}
		if slices.Contains(file.KitDeclares(), name) {
			c.report(f.Name.Pos(), fmt.Sprintf("%s would be generated for %s %s and for the test kit itself: %s", name, f.Kind, f, fix(name)))
		}
		if slices.Contains(file.FutureDeclares(), name) {
			c.report(f.Name.Pos(), fmt.Sprintf("%s would be generated for %s %s and for the futures of activities: %s", name, f.Kind, f, fix(name)))
		}
	}
}

// otherName says how to have another identifier than name generated for w.
func otherName(file *templates.File, w *templates.Workflow, name string) string {
	for _, m := range w.Messages {
		if slices.Contains(file.MessageDeclares(w, m), name) {
			return fmt.Sprintf("choose another name with //temporalgen:%s %s as=NAME", m.Kind, directive.Arg("name", m.MessageName))
		}
	}
	return "choose another name with //temporalgen:workflow as=NAME"
}

// otherActivity is how to have other identifiers generated for an activity.
const otherActivity = "choose another name with //temporalgen:activity as=NAME"

// methodNames are methods of a client type, of which a test kit has none.
func methodNames(client string, methods []string) []string {
	var names []string
	if client == "" {
		return nil
	}
	for _, m := range methods {
		names = append(names, client+"."+m)
	}
	return names
}

// checkNameKept reports a workflow or an activity that has come to be registered through the
// generated code alone, which can't tell its name, while t's old output has
// another name than its own: workers and callers would agree on the new name,
// and running workflows would find no worker.
func (p *plan) checkNameKept(f *discover.Function) {
	t := p.target
	if !f.RegisteredByOutput {
		return
	}
	constant := names.TypeName.Of(f.GoName())
	if f.Activity {
		constant = names.ActivityTypeName.Of(f.GoName())
	}
	declaration := regexp.MustCompile(`(?m)^const ` + regexp.QuoteMeta(constant) + ` = (".*")\r?$`)
	for _, path := range slices.Sorted(maps.Keys(t.Old)) {
		m := declaration.FindSubmatch(t.Old[path].Old)
		if m == nil || !t.Old[path].Ours {
			continue
		}
		name, err := strconv.Unquote(string(m[1]))
		if err != nil || name == f.TypeName {
			continue
		}
		p.reportAt(f.Pos, fmt.Sprintf("%s was %q, and nothing but generated code registers %s any more: keep the name with //%s %s, or delete the generated file to start it as %q", constant, name, f, f.Directive(), directive.Arg("name", name), f.TypeName))
		return
	}
}
