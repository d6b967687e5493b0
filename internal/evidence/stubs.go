package evidence

import (
	"go/ast"
	"go/parser"
	"go/types"
)

// stubs declare the functions of the standard library whose results have the types of
// what they are given. Without these, fields and methods of what they return could not
// be told.
var stubs = map[string]string{
	"iter": `package iter
type Seq[V any] func(yield func(V) bool)
type Seq2[K, V any] func(yield func(K, V) bool)
`,
	"maps": `package maps
import "iter"
func All[M ~map[K]V, K comparable, V any](m M) iter.Seq2[K, V]
func Clone[M ~map[K]V, K comparable, V any](m M) M
func Collect[K comparable, V any](seq iter.Seq2[K, V]) map[K]V
func Keys[M ~map[K]V, K comparable, V any](m M) iter.Seq[K]
func Values[M ~map[K]V, K comparable, V any](m M) iter.Seq[V]
`,
	"slices": `package slices
import "iter"
func All[S ~[]E, E any](s S) iter.Seq2[int, E]
func Backward[S ~[]E, E any](s S) iter.Seq2[int, E]
func Clip[S ~[]E, E any](s S) S
func Clone[S ~[]E, E any](s S) S
func Collect[E any](seq iter.Seq[E]) []E
func Concat[S ~[]E, E any](lists ...S) S
func Insert[S ~[]E, E any](s S, i int, v ...E) S
func Sorted[E any](seq iter.Seq[E]) []E
func SortedFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E
func SortedStableFunc[E any](seq iter.Seq[E], cmp func(E, E) int) []E
func Values[S ~[]E, E any](s S) iter.Seq[E]
`,
	"sync": `package sync
func OnceValue[T any](f func() T) func() T
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2)
`,
}

// stub is what is declared of a package of the standard library, nil for most.
func (w *world) stub(importPath string) *types.Package {
	text, ok := stubs[importPath]
	if !ok {
		return nil
	}
	file, _ := parser.ParseFile(w.fset, importPath+".go", text, parser.SkipObjectResolution)
	config := types.Config{Importer: importer{w: w}, IgnoreFuncBodies: true, Error: func(error) {}}
	pkg, _ := config.Check(importPath, w.fset, []*ast.File{file}, nil)
	return pkg
}
