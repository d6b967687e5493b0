package messages

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// call runs a call, once a pass, and is its results.
func (s *search) call(call *ast.CallExpr, fr *frame) [][]value {
	known := fr.calls[call]
	if known == nil {
		known = &outcome{}
		if !s.program.callHasEffect(call, fr.info) {
			known.final = true
			known.results = s.madeElsewhere(nil, call, fr)
		}
		if fr.calls == nil {
			fr.calls = map[*ast.CallExpr]*outcome{}
		}
		fr.calls[call] = known
	}
	if known.pass != s.pass && !known.final {
		known.pass = s.pass
		known.results = s.runCall(call, fr)
	}
	return known.results
}

func (s *search) runCall(call *ast.CallExpr, fr *frame) [][]value {
	fun := ast.Unparen(call.Fun)
	switch tv := fr.info.Types[fun]; {
	case tv.IsType():
		if len(call.Args) == 1 {
			return [][]value{s.flow(fr.typeOf(call), call.Args[0], fr)}
		}
		return nil
	case tv.IsBuiltin():
		return [][]value{s.builtin(fun, call, fr)}
	}
	arguments := s.arguments(call, fr)
	var results [][]value
	functions := s.eval(fun, fr)
	for f := range each[*function](functions) {
		for i, values := range s.invoke(f, arguments, call, fr) {
			if i == len(results) {
				results = append(results, nil)
			}
			results[i] = append(results[i], values...)
		}
	}
	if (!has[*function](functions) || slices.Contains(functions, value(unknown))) && !isGenerated(fun, fr) {
		s.hand(arguments, call)
	}
	return s.madeElsewhere(results, call, fr)
}

// isGenerated reports whether fun, which is called, is what the tool generates:
// it refers to nothing, as the tool's output is not looked at. That hands its
// arguments to the SDK, which receives nothing from them.
func isGenerated(fun ast.Expr, fr *frame) bool {
	name := code.Name(fun)
	if name == nil || fr.info.Uses[name] != nil {
		return false
	}
	if names.MayBeGenerated(name.Name) {
		return true
	}
	sel, ok := fun.(*ast.SelectorExpr)
	if !ok || !names.IsChildMethod(name.Name) {
		return false
	}
	if id, ok := ast.Unparen(sel.X).(*ast.Ident); ok {
		_, ok := fr.info.Uses[id].(*types.Var)
		return ok && fr.info.TypeOf(id) == types.Typ[types.Invalid]
	}
	return fr.info.TypeOf(sel.X) == nil // as that of a call of what is generated
}

// madeElsewhere adds objects to those results of a call that have none.
func (s *search) madeElsewhere(results [][]value, call *ast.CallExpr, fr *frame) [][]value {
	var all []types.Type
	switch t := fr.typeOf(call).(type) {
	case nil:
	case *types.Tuple:
		for v := range t.Variables() {
			all = append(all, v.Type())
		}
	default:
		all = append(all, t)
	}
	for i, t := range all {
		if i == len(results) {
			results = append(results, nil)
		}
		if holdsParts(t) && !has[*object](results[i]) {
			o := s.newObject(origin{id: call, frame: fr, result: i}, t)
			results[i] = append(results[i][:len(results[i]):len(results[i])], o)
		}
	}
	return results
}

// arguments are what a call gives to parameters.
func (s *search) arguments(call *ast.CallExpr, fr *frame) [][]value {
	var sig *types.Signature
	if t := fr.typeOf(call.Fun); t != nil {
		sig, _ = t.Underlying().(*types.Signature)
	}
	if sig == nil {
		var all [][]value
		for _, arg := range call.Args {
			all = append(all, s.eval(arg, fr))
		}
		return all
	}
	if len(call.Args) == 1 && sig.Params().Len() > 1 {
		return s.several(call.Args[0], fr)
	}
	var all [][]value
	for i, arg := range call.Args {
		last := sig.Params().Len() - 1
		switch {
		case sig.Variadic() && i >= last && !call.Ellipsis.IsValid():
			slice := sig.Params().At(last).Type()
			o := s.newObject(origin{id: call, frame: fr, result: -1}, slice)
			if i == last {
				all = append(all, []value{o})
			}
			s.add(o.part(elements), s.flow(elementType(slice), arg, fr)...)
		case i <= last:
			all = append(all, s.flow(sig.Params().At(i).Type(), arg, fr))
		}
	}
	return all
}

// elementType is the type of a slice's elements, nil if t is no slice.
func elementType(t types.Type) types.Type {
	if t != nil {
		if slice, ok := t.Underlying().(*types.Slice); ok {
			return slice.Elem()
		}
	}
	return nil
}

func (s *search) builtin(fun ast.Expr, call *ast.CallExpr, fr *frame) []value {
	if len(call.Args) == 0 {
		return nil
	}
	switch code.NameOf(fun) {
	case "new", "make":
		return []value{s.newObject(origin{id: call, frame: fr}, fr.typeOf(call))}
	case "append":
		base := s.eval(call.Args[0], fr)
		objects := only[*object](base)
		if len(objects) == 0 {
			objects = []*object{s.newObject(origin{id: call, frame: fr}, fr.typeOf(call))}
			base = []value{objects[0]}
		}
		for i, arg := range call.Args[1:] {
			values := s.flow(elementType(fr.typeOf(call)), arg, fr)
			if call.Ellipsis.IsValid() && i == len(call.Args)-2 {
				values = s.element(values, "", false, nil)
			}
			for _, o := range objects {
				s.add(o.part(elements), values...)
			}
		}
		return base
	case "copy":
		if len(call.Args) == 2 {
			s.overwrite(s.eval(call.Args[0], fr), s.eval(call.Args[1], fr))
		}
	case "min", "max":
		var all []value
		for _, arg := range call.Args {
			all = append(all, s.eval(arg, fr)...)
		}
		return all
	}
	return nil
}

// invoke runs f with arguments, at a call or, for what the SDK runs, at any
// node that tells it from others.
func (s *search) invoke(f *function, arguments [][]value, site ast.Node, caller *frame) [][]value {
	f.called = true
	receiver := s.read(&f.receiver)
	if f.expression && len(arguments) > 0 {
		receiver, arguments = arguments[0], arguments[1:]
	}
	switch {
	case f.lit != nil, f.decl != nil && s.enters(f.decl, receiver, arguments):
		fr := s.enter(f, site, caller)
		if fr == nil {
			s.hand(arguments, site)
			return nil
		}
		s.bind(fr, receiver, arguments)
		s.walk(fr)
		var results [][]value
		for _, c := range fr.results {
			results = append(results, s.read(c))
		}
		return results
	case f.decl != nil:
	case sdk.Has(f.fn.Pkg()), has[*channel](receiver):
		return s.invokeSDK(f, receiver, arguments, site, caller)
	case s.program.isOutOfSight(f.fn.Pkg()):
		s.hand(arguments, site)
	}
	return nil
}

// enters reports whether a call of a declared function is followed into it: for
// its effect, for what it is given, or because it is short and may only pick
// something.
func (s *search) enters(d *declaration, receiver []value, arguments [][]value) bool {
	if d.hasEffect {
		return true
	}
	for _, values := range append(arguments[:len(arguments):len(arguments)], receiver) {
		if has[*channel](values) || has[*function](values) {
			return true
		}
	}
	if len(d.decl.Body.List) != 1 {
		return false
	}
	_, ok := d.decl.Body.List[0].(*ast.ReturnStmt)
	return ok
}

// hand gives arguments to code that can't be seen.
func (s *search) hand(arguments [][]value, site ast.Node) {
	for _, values := range arguments {
		s.escape(values, site, "it is given to code that can't be seen from here")
	}
}

// escape notes of the channels among values, and of those that objects hold,
// that it can't be seen what is received from them.
func (s *search) escape(values []value, at ast.Node, reason string) {
	if !has[*channel](values) && !has[*function](values) && !has[*object](values) {
		return
	}
	if !s.settled {
		s.waits()
		return
	}
	seen := map[*object]bool{}
	var escape func([]value)
	escape = func(values []value) {
		for _, v := range values {
			switch v := v.(type) {
			case *channel:
				if len(v.doubts) == 0 {
					s.changed = true
				}
				v.doubts = append(v.doubts, doubt{at, reason})
			case *function:
				escape(s.read(&v.receiver))
			case *object:
				if seen[v] {
					continue
				}
				seen[v] = true
				s.watch(&v.readers)
				for _, name := range v.names {
					escape(s.read(v.parts[name]))
				}
			}
		}
	}
	escape(values)
}
