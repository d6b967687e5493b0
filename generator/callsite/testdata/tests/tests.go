// Package tests has a test that runs workflows in the test environment.
package tests
