// Package testsuite has the name of one of the SDK's.
package testsuite

// Suite is no test suite.
type Suite struct{ Name string }
