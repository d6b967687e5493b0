// Package composites shows pointers, slices, arrays and maps, in each other.
package composites

import "go.temporal.io/sdk/workflow"

// Size is the length of an array type.
const Size = 4

// Cell is an element.
type Cell struct{ Value int }

// Grid is a named composite type.
type Grid [Size][Size]*Cell

// Labels is a named map.
type Labels map[string]string

func Pointers(ctx workflow.Context, name *string, cell *Cell, deep **Cell) (*Cell, error) {
	return cell, nil
}

func Slices(ctx workflow.Context, names []string, rows [][]Cell, pointers []*Cell) ([][]Cell, error) {
	return rows, nil
}

func Arrays(ctx workflow.Context, pair [2]string, sized [Size]Cell, sum [2*Size + 1]int, grid Grid) ([Size]Cell, error) {
	return sized, nil
}

func Maps(ctx workflow.Context, counts map[string]int, cells map[int64]map[string][]*Cell, labels Labels) (map[string][]Cell, error) {
	return nil, nil
}

func Basics(ctx workflow.Context, a bool, b int8, c uint16, d rune, e byte, f uintptr, g float32, h complex128) (uint64, error) {
	return 0, nil
}
