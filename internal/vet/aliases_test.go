package vet

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestUnaliased reports calls by functions that the SDK does not find, with the typed
// call as the fix, and rewrites local activities whose markers are known to keep their
// names.
func TestUnaliased(t *testing.T) {
	t.Parallel()
	module, err := Load(Config{Context: t.Context(), Dir: testdata, Patterns: []string{"./activities", "./charger", "./markers"}})
	if err != nil {
		t.Fatal(err)
	}
	module.unalias(map[string]string{
		"(*example.com/shop/billing.Ledger).Book": "its struct is registered with a prefix",
		"example.com/shop/billing.Archive":        "the worker disables aliases",
	})
	findings, err := module.Check()
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]int{}
	for _, f := range findings {
		if slices.Contains([]string{"names", "untyped"}, f.Category) {
			got[fmt.Sprintf("%s [%s, %d fixes]", f.Message, f.Category, len(f.SuggestedFixes))]++
		}
	}
	const archive = `workflow.ExecuteActivity does not find the Activity Type "billing.Archive" by its function, as the worker disables aliases: use billing.ExecuteArchiveActivity [names, 1 fixes]`
	const book = `workflow.ExecuteActivity does not find the Activity Type "ledger_Book" by its function, as its struct is registered with a prefix: use billing.ExecuteBookActivity [names, 1 fixes]`
	const local = `workflow.ExecuteLocalActivity is not checked by the compiler: use billing.ExecuteArchiveLocalActivity (not rewritten: its marker would come to have another name, as the worker disables aliases) [untyped, 0 fixes]`
	const label = `workflow.ExecuteLocalActivity is not checked by the compiler: use billing.ExecuteLabelLocalActivity [untyped, 1 fixes]`
	want := map[string]int{archive: 2, book: 1, local: 1, label: 2}
	for message := range got {
		if want[message] == 0 {
			delete(got, message)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestHeld leaves calls of activities by functions where tests have these by the
// functions' names, in a way that can't be rewritten.
func TestHeld(t *testing.T) {
	t.Parallel()
	module, err := Load(Config{Context: t.Context(), Dir: testdata, Patterns: []string{"./desk"}})
	if err != nil {
		t.Fatal(err)
	}
	findings, err := module.Check()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range findings {
		if strings.Contains(f.Message, "not rewritten") {
			got = append(got, f.Message)
		}
	}
	want := []string{
		`workflow.ExecuteActivity is not checked by the compiler: use billing.ExecuteLabelActivity (not rewritten: the test at desk_test.go:77 has it by the function's name, and its environment is made elsewhere)`,
		`TestWorkflowEnvironment.OnActivity has Label by its function's name, and calls by its name "mail.Label" miss that: use billing.RegisterLabelActivity (not rewritten: its environment is made elsewhere)`,
		`TestWorkflowEnvironment.RegisterActivity has Label by its function's name, and calls by its name "mail.Label" miss that: use billing.RegisterLabelActivity (not rewritten: its environment may have mocks already)`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
