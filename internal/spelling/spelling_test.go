package spelling

import "testing"

func TestNear(t *testing.T) {
	t.Parallel()
	commands := []string{"check", "list", "vet", "fix", "version", "help"}
	for word, want := range map[string]string{
		"chekc":    "check",
		"chcek":    "check",
		"checks":   "check",
		"lst":      "list",
		"vte":      "vet",
		"fxi":      "fix",
		"verison":  "version",
		"vresoin":  "version",
		"hepl":     "help",
		"generate": "",
		"test":     "", // two letters from vet
		"run":      "",
		"init":     "",
		"lint":     "list",
		"orders":   "",
		"v":        "",
		"":         "",
	} {
		if got := Near(word, commands); got != want {
			t.Errorf("%q is near %q, want %q", word, got, want)
		}
	}
}

func TestDistance(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"", "äö", 2},
		{"check", "check", 0},
		{"chekc", "check", 1}, // swapped
		{"chek", "check", 1},
		{"chexk", "check", 1},
		{"Beställ", "Bestall", 1},
		{"kitten", "sitting", 3},
	} {
		if got := Distance(test.a, test.b); got != test.want {
			t.Errorf("%q and %q: %d, want %d", test.a, test.b, got, test.want)
		}
		if got := Distance(test.b, test.a); got != test.want {
			t.Errorf("%q and %q: %d, want %d", test.b, test.a, got, test.want)
		}
	}
}
