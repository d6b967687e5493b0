package callsite

import "testing"

func TestSimilar(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		a, b string
		want bool
	}{
		{"ProcessOrder", "ProcessOrder", false},
		{"ProcesOrder", "ProcessOrder", true},
		{"PorcessOrder", "ProcessOrder", true},
		{"processorder", "ProcessOrder", true},
		{"ProcessOrders", "ProcessOrder", true},
		{"ProcessOrdr2", "ProcessOrder2", true},
		{"ProcessOrder2", "ProcessOrder", false}, // a version
		{"OrderV1", "OrderV2", false},
		{"ProcessSubscription", "ProcessSubscriptionV2", false},
		{"ProcessSubscription_v2", "ProcessSubscription", false},
		{"process-subscription-v2", "process-subscription", false},
		{"ProcessSubscriptionV2", "ProcessSubscriptionV3", false},
		{"ProcessV2Subscription", "ProcessSubscription", false},
		{"ProcesSubscriptionV2", "ProcessSubscriptionV2", true},
		{"ProcessSubscriptions", "ProcessSubscription", true},
		{"ProcessSubscriptionV", "ProcessSubscription", true}, // no version
		{"Ship", "Shop", false},                               // too short to tell
		{"ship", "Ship", true},
		{"ProcessRefund", "ProcessOrder", false},
		{"orders.Subscriptoin", "orders.Subscription", true},
		{"orders.Subscripion", "orders.Subcription", true},
		{"", "Ship", false},
	} {
		if got := similar(test.a, test.b); got != test.want {
			t.Errorf("%q and %q: %v, want %v", test.a, test.b, got, test.want)
		}
	}
}
