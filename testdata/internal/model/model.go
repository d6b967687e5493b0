// Package model is internal to the module.
package model

// Books are the books of one year.
type Books struct{ Year int }

// Finding is what an audit finds.
type Finding struct{ Year int }
