package output

import "testing"

func TestStale(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name     string
		old, new []byte
		want     bool
	}{
		{"no file and none wanted", nil, nil, false},
		{"equal", []byte("a\nb\n"), []byte("a\nb\n"), false},
		{"equal but for CRLF", []byte("a\r\nb\r\n"), []byte("a\nb\n"), false},
		{"different", []byte("a\n"), []byte("b\n"), true},
		{"missing", nil, []byte("a\n"), true},
		{"empty", []byte{}, []byte("a\n"), true},
		{"one too many", []byte("a\n"), nil, true},
		{"empty, and one too many", []byte{}, nil, true},
		{"carriage returns alone", []byte("a\rb\n"), []byte("ab\n"), true},
	} {
		f := File{Old: test.old, New: test.new}
		if got := f.IsStale(); got != test.want {
			t.Errorf("%s: got %v, want %v", test.name, got, test.want)
		}
	}
}
