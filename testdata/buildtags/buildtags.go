// Package buildtags shows workflows in files with build constraints: one of
// two opposite files gives the workflow that both declare.
package buildtags

// Report is what the workflow takes.
type Report struct{ Name string }
