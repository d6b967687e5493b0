package source

import (
	"go/token"
	"testing"
)

func TestPosition(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]token.Position{
		"/a/b.go:3:5":       {Filename: "/a/b.go", Line: 3, Column: 5},
		"/a/b.go:3":         {Filename: "/a/b.go", Line: 3},
		`C:\a\b.go:3:5`:     {Filename: `C:\a\b.go`, Line: 3, Column: 5},
		"/a/12:30/b.go:3:5": {Filename: "/a/12:30/b.go", Line: 3, Column: 5},
		"-":                 {Filename: "-"},
		"":                  {},
	} {
		if got := position(text); got != want {
			t.Errorf("%q: got %+v, want %+v", text, got, want)
		}
	}
}
