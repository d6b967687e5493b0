// Package dirnames shows import paths whose last element is not the name of
// the package: this one, a prefixed one, one of another name and a version.
package dirnames

import (
	"go.temporal.io/sdk/workflow"

	units "github.com/temporal-gen/temporal-gen/testdata/go-dirnames/go-units"
	metric "github.com/temporal-gen/temporal-gen/testdata/go-dirnames/length"
	"github.com/temporal-gen/temporal-gen/testdata/go-dirnames/money/v2"
)

func Convert(ctx workflow.Context, length units.Metre, wait metric.Second, price money.Price) (money.Price, error) {
	return price, nil
}
