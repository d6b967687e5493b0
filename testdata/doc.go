// Package testdata is the root of a module in which every folder is one case:
// a package of workflows and, beside it in temporal_gen.go, what temporal-gen
// makes of them. A file named flags holds the flags that a case is generated
// with.
//
// The tests of this package say what the generated code does. They run against
// the newest supported Temporal SDK. The oldest is in go.oldest.mod; what is
// generated depends on the SDK, so a test against it starts from a copy of this
// module in which go.oldest.mod has taken the place of go.mod.
package testdata
