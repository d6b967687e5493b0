// Package generics shows instances of generic types, of this package and of
// others, nested in each other and behind generic aliases.
package generics

import (
	"time"

	"go.temporal.io/sdk/workflow"

	"github.com/temporal-gen/temporal-gen/testdata/generics/box"
)

// Item is a type argument.
type Item struct{ SKU string }

// Page is a generic type of this package.
type Page[T any] struct {
	Items []T
	Next  string
}

// Pair has two type parameters.
type Pair[K comparable, V any] struct {
	Key   K
	Value V
}

// Pages is a generic alias.
type Pages[T any] = []Page[T]

// ItemPage is an alias of an instance.
type ItemPage = Page[Item]

func Own(ctx workflow.Context, page Page[Item], pair Pair[string, *Item]) (Page[*Item], error) {
	return Page[*Item]{}, nil
}

func Foreign(ctx workflow.Context, amount box.Box[time.Duration], cells box.Grid[box.Unit]) (*box.Box[Item], error) {
	return nil, nil
}

func Nested(ctx workflow.Context, deep Page[Pair[string, map[box.Unit][]box.Box[Page[*Item]]]]) (Pair[[2]int, box.Box[box.Box[any]]], error) {
	return Pair[[2]int, box.Box[box.Box[any]]]{}, nil
}

func Aliased(ctx workflow.Context, pages Pages[Item], page ItemPage, row box.Row[Pages[box.Unit]]) (Pages[time.Time], error) {
	return nil, nil
}

func Anonymous(ctx workflow.Context, page Page[struct {
	SKU string `json:"sku"`
}]) (Page[any], error) {
	return Page[any]{}, nil
}
