package lock

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestCompare compares two locks that differ in one line each, by the rows of
// docs/lock.md that are about more than a type.
func TestCompare(t *testing.T) {
	t.Parallel()
	const old = `{
  "version": 1,
  "workflows": [
    {"name": "Order", "package": "example.com/shop", "func": "Order",
     "signature": "(from example.com/shop.Place, to example.com/shop.Place, n int) example.com/shop.Receipt",
     "signals": {"approve": "(by example.com/shop.Approval)"},
     "queries": {"status": "(detail bool) string"},
     "updates": {"add": "(n int) int"}},
    {"name": "Guess", "package": "example.com/shop", "func": "Guess", "signature": "(n int)", "guessed": true}
  ],
  "activities": [
    {"name": "Charge", "package": "example.com/shop", "func": "Charge", "signature": "(n int)", "calls": "remote"},
    {"name": "Send", "package": "example.com/mail", "func": "Send", "signature": "(n int) int"},
    {"name": "Send", "package": "example.com/shop", "func": "Send", "signature": "(n int) int"}
  ],
  "types": {"example.com/shop.Level": "int", "example.com/shop.ID": "opaque"},
  "structs": {
    "example.com/shop.Approval": {"By": "string", "Level": "example.com/shop.Level", "Place": "example.com/shop.Place"},
    "example.com/shop.Place": {"ID": "example.com/shop.ID", "City": "string", "Zip": "int"},
    "example.com/shop.Receipt": {"Paid": "int64"}
  },
  "messages": {
    "example.com/pb.Approval": {"By": "string", "Level": "string"},
    "example.com/pb.Closed": {"By": "int -"}
  }
}`
	for _, test := range []struct {
		name, from, to string
		options        string
		want           []string
	}{
		{"nothing", "", "", "", nil},
		{"nothing, in a rollout", "", "", "rollout", nil},
		{"parameter added", `n int) example`, `n int, m int) example`, "", []string{"Order.m is new, so it is zero [lost]"}},
		{"last parameter removed", `, n int) example`, `) example`, "", []string{"Order.n is gone, so what old code sent for it is ignored [lost]"}},
		{"parameters swapped", `(from example.com/shop.Place, to example`, `(to example.com/shop.Place, from example`, "", []string{"Order.to is where from was [changed]"}},
		{"parameter renamed", `(from`, `(start`, "", nil},
		{"parameter of another type", `n int) example`, `n string) example`, "", []string{"Order.n was int and is string [breaking]"}},
		{"workflow renamed", `"name": "Order"`, `"name": "Buy"`, "", []string{"Order is gone, and Buy is new [breaking]"}},
		{"workflow renamed, not all known", `"name": "Order"`, `"name": "Buy"`, "part", nil},
		{"workflow removed", `"name": "Order", "package": "example.com/shop"`, `"name": "Buy", "package": "example.com/buy"`, "", []string{"Order is gone, so its open runs wait [breaking]"}},
		{"workflow moved", `"name": "Order", "package": "example.com/shop"`, `"name": "Order", "package": "example.com/buy"`, "", nil},
		{"activity moved and changed", `"package": "example.com/shop", "func": "Charge", "signature": "(n int)"`, `"package": "example.com/pay", "func": "Charge", "signature": "(n string)"`, "", []string{"Charge.n was int and is string [breaking]"}},
		{"activity of a name that others have elsewhere", `"package": "example.com/shop", "func": "Charge", "signature": "(n int)"`, `"package": "example.com/pay", "func": "Charge", "signature": "(n string)"`, "part", nil},
		{"guessed workflow removed", `"name": "Guess"`, `"name": "Other"`, "", nil},
		{"activity renamed, others may be registered", `"Charge", "package"`, `"Debit", "package"`, "blind", nil},
		{"activity renamed", `"Charge", "package"`, `"Debit", "package"`, "", []string{"Charge is gone, and Debit is new [breaking]"}},
		{"one of two activities of a name removed", `"Send", "package": "example.com/mail"`, `"Post", "package": "example.com/mail"`, "", nil},
		{"activity local", `"remote"`, `"local"`, "", []string{"Charge is executed as a local activity [breaking]"}},
		{"activity local, not all known", `"remote"`, `"local"`, "part", nil},
		{"result added", `"(n int)", "calls"`, `"(n int) int", "calls"`, "", []string{"Charge.result is new [lost]"}},
		{"result of another type", `{"Paid": "int64"`, `{"Paid": "string"`, "", []string{"shop.Receipt.Paid was int64 and is string (result of workflow Order) [breaking]"}},
		{"signal renamed", `"approve"`, `"accept"`, "", []string{"Order.approve is gone, and accept is new, so what was sent [breaking]"}},
		{"query renamed", `"status"`, `"state"`, "", []string{"Order.status is gone, and state is new, so callers [breaking]"}},
		{"update removed", `"updates"`, `"ignored"`, "", []string{"Order.add is gone, so callers [breaking]"}},
		{"query parameter added", `(detail bool)`, `(detail bool, more int)`, "", []string{"Order.status.more is new [lost]"}},
		{"update parameter of another type", `"add": "(n int)`, `"add": "(n string)`, "", []string{"Order.add.n was int and is string [breaking]"}},
		{"struct to a protobuf message", `(by example.com/shop.Approval)`, `(by *message:example.com/pb.Approval)`, "", []string{"pb.Approval.Level was shop.Level and is string [breaking]"}},
		{"struct to a protobuf message without these keys", `(by example.com/shop.Approval)`, `(by *message:example.com/pb.Closed)`, "", nil},
		{"protobuf message in a rollout", `(by example.com/shop.Approval)`, `(by *message:example.com/pb.Approval)`, "rollout", []string{
			"pb.Approval.Level was shop.Level and is string [breaking]",
			"Order.approve.by is *pb.Approval and was shop.Approval, which is no protocol buffer [breaking]",
		}},
		{"messages that can't be told", `"signals": {"approve"`, `"open": true, "signals": {"accept"`, "", nil},
		{"signal that can't be told", `"(by example.com/shop.Approval)"`, `"opaque"`, "", nil},
		{"query result", `(detail bool) string`, `(detail bool) int`, "", nil},
		{"query result, in a rollout", `(detail bool) string`, `(detail bool) int`, "rollout", []string{"Order.status.result is int and was string, which can't decode what is there, for workers and callers of the old code [breaking]"}},
		{"wider, in a rollout", `"Paid": "int64"`, `"Paid": "float64"`, "rollout", []string{"shop.Receipt.Paid is float64 and was int64 [breaking]"}},
		{"field of a parameter and of a signal", `"Zip": "int"`, `"Zip": "string"`, "", []string{"shop.Place.Zip was int and is string (signal approve of workflow Order, workflow Order) [breaking]"}},
		{"field into a struct beside it", `"Zip": "int"}`, `"Post": "example.com/shop.Post"}, "example.com/shop.Post": {"Zip": "int"}`, "rollout", []string{"shop.Place.Post is new and has Zip, which is gone beside it, so what is under Zip is lost [lost]"}},
		{"field out of a struct", `"Zip": "int"}`, `"Post": "example.com/shop.Post"}, "example.com/shop.Post": {"Zip": "int"}`, "back", []string{"shop.Place.Zip is new, and was within Post, so what is under Post is lost [lost]"}},
		{"named type", `Level": "int"`, `Level": "string"`, "", []string{"shop.Level was int and is string [breaking]"}},
		{"strict", `"Zip": "int"`, `"Zip": "int64"`, "strict", []string{"Order.from [changed]", "Order.to [changed]", "Order.approve.by [changed]"}},
		{"not strict", `"Zip": "int"`, `"Zip": "int64"`, "", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			changed := strings.Replace(old, test.from, test.to, 1)
			if changed == old && test.from != "" {
				t.Fatalf("there is no %s", test.from)
			}
			var locks [2]*Lock
			for i, text := range []string{old, changed} {
				l, err := Read([]byte(text))
				if err != nil {
					t.Fatal(err)
				}
				l.Strict = test.options == "strict"
				locks[i] = l
			}
			if test.options == "back" {
				slices.Reverse(locks[:])
			}
			found := Compare(locks[0], locks[1], Options{Rollout: test.options == "rollout", Whole: test.options != "part", Blind: map[string]bool{"activity": test.options == "blind"}, Judges: func(string) bool { return true }})
			got := map[string]bool{}
			for _, f := range found {
				want := slices.IndexFunc(test.want, func(want string) bool { return matches(f.String(), want) })
				if want < 0 {
					t.Errorf("found %s", f)
				} else {
					got[test.want[want]] = true
				}
			}
			for _, want := range test.want {
				if !got[want] {
					t.Errorf("found nothing like %s in %s", want, fmt.Sprint(found))
				}
			}
		})
	}
}

// matches reports whether a message begins, has and ends with what want has: its
// beginning, reaches in parentheses if there are any, and its class.
func matches(message, want string) bool {
	beginning, class, _ := strings.Cut(want, " [")
	beginning, reaches, _ := strings.Cut(beginning, " (")
	return strings.HasPrefix(message, beginning) && strings.Contains(message, reaches) && strings.HasSuffix(message, "["+class)
}

// TestOneName has a workflow and an activity of one name go.
func TestOneName(t *testing.T) {
	t.Parallel()
	workflows := []*Function{{Name: "Charge", Package: "example.com/shop", Func: "Charge"}}
	activities := []*Function{{Name: "Charge", Package: "example.com/shop", Func: "Desk.Charge"}}
	found := Compare(&Lock{Workflows: workflows, Activities: activities}, &Lock{}, Options{Whole: true})
	if len(found) != 2 || len(found[0].Reaches) != 1 || len(found[1].Reaches) != 1 {
		t.Errorf("found %v, want each of them to be gone", found)
	}
}
