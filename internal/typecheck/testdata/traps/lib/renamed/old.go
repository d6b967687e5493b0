// Package renamed has the old name of a type in a file of its own.
package renamed

type Old = New
