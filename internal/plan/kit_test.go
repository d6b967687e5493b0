package plan

import (
	"go/types"
	"testing"

	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// TestKitFields requires that a test kit's client, which is one of the SDK's, has no
// field with the name of a method.
func TestKitFields(t *testing.T) {
	t.Parallel()
	known, err := runtimePackages()
	if err != nil {
		t.Fatal(err)
	}
	client := known[sdk.Client].Scope().Lookup("Client").Type().Underlying().(*types.Interface)
	if client.NumMethods() == 0 {
		t.Fatal("the SDK's client has no methods")
	}
	for method := range client.Methods() {
		if names.KitField(method.Name()) == method.Name() {
			t.Errorf("a workflow called %s would have that field", method.Name())
		}
	}
}
