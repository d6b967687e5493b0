package messages

import (
	"go/ast"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
)

// frame is a call of a function, or an iteration of a loop. Calls from different
// places have frames of their own, so that a helper can be told apart by what it
// is given.
type frame struct {
	node ast.Node
	typ  *ast.FuncType
	body statements
	info *types.Info
	// outer is the frame of the function around a literal.
	outer *frame
	// caller is the frame of the call.
	caller    *frame
	arguments typeArguments
	variables map[*types.Var]*cell
	results   []*cell
	// resultTypes are the types that results are declared with.
	resultTypes []types.Type
	// pass is the pass in which it ran last.
	pass  int
	calls map[*ast.CallExpr]*outcome
	// blocks are those that were run: its body, and the blocks in that.
	blocks []block
	// named is the step that gives the named results.
	named step
}

// block is one in a frame, with a step for each of its statements.
type block struct {
	statements statements
	steps      []step
}

// stepsOf are the steps of a block.
func (fr *frame) stepsOf(c statements) []step {
	if len(c) == 0 {
		return nil
	}
	for _, b := range fr.blocks { // few
		if &b.statements[0] == &c[0] {
			return b.steps
		}
	}
	fr.blocks = append(fr.blocks, block{c, make([]step, len(c))})
	return fr.blocks[len(fr.blocks)-1].steps
}

// outcome is what a call gives, as of a pass.
type outcome struct {
	pass int
	// final results are the same in each pass: the call has no effect.
	final   bool
	results [][]value
}

const (
	// maxFrames and maxCalls bound the work for one workflow. Real ones have
	// dozens of frames, a few deep.
	maxFrames = 1000
	maxCalls  = 64
)

type frameKey struct {
	f      *function
	site   ast.Node
	caller *frame
	// row tells the iterations of a loop apart.
	row any
}

func newFrame(node ast.Node, info *types.Info) *frame {
	return &frame{node: node, info: info, variables: map[*types.Var]*cell{}}
}

// enter is the frame of a call, nil where there are too many already. A function
// that calls itself gets the frame that it runs in.
func (s *search) enter(f *function, site ast.Node, caller *frame) *frame {
	node, outer := ast.Node(f.lit), f.frame
	if f.lit == nil {
		node, outer = f.decl.decl, nil
	}
	depth := 0
	for up := caller; up != nil; up = up.caller {
		if up.node == node && up.outer == outer && up.arguments.equal(f.arguments) {
			return up
		}
		depth++
	}
	key := frameKey{f: f, site: site, caller: caller}
	if fr := s.frames[key]; fr != nil {
		return fr
	}
	if len(s.frames) >= maxFrames || depth >= maxCalls {
		s.exhausted = true
		return nil
	}
	var fr *frame
	if f.lit != nil {
		fr = newFrame(node, outer.info)
		fr.typ, fr.body, fr.outer = f.lit.Type, s.program.statementsOf(f.lit.Body, outer.info), outer
	} else {
		fr = newFrame(node, f.decl.info)
		fr.typ, fr.body = f.decl.decl.Type, s.program.statementsOf(f.decl.decl.Body, f.decl.info)
	}
	fr.caller, fr.arguments = caller, f.arguments
	if fr.typ.Results != nil {
		for _, field := range fr.typ.Results.List {
			for range max(1, len(field.Names)) {
				fr.results = append(fr.results, &cell{})
				fr.resultTypes = append(fr.resultTypes, fr.typeOf(field.Type))
			}
		}
	}
	s.frames[key] = fr
	return fr
}

// variable is the place of v as seen from fr: in the frame of the function that
// declares it.
func (s *search) variable(v *types.Var, fr *frame) *cell {
	if code.IsPackageLevel(v) {
		return s.packageVariable(v)
	}
	fr = owner(v, fr)
	c := fr.variables[v]
	if c == nil {
		c = &cell{}
		fr.variables[v] = c
	}
	return c
}

// owner is the frame of the function that declares v.
func owner(v *types.Var, fr *frame) *frame {
	for fr.outer != nil && (v.Pos() < fr.node.Pos() || fr.node.End() <= v.Pos()) {
		fr = fr.outer
	}
	return fr
}

// packageVariable is the place of a package-level variable. What it is set to
// where it is declared counts only if no code changes that. An exported string
// is there to be changed.
func (s *search) packageVariable(v *types.Var) *cell {
	key := v.Pkg().Path() + "." + v.Name()
	c := s.globals[key]
	if c != nil {
		return c
	}
	c = &cell{}
	s.globals[key] = c
	value, info := s.program.initializer(v)
	if value == nil || s.program.written[v] || v.Exported() && code.IsString(v.Type()) {
		return c
	}
	s.add(c, s.flow(v.Type(), value, newFrame(value, info))...)
	return c
}

// bind gives a frame its receiver and arguments.
func (s *search) bind(fr *frame, receiver []value, arguments [][]value) {
	if decl, ok := fr.node.(*ast.FuncDecl); ok && decl.Recv != nil {
		for _, name := range code.Idents(decl.Recv) {
			s.define(fr, name, receiver)
		}
	}
	for i, name := range code.Idents(fr.typ.Params) {
		if i < len(arguments) {
			s.define(fr, name, arguments[i])
		}
	}
}

// define gives the variable that name declares more values.
func (s *search) define(fr *frame, name *ast.Ident, values []value) {
	if name == nil {
		return
	}
	if v, ok := fr.info.Defs[name].(*types.Var); ok {
		s.add(s.variable(v, fr), values...)
	}
}

// typeOf is the type of e in fr, in which no type parameter is left that a call
// has bound; nil if it is not known.
func (fr *frame) typeOf(e ast.Expr) types.Type {
	t := fr.info.TypeOf(e)
	if t == nil {
		return nil
	}
	return fr.bound(t)
}

// bound is t with type arguments for type parameters.
func (fr *frame) bound(t types.Type) types.Type {
	for up := fr; up != nil; up = up.outer {
		if len(up.arguments) > 0 {
			t = up.arguments.in(t)
		}
	}
	return t
}
