package messages

import (
	"go/ast"
	"go/token"
)

// iteration is one way through a loop.
type iteration struct {
	// id tells it from others.
	id         any
	key, value []value
}

// maxIterations bounds the tables that are looked at row by row.
const maxIterations = 64

// loop runs a range loop. Over a table it runs the body for each row, in a
// frame of its own, because a name belongs to the handler beside it.
func (s *search) loop(stmt *ast.RangeStmt, body statements, fr *frame) {
	base := s.eval(stmt.X, fr)
	table := s.rows(stmt, base)
	if stmt.Tok != token.DEFINE || len(table) < 2 || len(table) > maxIterations {
		if stmt.Key != nil {
			s.assign(stmt.Key, s.keys(base), fr)
		}
		if stmt.Value != nil {
			s.assign(stmt.Value, s.element(base, "", false, fr.typeOf(stmt.Value)), fr)
		}
		s.visit(body, fr)
		return
	}
	for _, row := range table {
		in := s.iterate(stmt, row, fr)
		if in == nil {
			return
		}
		if stmt.Key != nil {
			s.assign(stmt.Key, row.key, in)
		}
		if stmt.Value != nil {
			s.assign(stmt.Value, row.value, in)
		}
		s.visit(body, in)
	}
}

// iterate is the frame of an iteration.
func (s *search) iterate(stmt *ast.RangeStmt, row iteration, fr *frame) *frame {
	key := frameKey{site: stmt, caller: fr, row: row.id}
	in := s.frames[key]
	if in == nil {
		if len(s.frames) >= maxFrames {
			s.exhausted = true
			return nil
		}
		in = newFrame(stmt, fr.info)
		in.typ, in.results, in.resultTypes, in.outer, in.caller = fr.typ, fr.results, fr.resultTypes, fr, fr
		s.frames[key] = in
	}
	return in
}

// rows are the iterations over a map with constant keys, or a slice of which
// each element is one value; none where they can't be told apart.
func (s *search) rows(stmt *ast.RangeStmt, base []value) []iteration {
	var rows []iteration
	for o := range each[*object](base) {
		s.watch(&o.readers)
		for _, name := range o.names {
			values := s.read(o.parts[name])
			switch {
			case name == keys || !isElement(name):
			case name != elements:
				rows = append(rows, iteration{partKey{o, name}, o.keyOf[name], values})
			case stmt.Value == nil, o.parts[keys] != nil, has[*typed](values):
				return nil
			default:
				for _, v := range values {
					rows = append(rows, iteration{v, nil, []value{v}})
				}
			}
		}
	}
	return rows
}

// keys are the keys that maps have.
func (s *search) keys(base []value) []value {
	var all []value
	for o := range each[*object](base) {
		s.watch(&o.readers)
		if c := o.parts[keys]; c != nil {
			all = append(all, s.read(c)...)
		}
	}
	return all
}
