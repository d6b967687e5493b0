// Package anonymous shows struct types that are written in the signature, with
// tags and embedded fields.
package anonymous

import (
	"time"

	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/anonymous/model"
)

// Base is embedded.
type Base struct{ ID string }

func Empty(ctx workflow.Context, in struct{}) (struct{}, error) {
	return in, nil
}

func Tagged(ctx workflow.Context, in struct {
	SKU   string `json:"sku"`
	Count int    `json:"count,omitempty" doc:"how many"`
}) (struct{ OK bool }, error) {
	return struct{ OK bool }{in.Count > 0}, nil
}

func Embedded(ctx workflow.Context, in struct {
	Base
	*model.Common `json:"common"`
	Due           time.Time
}) error {
	return nil
}

func Nested(ctx workflow.Context, rows []struct {
	Cells map[string]*struct{ X, Y int }
}) (*struct {
	Inner struct {
		Kinds []model.Kind `json:"kinds"`
	} `json:"inner"`
}, error) {
	return nil, nil
}

// Backquote has a tag that a raw string can't hold.
func Backquote(ctx workflow.Context, in struct {
	Name string "json:\"name\" doc:\"a ` in a tag\""
}) error {
	return nil
}
