package messages

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// search runs one workflow in the abstract.
type search struct {
	program *program
	// changed reports whether this pass has added something.
	changed bool
	pass    int
	// settled reports whether all that flows has been found: a place that is still empty
	// holds what is not known, and a function that is not found can't be seen.
	settled bool
	// exhausted reports whether calls were left out because there are too many.
	exhausted bool
	// current is the step that is being run, nil for none.
	current *step
	// waiting are the steps that do something else once this is settled.
	waiting   []*step
	frames    map[frameKey]*frame
	globals   map[string]*cell
	objects   map[any]*object
	functions map[origin]*function
	// types are the marks by type, and typeTexts by its text: another object may
	// be the same type.
	types      map[types.Type]*typed
	typeTexts  map[string]*typed
	channels   map[origin]*channel
	receptions map[origin]*reception
	handlers   map[origin]*handler
	// These are in the order in which they were found.
	literals      []*function
	allChannels   []*channel
	allReceptions []*reception
	allHandlers   []*handler
}

func newSearch(p *program) *search {
	return &search{
		program:    p,
		frames:     map[frameKey]*frame{},
		globals:    map[string]*cell{},
		objects:    map[any]*object{},
		functions:  map[origin]*function{},
		types:      map[types.Type]*typed{},
		typeTexts:  map[string]*typed{},
		channels:   map[origin]*channel{},
		receptions: map[origin]*reception{},
		handlers:   map[origin]*handler{},
	}
}

// run runs the workflow until there is nothing more to find.
func (s *search) run(workflow *declaration) {
	root := s.enter(&function{fn: workflow.fn, decl: workflow}, workflow.decl, nil)
	s.runWithLiterals(root)
	s.settled = true
	for _, st := range s.waiting {
		st.repeat()
	}
	s.runWithLiterals(root)
	if s.changed || s.exhausted {
		for _, c := range s.allChannels {
			c.doubts = append(c.doubts, doubt{c.call, "the workflow calls more than can be followed"})
		}
	}
}

// runWithLiterals runs everything, and the function literals that nothing seems
// to call: code that can't be seen holds them.
func (s *search) runWithLiterals(root *frame) {
	for opened := true; opened; {
		s.repeat(root)
		opened = false
		for i := 0; i < len(s.literals); i++ {
			if lit := s.literals[i]; !lit.called {
				lit.called, opened = true, true
				s.enter(lit, lit.lit, nil)
			}
		}
	}
}

// maxPasses bounds what converges in four or five passes.
const maxPasses = 100

// repeat runs everything until nothing is added.
func (s *search) repeat(root *frame) {
	for s.changed = true; s.changed && s.pass < maxPasses; {
		s.changed = false
		s.pass++
		s.walk(root)
		for i := 0; i < len(s.literals); i++ {
			if fr := s.frames[frameKey{f: s.literals[i], site: s.literals[i].lit}]; fr != nil {
				s.walk(fr)
			}
		}
	}
}

// walk runs a frame, once a pass.
func (s *search) walk(fr *frame) {
	if fr.pass == s.pass {
		return
	}
	fr.pass = s.pass
	s.visit(fr.body, fr)
	if fr.typ.Results == nil || !s.begin(&fr.named) {
		return
	}
	s.within(&fr.named, func() {
		for i, name := range code.Idents(fr.typ.Results) {
			if name != nil {
				if v, ok := fr.info.Defs[name].(*types.Var); ok {
					s.add(fr.results[i], s.read(s.variable(v, fr))...)
				}
			}
		}
	})
}

// visit runs those statements that it has to.
func (s *search) visit(c statements, fr *frame) {
	steps := fr.stepsOf(c)
	for i := range c {
		if s.begin(&steps[i]) {
			s.within(&steps[i], func() { s.statement(&c[i], fr) })
		}
	}
}

func (s *search) statement(stmt *statement, fr *frame) {
	for _, n := range stmt.nodes {
		switch n := n.(type) {
		case *ast.FuncLit:
			s.literal(n, fr)
		case *ast.RangeStmt:
			s.loop(n, stmt.body, fr)
		case *ast.IfStmt:
			if !s.isNeverEmpty(n, fr) {
				s.visit(stmt.body, fr)
			}
			s.visit(stmt.otherwise, fr)
		case *ast.AssignStmt:
			s.assignments(n, fr)
		case *ast.ValueSpec:
			s.declarations(n, fr)
		case *ast.TypeSwitchStmt:
			s.typeSwitch(n, fr)
		case *ast.ReturnStmt:
			s.returns(n, fr)
		case *ast.SendStmt:
			s.escape(s.eval(n.Value, fr), n, "it is sent to other code")
		case *ast.CallExpr:
			s.call(n, fr)
		}
	}
}

// isNeverEmpty reports whether the name that stmt compares with "" is known not to
// be empty, see [comparesWithEmpty].
func (s *search) isNeverEmpty(stmt *ast.IfStmt, fr *frame) bool {
	names := s.eval(ast.Unparen(stmt.Cond).(*ast.BinaryExpr).X, fr)
	return !slices.ContainsFunc(names, func(v value) bool {
		name, ok := v.(text)
		return !ok || name == ""
	})
}

// flow is what e gives to a place of type target: its type too, where that is
// an interface and does not tell.
func (s *search) flow(target types.Type, e ast.Expr, fr *frame) []value {
	values := s.eval(e, fr)
	if !isInterface(target) {
		return values
	}
	t := fr.typeOf(e)
	if t == nil || isInterface(t) {
		if len(values) == 0 && t != nil && hasToBeKnown(target) {
			return s.notKnown() // be it an error, which could tell nothing itself
		}
		return values
	}
	if basic, ok := t.(*types.Basic); ok && basic.Kind() == types.UntypedNil {
		return values
	}
	known := slices.DeleteFunc(slices.Clone(values), func(v value) bool { return v == unknown && !code.IsString(t) })
	return append(known, s.typed(t))
}

// typed is the mark of a value of type t, one for each type.
func (s *search) typed(t types.Type) *typed {
	known := s.types[t]
	if known == nil {
		key := s.program.typeString(t)
		known = s.typeTexts[key]
		if known == nil {
			known = &typed{t}
			s.typeTexts[key] = known
		}
		s.types[t] = known
	}
	return known
}

func isInterface(t types.Type) bool {
	if t == nil {
		return false
	}
	_, parameter := types.Unalias(t).(*types.TypeParam)
	return !parameter && types.IsInterface(t)
}

func (s *search) assignments(stmt *ast.AssignStmt, fr *frame) {
	if stmt.Tok != token.ASSIGN && stmt.Tok != token.DEFINE { // s += "x"
		for _, lhs := range stmt.Lhs {
			if code.IsString(fr.typeOf(lhs)) {
				s.assign(lhs, []value{unknown}, fr)
			}
		}
		return
	}
	if len(stmt.Lhs) == len(stmt.Rhs) {
		for i, lhs := range stmt.Lhs {
			s.assign(lhs, s.flow(s.target(lhs, fr), stmt.Rhs[i], fr), fr)
		}
	} else if len(stmt.Rhs) == 1 {
		for i, values := range s.several(stmt.Rhs[0], fr) {
			if i < len(stmt.Lhs) {
				s.assign(stmt.Lhs[i], values, fr)
			}
		}
	}
}

// target is the type of what is assigned to.
func (s *search) target(lhs ast.Expr, fr *frame) types.Type {
	if id, ok := lhs.(*ast.Ident); ok {
		if obj := fr.info.ObjectOf(id); obj != nil {
			return fr.bound(obj.Type())
		}
		return nil
	}
	return fr.typeOf(lhs)
}

// several are the values of what may have more than one: a call; the first of
// the others is the value, as in v, ok := m[k].
func (s *search) several(e ast.Expr, fr *frame) [][]value {
	if call, ok := ast.Unparen(e).(*ast.CallExpr); ok {
		return s.call(call, fr)
	}
	return [][]value{s.eval(e, fr)}
}

// assign gives what lhs is more values.
func (s *search) assign(lhs ast.Expr, values []value, fr *frame) {
	if len(values) == 0 {
		return
	}
	switch lhs := ast.Unparen(lhs).(type) {
	case *ast.Ident:
		if v, ok := fr.info.ObjectOf(lhs).(*types.Var); ok {
			s.add(s.variable(v, fr), values...)
		}
	case *ast.SelectorExpr:
		selection := fr.info.Selections[lhs]
		if selection == nil {
			if v, ok := fr.info.Uses[lhs.Sel].(*types.Var); ok && !v.IsField() {
				s.add(s.variable(v, fr), values...)
			}
			return
		}
		base := s.base(lhs, selection, fr)
		for o := range each[*object](base) {
			s.add(o.part(selection.Obj().Name()), values...)
		}
		if !has[*object](base) {
			s.escape(values, lhs, "it is put where it can't be followed")
		}
	case *ast.IndexExpr:
		name := elements
		if index, known := mapKey(lhs, fr); known {
			name = at(index)
		}
		base := only[*object](s.eval(lhs.X, fr))
		for _, o := range base {
			s.add(o.part(name), values...)
			s.addKey(o, name, s.eval(lhs.Index, fr))
		}
		if len(base) == 0 {
			s.escape(values, lhs, "it is put where it can't be followed")
		}
	case *ast.StarExpr:
		s.overwrite(s.eval(lhs.X, fr), values)
		s.escape(values, lhs, "it is put where it can't be followed")
	}
}

// overwrite copies what objects hold into others: *to = from.
func (s *search) overwrite(to, from []value) {
	for to := range each[*object](to) {
		for from := range each[*object](from) {
			if to == from {
				continue
			}
			s.watch(&from.readers)
			for _, name := range from.names {
				s.add(to.part(name), s.read(from.parts[name])...)
			}
		}
	}
}

func (s *search) declarations(spec *ast.ValueSpec, fr *frame) {
	if len(spec.Values) == len(spec.Names) {
		for i, name := range spec.Names {
			s.define(fr, name, s.flow(s.target(name, fr), spec.Values[i], fr))
		}
	} else if len(spec.Values) == 1 {
		for i, values := range s.several(spec.Values[0], fr) {
			if i < len(spec.Names) {
				s.define(fr, spec.Names[i], values)
			}
		}
	}
}

func (s *search) typeSwitch(stmt *ast.TypeSwitchStmt, fr *frame) {
	assign, ok := stmt.Assign.(*ast.AssignStmt)
	if !ok || len(assign.Rhs) != 1 {
		return
	}
	values := s.eval(assign.Rhs[0], fr)
	for _, clause := range stmt.Body.List {
		if v, ok := fr.info.Implicits[clause].(*types.Var); ok {
			s.add(s.variable(v, fr), values...)
		}
	}
}

func (s *search) returns(stmt *ast.ReturnStmt, fr *frame) {
	if len(stmt.Results) == len(fr.results) {
		for i, result := range stmt.Results {
			s.add(fr.results[i], s.flow(fr.resultTypes[i], result, fr)...)
		}
	} else if len(stmt.Results) == 1 {
		for i, values := range s.several(stmt.Results[0], fr) {
			if i < len(fr.results) {
				s.add(fr.results[i], values...)
			}
		}
	}
}
