// Package localnames shows types and packages with names that the wrappers
// themselves use: for receivers, parameters and variables, and predeclared ones.
package localnames

import (
	"go.temporal.io/sdk/workflow"

	pkgany "github.com/temporal-gen/temporal-gen/testdata/localnames/any"
	"github.com/temporal-gen/temporal-gen/testdata/localnames/options"
	"github.com/temporal-gen/temporal-gen/testdata/localnames/r"
	pkgstring "github.com/temporal-gen/temporal-gen/testdata/localnames/string"
)

type (
	c        struct{ N int }
	ctx      struct{ N int }
	err      struct{ N int }
	f        struct{ N int }
	registry struct{ N int }
	result   struct{ N int }
	run      struct{ N int }
)

func Client(_ workflow.Context, in c) (c, error) { return in, nil }

func Context(_ workflow.Context, in ctx, at registry) (ctx, error) { return in, nil }

func Result(_ workflow.Context, in result, options options.Value) (result, error) { return in, nil }

func Run(_ workflow.Context, in run, because err) (map[run]*err, error) { return nil, nil }

func Future(_ workflow.Context, in f) ([]f, error) { return nil, nil }

func Receiver(_ workflow.Context, in r.Value) (r.Value, error) { return in, nil }

func Predeclared(_ workflow.Context, in *pkgany.Value, s pkgstring.Value) (pkgstring.Value, error) {
	return s, nil
}

// Enter is a method of a type named like the registry that it is put into.
func (registry) Enter(_ workflow.Context) (*registry, error) { return nil, nil }
