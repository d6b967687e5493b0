package code

import "testing"

func TestCanImport(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		path, from string
		want       bool
	}{
		{"m/a", "m/b", true},
		{"m/internal/a", "m/b", true},
		{"m/internal/a", "m", true},
		{"m/internal", "m/b", true},
		{"m/x/internal/a", "m/b", false},
		{"m/x/internal/a", "m/x/y", true},
		{"m/x/internal/a", "m/xy", false},
	} {
		if got := CanImport(test.from, test.path); got != test.want {
			t.Errorf("%s from %s: %v, want %v", test.path, test.from, got, test.want)
		}
	}
}
