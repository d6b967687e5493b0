package evidence

import (
	"go/ast"
	"go/constant"
	"go/types"
	"slices"
	"strings"
)

// item is an element of a list, seen from the end of path. expr is nil for the zero
// value.
type item struct {
	expr ast.Expr
	path *frame
}

// list are the elements of e: of a literal, a variable that does not change, or a
// copy of such that a function of the standard library makes. false if they are not
// known, or the steps from them may change.
func (q *question) list(e ast.Expr, steps []step, path *frame) ([]item, bool) {
	if v, ok := q.object(e).(*types.Var); ok {
		if rest, outer, ok := path.rest(v); ok {
			return appendEach(nil, rest, outer), q.unchanged(v, slices.Concat([]step{{}}, steps))
		}
	}
	e, path, ok := q.part(e, slices.Concat([]step{{}}, steps), path)
	if !ok || e == nil {
		return nil, ok
	}
	switch e := e.(type) {
	case *ast.CompositeLit:
		return q.items(e, path)
	case *ast.CallExpr:
		return q.copied(e, steps, path)
	}
	return nil, false
}

// maxItems bounds the lists of which an index in a literal makes a long one.
const maxItems = 10_000

// items are the elements of the literal of a slice or an array, in the order of their
// indices.
func (q *question) items(literal *ast.CompositeLit, path *frame) ([]item, bool) {
	var items []item
	next := int64(0)
	for _, elt := range literal.Elts {
		if pair, ok := elt.(*ast.KeyValueExpr); ok {
			key := q.scalar(pair.Key, constant.Int, path)
			if key == nil {
				return nil, false
			}
			next, ok = constant.Int64Val(constant.ToInt(key))
			if !ok || next < 0 || next >= maxItems {
				return nil, false
			}
			elt = pair.Value
		}
		for int64(len(items)) <= next {
			items = append(items, item{path: path})
		}
		items[next].expr = elt
		next++
	}
	return items, true
}

// copied are the elements of what a function makes of others.
func (q *question) copied(call *ast.CallExpr, steps []step, path *frame) ([]item, bool) {
	if len(call.Args) == 0 {
		return nil, false
	}
	name := q.standard(call.Fun)
	switch name {
	case "slices.Clone", "slices.Clip", "slices.Collect", "slices.Values":
		return q.list(call.Args[0], steps, path)
	case "slices.Concat":
		return q.joined(call.Args, !call.Ellipsis.IsValid(), steps, path)
	case "append":
		if call.Ellipsis.IsValid() {
			return q.joined(call.Args, true, steps, path)
		}
		items, ok := q.list(call.Args[0], steps, path)
		return appendEach(items, call.Args[1:], path), ok
	case "slices.Sorted":
		return q.sorted(call.Args[0], steps, path)
	}
	return nil, false
}

// joined are the elements of all lists, false if that is not how they are given.
func (q *question) joined(lists []ast.Expr, each bool, steps []step, path *frame) ([]item, bool) {
	var all []item
	for _, e := range lists {
		items, ok := q.list(e, steps, path)
		if !ok || !each {
			return nil, false
		}
		all = append(all, items...)
	}
	return all, true
}

func appendEach(items []item, values []ast.Expr, path *frame) []item {
	for _, e := range values {
		items = append(items, item{e, path})
	}
	return items
}

// sorted are the elements of a sequence of strings in their order. A map's keys and
// values have none before.
func (q *question) sorted(seq ast.Expr, steps []step, path *frame) ([]item, bool) {
	items, ok := q.unordered(seq, path)
	if !ok {
		items, ok = q.list(seq, steps, path)
	}
	text := map[ast.Expr]string{}
	for _, i := range items {
		if i.expr == nil {
			return nil, false
		}
		v := q.text(i.expr, i.path)
		ok = ok && v.known
		text[i.expr] = v.text
	}
	slices.SortStableFunc(items, func(a, b item) int { return strings.Compare(text[a.expr], text[b.expr]) })
	return items, ok
}

// unordered are the keys or the values of a map's literal, false for other sequences.
func (q *question) unordered(seq ast.Expr, path *frame) ([]item, bool) {
	call, ok := ast.Unparen(seq).(*ast.CallExpr)
	if !ok || len(call.Args) != 1 {
		return nil, false
	}
	name := q.standard(call.Fun)
	if name != "maps.Keys" && name != "maps.Values" {
		return nil, false
	}
	m, path, ok := q.part(call.Args[0], []step{{}}, path)
	literal, isLiteral := m.(*ast.CompositeLit)
	if !ok || !isLiteral {
		return nil, false
	}
	var items []item
	for _, elt := range literal.Elts {
		pair, ok := elt.(*ast.KeyValueExpr)
		if !ok {
			return nil, false
		}
		e := pair.Value
		if name == "maps.Keys" {
			e = pair.Key
		}
		items = append(items, item{e, path})
	}
	return items, true
}

// standard is fun as a function of the language, or of an imported package with the
// path of that: "append", "slices.Clone"; "" for any other.
func (w *world) standard(fun ast.Expr) string {
	if b, ok := w.object(fun).(*types.Builtin); ok {
		return b.Name()
	}
	if importPath, name := w.importedName(fun); importPath != "" {
		return importPath + "." + name
	}
	return ""
}
