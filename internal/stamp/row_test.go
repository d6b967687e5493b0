package stamp

import "testing"

// TestInRow expects lines of other folders as they came before.
func TestInRow(t *testing.T) {
	w := newWorld(t)
	s := Store{t.TempDir()}
	source := "package main\n"
	for i, step := range []struct {
		edit bool
		dir  string
		want bool
	}{
		{false, "shop/orders", true}, // who knows?
		{false, "shop/orders", false},
		{true, "shop/orders", false}, // it was alone
		{false, "shop", true},
		{false, "shop/orders", true},
		{true, "shop/orders", true}, // it was not alone
		{true, "shop", false},       // it was alone
		{true, "shop/orders", false},
		{false, "shop/orders", false},
		{false, "shop", true},
	} {
		if step.edit {
			source += "//\n"
			w.write("shop/main.go", source)
		}
		state, err := Look(w.path(step.dir))
		if err != nil {
			t.Fatal(err)
		}
		if got := s.InRow(state, nil); got != step.want {
			t.Errorf("step %d: %v, want %v", i, got, step.want)
		}
	}
	if state, err := Look(w.path("shop")); err != nil || !s.InRow(state, []string{"-v"}) {
		t.Error("lines with other arguments are another row")
	}
}
