package names_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// sdkSource has of the SDK what generated calls of activities use.
const sdkSource = `package internal

type Context any
type Future any
type RegisterActivityOptions struct{ Name string }
type ActivityRegistry interface {
	RegisterActivityWithOptions(activity any, options RegisterActivityOptions)
}

func ExecuteActivity(ctx Context, activity any, args ...any) Future      { return nil }
func ExecuteLocalActivity(ctx Context, activity any, args ...any) Future { return nil }
`

// TestActivities reads what a generated file has for activities.
func TestActivities(t *testing.T) {
	t.Parallel()
	const own = names.Header + `

package billing

import sdk "go.temporal.io/sdk/internal"

type Desk struct{}

func (d *Desk) Charge() error { return nil }
func Rate() error { return nil }

const ChargeActivityTypeName = "billing.Charge"

func ExecuteChargeActivity(ctx sdk.Context) sdk.Future {
	return sdk.ExecuteActivity(ctx, ChargeActivityTypeName)
}
func ExecuteChargeLocalActivity(ctx sdk.Context) sdk.Future {
	return sdk.ExecuteLocalActivity(ctx, ChargeActivityTypeName)
}
func RegisterChargeActivity(registry sdk.ActivityRegistry, d *Desk, options sdk.RegisterActivityOptions) {
	options.Name = ChargeActivityTypeName
	registry.RegisterActivityWithOptions(d.Charge, options)
}

type WorkflowClient struct{}

func (c *WorkflowClient) ExecuteChargeActivity() {}

const RateActivityTypeName = "Rate"

func ExecuteRateActivity(ctx sdk.Context) sdk.Future {
	return sdk.ExecuteActivity(ctx, RateActivityTypeName)
}
func ExecuteRateLocalActivity(ctx sdk.Context) sdk.Future {
	return sdk.ExecuteLocalActivity(ctx, Rate)
}
func RegisterRateActivity(registry sdk.ActivityRegistry, options sdk.RegisterActivityOptions) {
	options.Name = RateActivityTypeName
	registry.RegisterActivityWithOptions(Rate, options)
}

// One of a workflow.
const AuditActivityTypeName = "AuditActivity"

func (c *WorkflowClient) ExecuteAuditActivity() {}
`
	file, info := checked(t, own)
	want := []names.Activity{
		{Name: "Charge", TypeName: "billing.Charge", Func: "(*example.com/billing.Desk).Charge", Remote: true, Local: true, Client: "WorkflowClient"},
		{Name: "Rate", TypeName: "Rate", Func: "example.com/billing.Rate", Remote: true, Local: true, LocalByFunction: true},
	}
	if diff := cmp.Diff(want, names.Activities(file, info, "")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if starters := names.Starters(file, info, ""); len(starters) != 1 || starters[0].Name != "AuditActivity" {
		t.Errorf("workflows: %v", starters)
	}
}

// TestActivitiesElsewhere reads a file that was generated into another package.
func TestActivitiesElsewhere(t *testing.T) {
	t.Parallel()
	file, info := checked(t, names.Header+`
// Source: example.com/billing

package billingclient

import sdk "go.temporal.io/sdk/internal"

const ChargeActivityTypeName = "billing.Charge"

func ExecuteChargeActivity(ctx sdk.Context) sdk.Future {
	return sdk.ExecuteActivity(ctx, ChargeActivityTypeName)
}
`)
	want := []names.Activity{{Name: "Charge", TypeName: "billing.Charge", Source: "example.com/billing", Remote: true}}
	if diff := cmp.Diff(want, names.Activities(file, info, "example.com/billing")); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// checked parses and type-checks a file.
func checked(t *testing.T, src string) (*ast.File, *types.Info) {
	t.Helper()
	fset := token.NewFileSet()
	parse := func(src string) *ast.File {
		file, err := parser.ParseFile(fset, "temporal_gen.go", src, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	sdk, err := new(types.Config).Check("go.temporal.io/sdk/internal", fset, []*ast.File{parse(sdkSource)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Uses: map[*ast.Ident]types.Object{}, Selections: map[*ast.SelectorExpr]*types.Selection{}}
	file := parse(src)
	config := types.Config{Importer: only{sdk}}
	if _, err := config.Check("example.com/billing", fset, []*ast.File{file}, info); err != nil {
		t.Fatal(err)
	}
	return file, info
}

// only imports one package.
type only struct{ *types.Package }

func (o only) Import(string) (*types.Package, error) { return o.Package, nil }
