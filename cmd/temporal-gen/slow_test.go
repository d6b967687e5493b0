//go:build slow

package main

// slow tells that tests need not be over soon: see CONTRIBUTING.md.
const slow = true
