package rewrite

import "testing"

func TestCamel(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"orders": "orders", "shop_orders": "shopOrders", "_a__b_": "aB", "": "", "ümlaut_ärger": "ümlautÄrger",
	} {
		if got := camel(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
