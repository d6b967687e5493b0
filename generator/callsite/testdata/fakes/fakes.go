// Package fakes has a test that registers a function of its own under the name of an
// activity.
package fakes
