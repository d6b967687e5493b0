package messages

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// invokeSDK does what a function or method of the SDK does to channels and
// handlers.
func (s *search) invokeSDK(f *function, receiver []value, arguments [][]value, site ast.Node, caller *frame) [][]value {
	call, _ := site.(*ast.CallExpr)
	c := sdk.Named(f.fn.Name())
	if c != nil && c.IsMethod() != (f.fn.Signature().Recv() != nil) {
		c = nil
	}
	switch {
	case c.Is(sdk.Handles) && c.Message == sdk.Signal && len(arguments) > c.Argument && call != nil:
		return [][]value{{s.channel(call, arguments[c.Argument], caller)}}
	case c.Is(sdk.Handles) && c.Message != sdk.Signal && len(arguments) > c.Argument+1 && call != nil:
		s.handler(c, call, arguments, caller)
	case c.Is(sdk.Receives) && len(arguments) > c.Argument && call != nil && len(call.Args) > 0:
		pointer := call.Args[min(len(call.Args)-1, c.Argument+len(call.Args)-len(arguments))]
		s.reception(call, only[*channel](receiver), caller)
		for ch := range each[*channel](receiver) {
			s.receive(ch, pointer, arguments[c.Argument], caller)
		}
	case c.Is(sdk.Selects) && len(arguments) == c.Argument+1:
		s.runAll(arguments[c.Argument], [][]value{arguments[0]}, site, caller)
	default:
		// The SDK runs what it takes as a func. What it takes as any is an activity
		// or another workflow.
		for i, param := range slices.Collect(f.fn.Signature().Params().Variables()) {
			if i < len(arguments) && code.IsFunc(param.Type()) {
				s.runAll(arguments[i], nil, site, caller)
			}
		}
	}
	return nil
}

// runAll runs the functions among values.
func (s *search) runAll(values []value, arguments [][]value, site ast.Node, caller *frame) {
	for f := range each[*function](values) {
		s.invoke(f, arguments, site, caller)
	}
}

// channel is the channel that a call returns.
func (s *search) channel(call *ast.CallExpr, names []value, fr *frame) *channel {
	key := origin{id: call, frame: fr}
	c := s.channels[key]
	if c == nil {
		c = &channel{call: call}
		s.channels[key] = c
		s.allChannels = append(s.allChannels, c)
	}
	s.add(&c.names, names...)
	return c
}

// handler is the handler that a call sets. It runs too, and may set up more.
func (s *search) handler(c *sdk.Call, call *ast.CallExpr, arguments [][]value, fr *frame) {
	key := origin{id: call, frame: fr}
	h := s.handlers[key]
	if h == nil {
		h = &handler{kind: c.Message, call: call}
		s.handlers[key] = h
		s.allHandlers = append(s.allHandlers, h)
	}
	s.add(&h.names, arguments[c.Argument]...)
	for _, v := range arguments[c.Argument+1] {
		switch v := v.(type) {
		case *typed:
			s.add(&h.types, v)
		case mark:
			s.add(&h.types, unknown)
		}
	}
	s.runAll(arguments[c.Argument+1], nil, call, fr)
}

// reception notes that a call receives from one of channels.
func (s *search) reception(call *ast.CallExpr, channels []*channel, fr *frame) {
	key := origin{id: call, frame: fr}
	r := s.receptions[key]
	if r == nil {
		r = &reception{at: call}
		s.receptions[key] = r
		s.allReceptions = append(s.allReceptions, r)
	}
	for _, c := range channels {
		s.add(&r.channels, c)
	}
}

// receive notes what is received from c: what pointer, which may be values,
// points to.
func (s *search) receive(c *channel, pointer ast.Expr, values []value, fr *frame) {
	doubted := len(values) == 0
	for _, v := range values {
		switch v := v.(type) {
		case mark:
			doubted = doubted || v == unknown
			c.drained = c.drained || v == absent
		case *typed:
			p, ok := v.t.Underlying().(*types.Pointer)
			if !ok {
				doubted = true
				continue
			}
			c.receives(p.Elem(), pointer, isInterface(fr.typeOf(pointer)))
		}
	}
	if doubted && !s.settled {
		s.waits()
	} else if doubted {
		c.doubts = append(c.doubts, doubt{pointer, "what it is received into is no pointer of a type that is known"})
	}
}

// receives notes that a value of type t is received into what pointer points
// to. The name of a generic one tells nothing.
func (c *channel) receives(t types.Type, pointer ast.Expr, generic bool) {
	for _, p := range c.payloads {
		if p.at == pointer && identical(p.t, t) {
			return
		}
	}
	name := ""
	target := ast.Unparen(pointer)
	if unary, ok := target.(*ast.UnaryExpr); ok {
		target = ast.Unparen(unary.X)
	}
	switch target.(type) {
	case *ast.Ident, *ast.SelectorExpr: // an element has no name
		if !generic {
			name = code.NameOf(target)
		}
	}
	c.payloads = append(c.payloads, payload{t, name, pointer})
}
