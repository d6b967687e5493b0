package testidentifiers

import "testing"

type client struct{ name string }

var worker = client{name: "worker"}

func context() client { return worker }

func TestIdentifiers(t *testing.T) {
	if got := context().name; got != "worker" {
		t.Errorf("context().name = %q, want %q", got, "worker")
	}
}
