package names

import (
	"go/token"
	"testing"
)

func TestGoName(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ receiver, name, want string }{
		{"", "ProcessOrder", "ProcessOrder"},
		{"", "processOrder", "ProcessOrder"},
		{"", "x", "X"},
		{"", "übersicht", "Übersicht"},
		{"", "ǆ", "Ǆ"},
		{"Orders", "Place", "Place"},
		{"Orders", "place", "Place"},

		{"MoveWorkflow", "Execute", "MoveWorkflow"},
		{"MoveWorkflow", "Run", "MoveWorkflow"},
		{"MoveWorkflow", "Do", "MoveWorkflow"},
		{"MoveWorkflow", "Handle", "MoveWorkflow"},
		{"MoveWorkflow", "Invoke", "MoveWorkflow"},
		{"moveWorkflow", "Execute", "MoveWorkflow"},
		{"übersicht", "Run", "Übersicht"},

		{"", "Execute", "Execute"},
		{"", "run", "Run"},
		{"MoveWorkflow", "execute", "Execute"},
		{"MoveWorkflow", "ExecuteMove", "ExecuteMove"},
		{"MoveWorkflow", "Runner", "Runner"},
		{"MoveWorkflow", "Start", "Start"},
	} {
		if got := GoName(test.receiver, test.name); got != test.want {
			t.Errorf("%s.%s: got %s, want %s", test.receiver, test.name, got, test.want)
		}
	}
}

func TestMessageGoName(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ kind, name, want string }{
		{"signal", "approve", "Approve"},
		{"signal", "add-item", "AddItem"},
		{"signal", "add_item", "AddItem"},
		{"signal", "addItem", "AddItem"},
		{"signal", "ADD_ITEM", "ADDITEM"},
		{"signal", "orders.v2/add item", "OrdersV2AddItem"},
		{"signal", "2fa", "2fa"}, // comes after something
		{"signal", "größe-ändern", "GrößeÄndern"},
		{"signal", "注文", "注文"},
		{"signal", "!?", ""},
		{"signal", "", ""},

		{"signal", "AnswerSignal", "Answer"},
		{"signal", "answer-signal", "Answer"},
		{"query", "status-query", "Status"},
		{"update", "AddItemUpdate", "AddItem"},
		{"signal", "2faSignal", "2fa"},
		{"signal", "signal_signal", "Signal"},

		{"signal", "Signal", "Signal"},
		{"query", "query", "Query"},
		{"update", "!update!", "Update"},
		{"signal", "StatusQuery", "StatusQuery"},
		{"query", "AnswerSignal", "AnswerSignal"},
		{"update", "last-signal", "LastSignal"},
		{"signal", "SignalAnswer", "SignalAnswer"},
		{"update", "Backupdate", "Backupdate"},
		{"query", "ANSWER_QUERY", "ANSWERQUERY"},
	} {
		if got := MessageGoName(test.kind, test.name); got != test.want {
			t.Errorf("%s %q: got %q, want %q", test.kind, test.name, got, test.want)
		}
	}
}

// FuzzMessageGoName checks that what a name gives can go on an identifier.
func FuzzMessageGoName(f *testing.F) {
	for _, name := range []string{"approve", "add-item", "a\x00b", "\xff", "e\u0301", "٣", "a-signal"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		if got := MessageGoName("signal", name); !token.IsIdentifier("Signal" + got) {
			t.Errorf("%q gives %q", name, got)
		}
	})
}

func TestUnexported(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"AddItem": "addItem", "ID": "id", "URLOf": "urlOf", "A": "a", "ABTest": "abTest", "Änderung": "änderung", "V2": "v2", "X_Y": "x_Y",
	} {
		if got := Unexported(name); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}
