package vet

import (
	"fmt"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/generator/callsite"
)

// Severities of categories, in the words of SARIF.
const (
	SeverityError   = "error"   // a call that fails or loses data
	SeverityWarning = "warning" // a call that works by luck
	SeverityNote    = "note"    // a call that could be better
)

// Category is what findings of one kind have in common.
type Category struct {
	Name, Severity string
	// analyzer is the one that reports them.
	analyzer *analysis.Analyzer
	// doc is what they are about, a line and a paragraph; "" where the analyzer
	// has no other category.
	doc string
}

// Categories are all categories, in the order in which [callsite.Docs] explains them.
func Categories() []Category {
	return []Category{
		{Name: "arguments", Severity: SeverityError, analyzer: callsite.Arguments},
		{Name: "results", Severity: SeverityError, analyzer: callsite.Results},
		{Name: "lenient", Severity: SeverityWarning, analyzer: callsite.Lenient},
		{Name: "names", Severity: SeverityError, analyzer: callsite.Names, doc: namesDoc},
		{Name: "registration", Severity: SeverityError, analyzer: callsite.Registration, doc: registrationDoc},
		{Name: "taskqueue", Severity: SeverityWarning, analyzer: callsite.Registration, doc: taskQueueDoc},
		{Name: "constant", Severity: SeverityNote, analyzer: callsite.Names, doc: constantDoc},
		{Name: "untyped", Severity: SeverityNote, analyzer: callsite.Untyped},
	}
}

const (
	namesDoc = `report Workflow Type names that are wrong or nearly right

A client sends the name of the function it is given, whatever name a worker
registered it under. A string that is nearly the name of a workflow starts a
workflow that no worker knows.`

	registrationDoc = `report workflows and activities that are started or executed and that no worker runs

No code outside tests registers it, or a worker runs another one in its place. An
activity then fails and is retried, and a workflow's task is retried, for ever.`

	taskQueueDoc = `report workflows and activities that go to a Task Queue without a worker that has them

What goes to a Task Queue that nobody polls waits for ever, and what goes to one whose
workers don't have it is retried for ever.`

	constantDoc = `report names that could be the generated constant

The name of a workflow, or in tests of a message, is written out or kept in a
constant of its own. The compiler checks the generated constant, and it follows
what is registered.`
)

// CategoryNamed is the category of a name. The error lists those there are.
func CategoryNamed(name string) (Category, error) {
	var names []string
	for _, c := range Categories() {
		if c.Name == name {
			return c, nil
		}
		names = append(names, c.Name)
	}
	return Category{}, fmt.Errorf("no category is called %q: use %s", name, strings.Join(names, ", "))
}

// URL is where the category is explained.
func (c Category) URL() string { return callsite.Docs + "#" + c.Name }

// describe is what the category's findings are about, in a line and in a
// paragraph.
func (c Category) describe() (title, details string) {
	doc := c.doc
	if doc == "" {
		doc = c.analyzer.Doc
	}
	title, details, _ = strings.Cut(doc, "\n\n")
	return title, strings.ReplaceAll(details, "\n", " ")
}
