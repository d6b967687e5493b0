package names

import "testing"

// TestUseOf asks for workflows which identifier may be one of theirs, and which of
// two workflows it is one of.
func TestUseOf(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		identifier, workflow string
		want                 bool
		proof                Proof
		// other is a workflow that has a better claim, or "".
		other string
	}{
		{"ExecuteOrder", "Order", true, Start, ""},
		{"ExecuteOrder", "Ord", false, Nothing, ""},
		{"RegisterOrder", "Order", true, Registration, ""},
		{"OrderRun", "Order", false, Nothing, ""},
		{"GetOrder", "Order", true, Reference, ""},
		{"GetOrderResult", "Order", true, Reference, ""},
		{"GetOrderResult", "OrderResult", true, Reference, "Order"},
		{"SignalWithStartOrderPay", "Order", true, Start, ""},
		{"SignalWithStartOrder", "Order", false, Nothing, ""},
		{"SignalWithStartOrderpay", "Order", false, Nothing, ""},
		{"SignalWithStartOrder2fa", "Order", true, Start, ""},
		{"SignalWithStartOrderReportDone", "Order", true, Start, "OrderReport"},
		{"SignalWithStartOrderReportDone", "OrderReport", true, Start, ""},
		{"SignalWithStartOrderReport", "OrderReport", false, Nothing, ""},
		{"OrderPayUpdateHandle", "Order", false, Nothing, ""},
		{"OrderReportDoneSignal", "Order", true, Reference, "OrderReport"},
		{"ExecuteOrderChild", "OrderChild", true, Start, ""},
		{"ExecuteOrderChild", "Order", true, Start, ""},
		{"Order承認Signal", "Order", true, Reference, ""},
	} {
		use, ok := UseOf(test.identifier, test.workflow)
		if ok != test.want || use.Proof != test.proof {
			t.Errorf("%s for %s: got %v, proof %v", test.identifier, test.workflow, ok, use.Proof)
		}
		if ok && !MayBeGenerated(test.identifier) {
			t.Errorf("%s can't be generated, it is said", test.identifier)
		}
		for _, name := range []string{"Order", "OrderReport", "OrderResult", "OrderChild"} {
			other, claims := UseOf(test.identifier, name)
			if got := ok && claims && other.Beats(use); got != (name == test.other) {
				t.Errorf("%s for %s: %s beats it: %v", test.identifier, test.workflow, name, got)
			}
		}
	}
}

// TestUseOfFunction tells what may be a function of a package from what is a method only.
func TestUseOfFunction(t *testing.T) {
	t.Parallel()
	for identifier, want := range map[string][2]bool{
		"SignalWithStartOrderPay": {true, true},
		"UpdateWithStartOrderPay": {true, false},
		"SignalExternalOrderPay":  {false, true},
	} {
		if use, _ := UseOf(identifier, "Order"); use.Method != want[0] || use.Function != want[1] {
			t.Errorf("%s: a method %v, a function %v", identifier, use.Method, use.Function)
		}
	}
}
