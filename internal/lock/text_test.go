package lock

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sample has all that a lock can have.
const sample = `{
  "version": 1,
  "strict": true,
  "accepted": {
    "shop.Order.Price": "no order is older than a day"
  },
  "workflows": [
    {
      "name": "Order",
      "package": "example.com/shop",
      "func": "Workflows.Order",
      "signature": "(order example.com/shop.Order, _ int) *example.com/shop.Page[example.com/shop.Order,map[string]int]",
      "signals": {
        "Order": "()",
        "any": "opaque",
        "approve": "(_ message:example.com/pb.Approval)"
      },
      "queries": {
        "status": "(detail bool) string"
      },
      "open": true
    },
    {
      "name": "Zero",
      "package": "example.com/shop",
      "func": "Zero",
      "signature": "()",
      "guessed": true
    }
  ],
  "activities": [
    {
      "name": "Charge",
      "package": "example.com/shop",
      "func": "Desk.Charge",
      "signature": "(amount []byte) any",
      "calls": "local"
    }
  ],
  "types": {
    "example.com/shop.ID": "[16]uint8",
    "example.com/shop.UUID": "opaque"
  },
  "structs": {
    "example.com/shop.Order": {
      "<id>": "example.com/shop.ID ID",
      "Lines": "map[string][]*example.com/shop.Page[map[string]int]",
      "Price": "int64,string",
      "price ": "int,string Cost"
    },
    "example.com/shop.Zero": {}
  },
  "messages": {
    "example.com/pb.Approval": {
      "by": "string By"
    }
  }
}
`

// TestRoundTrip requires that a lock is read as it was written.
func TestRoundTrip(t *testing.T) {
	t.Parallel()
	l, err := Read([]byte(sample))
	if err != nil {
		t.Fatal(err)
	}
	got, err := l.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sample, string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestMalformed reads what is no lock.
func TestMalformed(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "{", `{"version": 2}`, `{}`,
		`{"version": 1, "types": {"a.B": "map[int"}}`,
		`{"version": 1, "types": {"a.B": "[x]int"}}`,
		`{"version": 1, "types": {"a.B": "[]"}}`,
		`{"version": 1, "types": {"a.B": "int]"}}`,
		`{"version": 1, "workflows": [{"signature": "int"}]}`,
		`{"version": 1, "workflows": [{"signature": "(int)"}]}`,
	} {
		if l, err := Read([]byte(text)); err == nil {
			t.Errorf("%s is read as %+v", text, l)
		}
	}
}

// TestLine looks for the lines of functions and messages.
func TestLine(t *testing.T) {
	t.Parallel()
	lines := bytes.Split([]byte(sample), []byte("\n"))
	for _, test := range []struct{ function, message, want string }{
		{"Order", "", `"name": "Order",`},
		{"Order", "Order", `"Order": "()",`},
		{"Order", "approve", `"approve": "(_ message:example.com/pb.Approval)"`},
		{"Charge", "", `"name": "Charge",`},
		{"Refund", "", `{`},
	} {
		if got := string(bytes.TrimSpace(lines[Line([]byte(sample), test.function, test.message)-1])); got != test.want {
			t.Errorf("%s %s: %s, want %s", test.function, test.message, got, test.want)
		}
	}
}
