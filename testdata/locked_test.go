package testdata_test

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.temporal.io/sdk/converter"
	"google.golang.org/protobuf/testing/protocmp"

	"github.com/temporal-gen/temporal-gen/testdata/locked"
)

// TestLocked has the SDK encode and decode what the rows say of changes, which the tool
// knows by their types.
func TestLocked(t *testing.T) {
	t.Parallel()
	options := []cmp.Option{cmp.Exporter(func(reflect.Type) bool { return true }), protocmp.Transform()}
	for _, row := range locked.Rows {
		t.Run(row.Name, func(t *testing.T) {
			t.Parallel()
			data := converter.GetDefaultDataConverter()
			payload, err := data.ToPayload(row.Old)
			if err != nil {
				t.Fatal(err)
			}
			got := reflect.New(reflect.TypeOf(row.New))
			err = data.FromPayload(payload, got.Interface())
			if (err != nil) != row.Fails {
				t.Fatalf("decoding: %v, want an error: %v", err, row.Fails)
			}
			if err != nil {
				if row.Class != "breaking" && row.Class != "unchecked" {
					t.Errorf("it fails, and is %s: %v", row.Class, err)
				}
				return
			}
			if diff := cmp.Diff(row.New, got.Elem().Interface(), options...); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if row.Class != "safe" && row.Class != "lost" {
				return
			}
			// A value that is kept is the same when the old type reads it again.
			again, err := data.ToPayload(got.Elem().Interface())
			if err != nil {
				t.Fatal(err)
			}
			old := reflect.New(reflect.TypeOf(row.Old))
			err = data.FromPayload(again, old.Interface())
			kept := err == nil && cmp.Equal(row.Old, old.Elem().Interface(), options...)
			if safe := row.Class == "safe"; kept != safe && !oneWay[row.Name] {
				t.Errorf("kept: %v, and it is %s", kept, row.Class)
			}
		})
	}
}

// oneWay are the changes that are safe, and after which the old type can't read all of it
// again.
var oneWay = map[string]bool{"field removed": true, "int with ,string to string": true, "struct to proto of its keys": true}

// TestLockedParameters has the SDK decode the parameters of one function for another.
func TestLockedParameters(t *testing.T) {
	t.Parallel()
	data := converter.GetDefaultDataConverter()
	sent, err := data.ToPayloads("Paris", "Rome")
	if err != nil {
		t.Fatal(err)
	}
	var from, to, via string
	if err := data.FromPayloads(sent, &to); err != nil || to != "Paris" {
		t.Errorf("last parameter removed: %q, %v", to, err)
	}
	if err := data.FromPayloads(sent, &to, &from); err != nil || to != "Paris" || from != "Rome" {
		t.Errorf("swapped: %q, %q, %v", to, from, err)
	}
	if err := data.FromPayloads(sent, &from, &to, &via); err != nil || via != "" {
		t.Errorf("parameter added: %q, %v", via, err)
	}
	if err := data.FromPayloads(nil, &via); err != nil || via != "" {
		t.Errorf("result added: %q, %v", via, err)
	}
}
