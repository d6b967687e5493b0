package vet

import (
	"fmt"
	"strings"

	"github.com/temporal-gen/temporal-gen/generator/callsite"
	"github.com/temporal-gen/temporal-gen/internal/finding"
)

// Categories are all categories, in the order in which [callsite.Docs] explains them.
func Categories() []finding.Category {
	return []finding.Category{
		category("arguments", finding.Error, callsite.Arguments.Doc),
		category("results", finding.Error, callsite.Results.Doc),
		category("lenient", finding.Warning, callsite.Lenient.Doc),
		category("names", finding.Error, namesDoc),
		category("registration", finding.Error, registrationDoc),
		category("taskqueue", finding.Warning, taskQueueDoc),
		category("constant", finding.Note, constantDoc),
		category("untyped", finding.Note, callsite.Untyped.Doc),
	}
}

// category is one whose findings are about what doc says in a line and a paragraph: that
// of the analyzer, or its own where the analyzer has others, too.
func category(name, severity, doc string) finding.Category {
	title, details, _ := strings.Cut(doc, "\n\n")
	return finding.Category{
		Name: name, Severity: severity, Title: title, Details: strings.ReplaceAll(details, "\n", " "),
		URL: callsite.Docs + "#" + name,
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
func CategoryNamed(name string) (finding.Category, error) {
	var names []string
	for _, c := range Categories() {
		if c.Name == name {
			return c, nil
		}
		names = append(names, c.Name)
	}
	return finding.Category{}, fmt.Errorf("no category is called %q: use %s", name, strings.Join(names, ", "))
}
