package messages

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// eval is what e may be in fr.
func (s *search) eval(e ast.Expr, fr *frame) []value {
	if e == nil {
		return nil
	}
	e = ast.Unparen(e)
	tv := fr.info.Types[e]
	switch {
	case tv.Value != nil:
		if tv.Value.Kind() == constant.String {
			return []value{text(constant.StringVal(tv.Value))}
		}
		return nil
	case tv.IsNil():
		return []value{absent}
	}
	values := s.evalVariable(e, fr)
	if len(values) == 0 && hasToBeKnown(fr.typeOf(e)) {
		return s.notKnown()
	}
	return values
}

// notKnown is what nothing is known of, once that is certain.
func (s *search) notKnown() []value {
	if s.settled {
		return []value{unknown}
	}
	s.waits()
	return nil
}

// hasToBeKnown reports whether a message can depend on a value of type t, so that
// it counts where one is not known. None does on the errors and contexts that
// code hands around all the time.
func hasToBeKnown(t types.Type) bool {
	return code.IsString(t) || code.IsFunc(t) || isInterface(t) && !code.IsError(t) && !sdk.IsContext(t)
}

// evalVariable is eval of what is no constant.
func (s *search) evalVariable(e ast.Expr, fr *frame) []value {
	switch e := e.(type) {
	case *ast.Ident:
		return s.evalName(e, e, nil, fr)
	case *ast.SelectorExpr:
		return s.evalSelector(e, nil, fr)
	case *ast.IndexExpr:
		if list := fr.instance(e.X); list != nil {
			return s.evalInstance(e.X, list, fr)
		}
		index, known := mapKey(e, fr)
		return s.element(s.eval(e.X, fr), index, known, fr.typeOf(e))
	case *ast.IndexListExpr:
		return s.evalInstance(e.X, fr.instance(e.X), fr)
	case *ast.CallExpr:
		if results := s.call(e, fr); len(results) > 0 {
			return results[0]
		}
	case *ast.FuncLit:
		return []value{s.literal(e, fr)}
	case *ast.CompositeLit:
		return s.evalComposite(e, fr)
	case *ast.UnaryExpr:
		if e.Op == token.AND {
			return s.eval(e.X, fr)
		}
	case *ast.StarExpr:
		return s.eval(e.X, fr)
	case *ast.SliceExpr:
		return s.eval(e.X, fr)
	case *ast.TypeAssertExpr:
		return s.eval(e.X, fr)
	}
	return nil
}

// evalName is what the name id refers to, as the expression e.
func (s *search) evalName(e ast.Expr, id *ast.Ident, list *types.TypeList, fr *frame) []value {
	switch obj := fr.info.ObjectOf(id).(type) {
	case *types.Func:
		return []value{s.function(e, obj, list, fr)}
	case *types.Var:
		if !canHold(obj.Type()) {
			return nil
		}
		c := s.variable(obj, fr)
		if t := fr.bound(obj.Type()); lacksObject(c, t) {
			key := origin{id: obj}
			if !code.IsPackageLevel(obj) {
				key.frame = owner(obj, fr)
			}
			s.add(c, s.newObject(key, t))
		}
		return s.read(c)
	}
	return nil
}

// instance are the type arguments of a generic function that e names.
func (fr *frame) instance(e ast.Expr) *types.TypeList {
	return fr.info.Instances[code.Name(e)].TypeArgs
}

func (s *search) evalInstance(e ast.Expr, list *types.TypeList, fr *frame) []value {
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		return s.evalName(e, e, list, fr)
	case *ast.SelectorExpr:
		return s.evalSelector(e, list, fr)
	}
	return nil
}

// evalSelector is what x.f is: a package's member, a field, a method.
func (s *search) evalSelector(e *ast.SelectorExpr, list *types.TypeList, fr *frame) []value {
	selection := fr.info.Selections[e]
	if selection == nil {
		return s.evalName(e, e.Sel, list, fr)
	}
	switch selection.Kind() {
	case types.FieldVal:
		return s.field(s.base(e, selection, fr), selection.Obj().Name(), fr.typeOf(e))
	case types.MethodVal:
		return s.methods(e, selection, fr)
	case types.MethodExpr:
		fn := selection.Obj().(*types.Func)
		f := s.function(e, fn, nil, fr)
		f.expression = true
		f.arguments = receiverArguments(f.decl, fr.bound(selection.Recv()))
		return []value{f}
	}
	return nil
}

// base is what holds the field or has the method that is selected: x, or what
// is embedded in it.
func (s *search) base(e *ast.SelectorExpr, selection *types.Selection, fr *frame) []value {
	index := selection.Index()
	return s.path(s.eval(e.X, fr), fr.bound(selection.Recv()), index[:len(index)-1])
}

// methods are the methods that x.M may be: one, or through an interface those
// of what x holds.
func (s *search) methods(e *ast.SelectorExpr, selection *types.Selection, fr *frame) []value {
	fn := selection.Obj().(*types.Func)
	base := s.base(e, selection, fr)
	if !code.IsInterfaceMethod(fn) {
		f := s.function(e, fn, nil, fr)
		s.add(&f.receiver, base...)
		if f.decl != nil {
			recv := fr.bound(selection.Recv())
			for _, i := range selection.Index()[:len(selection.Index())-1] {
				recv = fieldType(recv, i)
			}
			f.arguments = receiverArguments(f.decl, recv)
		}
		return []value{f}
	}
	var all []value
	for _, v := range base {
		switch v := v.(type) {
		case *channel:
			f := s.function(e, fn, nil, fr)
			s.add(&f.receiver, v)
			all = append(all, f)
		case *object:
			if v.t == nil {
				continue
			}
			obj, index, _ := types.LookupFieldOrMethod(v.t, true, fn.Pkg(), fn.Name())
			method, ok := obj.(*types.Func)
			if !ok || code.IsInterfaceMethod(method) {
				continue
			}
			f := s.function(e, method, nil, fr)
			s.add(&f.receiver, s.path([]value{v}, v.t, index[:len(index)-1])...)
			recv := v.t
			for _, i := range index[:len(index)-1] {
				recv = fieldType(recv, i)
			}
			f.arguments = receiverArguments(f.decl, recv)
			all = append(all, f)
		}
	}
	if len(all) == 0 || slices.Contains(base, value(unknown)) {
		all = append(all, s.function(e, fn, nil, fr))
	}
	return all
}

// fieldType is the type of field i of a struct, or of what t points to.
func fieldType(t types.Type, i int) types.Type {
	if s := code.Struct(t); s != nil && i < s.NumFields() {
		return s.Field(i).Type()
	}
	return nil
}

// receiverArguments are the type arguments of a method's receiver of type t.
func receiverArguments(d *declaration, t types.Type) typeArguments {
	named := code.Named(t)
	if d == nil || named == nil {
		return nil
	}
	return bindTypes(d.fn.Signature().RecvTypeParams(), named.TypeArgs(), func(t types.Type) types.Type { return t })
}

// function is fn as mentioned by e.
func (s *search) function(e ast.Expr, fn *types.Func, list *types.TypeList, fr *frame) *function {
	key := origin{id: e, frame: fr, fn: fn.Origin()}
	f := s.functions[key]
	if f == nil {
		f = &function{fn: fn, decl: s.program.declaration(fn)}
		if list == nil {
			list = fr.instance(e)
		}
		if f.decl != nil && list != nil {
			f.arguments = bindTypes(f.decl.fn.Signature().TypeParams(), list, fr.bound)
		}
		s.functions[key] = f
	}
	return f
}

// literal is a function literal, made in fr.
func (s *search) literal(lit *ast.FuncLit, fr *frame) *function {
	key := origin{id: lit, frame: fr}
	f := s.functions[key]
	if f == nil {
		f = &function{lit: lit, frame: fr}
		s.functions[key] = f
		s.literals = append(s.literals, f)
	}
	return f
}

// evalComposite is what a composite literal makes.
func (s *search) evalComposite(e *ast.CompositeLit, fr *frame) []value {
	t := fr.typeOf(e)
	if t == nil {
		return nil
	}
	o := s.newObject(origin{id: e, frame: fr}, t)
	u := t.Underlying()
	if p, ok := u.(*types.Pointer); ok { // &T left out inside []*T{{...}}
		u = p.Elem().Underlying()
	}
	for i, elt := range e.Elts {
		pair, paired := elt.(*ast.KeyValueExpr)
		switch u := u.(type) {
		case *types.Struct:
			if !paired {
				if i < u.NumFields() {
					s.add(o.part(u.Field(i).Name()), s.flow(u.Field(i).Type(), elt, fr)...)
				}
			} else if key, ok := pair.Key.(*ast.Ident); ok {
				var target types.Type
				if field, ok := fr.info.Uses[key].(*types.Var); ok {
					target = fr.bound(field.Type())
				}
				s.add(o.part(key.Name), s.flow(target, pair.Value, fr)...)
			}
		case *types.Map:
			if paired {
				name := elements
				if tv := fr.info.Types[pair.Key]; tv.Value != nil {
					name = at(tv.Value.ExactString())
				}
				s.add(o.part(name), s.flow(u.Elem(), pair.Value, fr)...)
				s.addKey(o, name, s.eval(pair.Key, fr))
			}
		case *types.Slice:
			s.addElement(o, u.Elem(), elt, fr)
		case *types.Array:
			s.addElement(o, u.Elem(), elt, fr)
		}
	}
	return []value{o}
}

func (s *search) addElement(o *object, t types.Type, e ast.Expr, fr *frame) {
	if pair, ok := e.(*ast.KeyValueExpr); ok {
		e = pair.Value
	}
	s.add(o.part(elements), s.flow(t, e, fr)...)
}

// mapKey is the constant key under which an element of a map is asked for.
func mapKey(e *ast.IndexExpr, fr *frame) (string, bool) {
	t := fr.typeOf(e.X)
	if t == nil {
		return "", false
	}
	if _, ok := t.Underlying().(*types.Map); !ok {
		return "", false
	}
	if tv := fr.info.Types[e.Index]; tv.Value != nil {
		return tv.Value.ExactString(), true
	}
	return "", false
}
