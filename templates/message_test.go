package templates

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMessageParams names the parameters of a message, alone and beside those
// of a workflow.
func TestMessageParams(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		workflow string
		message  string
		result   Type
		params   string
		start    string
	}{
		{"different names", "in", "item", nil, "item", "item"},
		{"the same name", "in", "in", nil, "in", "addItemIn"},
		{"one of two", "id in", "id item", nil, "id item", "addItemId item"},
		{"names that are taken twice", "in addItemIn", "in addItemIn2", nil, "in addItemIn2", "addItemIn3 addItemIn2"},
		{"the name of a local is none that a body needs", "", "ctx err options", nil, "ctx err options", "ctx err options"},
		{"names that bodies need", "", "client nil OrderAddItemUpdate", nil, "client2 nil2 OrderAddItemUpdate2", "client2 nil2 OrderAddItemUpdate2"},
		{"a number that is taken", "client2", "client client3", nil, "client2 client3", "addItemClient2 client3"},
		{"the type of the result", "", "total amount", Type{{Text: "map[string]total"}}, "total2 amount", "total2 amount"},
		{"the package of the result", "", "cash money", Type{{Path: "example.com/money", Text: "Amount"}}, "cash2 money", "cash2 money"},
		{"another package", "", "cash", nil, "cash", "cash"},
		{"unicode", "größe", "größe", nil, "größe", "addItemGröße"},
	} {
		f := &File{Imports: append([]Import{{Path: "example.com/money", Name: "cash", Alias: true}}, Runtime...)}
		w := &Workflow{Definition: Definition{Name: "Order", Params: named(strings.Fields(test.workflow)...)}}
		w.Messages = []*Message{
			{Kind: Update, Name: "AddItem", Params: named(strings.Fields(test.message)...), Result: test.result},
		}
		messages, err := f.messages(w)
		if err != nil {
			t.Fatal(err)
		}
		names := func(params []Param) string {
			var names []string
			for _, p := range params {
				names = append(names, p.Name)
			}
			return strings.Join(names, " ")
		}
		got := [2]string{names(messages[0].params), names(messages[0].startParams)}
		if diff := cmp.Diff([2]string{test.params, test.start}, got); diff != "" {
			t.Errorf("%s: alone and beside the workflow's, -want +got:\n%s", test.name, diff)
		}
	}
}
