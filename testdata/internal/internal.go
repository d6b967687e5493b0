// Package internal shows a package that only its own tree may import, and that
// takes types from another such package.
package internal

import (
	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/internal/model"
)

// Audit checks the books of one year.
func Audit(ctx workflow.Context, books model.Books) (model.Finding, error) {
	return model.Finding{Year: books.Year}, nil
}
