// Package catalog declares what orders and other workflows take and give.
package catalog

// Item is an item of the catalog.
type Item struct{ Name string }

// Order is an order of items.
type Order struct{ Items []Item }

// Page is one of several.
type Page[T any] struct{ Of []T }
