package main

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/types"
	"path/filepath"
	"slices"
	"strings"
)

// This file compares starters with what they are for, type by type.

// starters are those of one package in one build.
type starters struct {
	build *randomBuild
	// source declares the workflows, and target has the starters.
	source, target *types.Package
	client         string
	queue          string
	errors         []error
}

func (s *starters) fail(w *wantedWorkflow, format string, args ...any) {
	s.errors = append(s.errors, fmt.Errorf("workflow %s: %s", w, fmt.Sprintf(format, args...)))
}

// String is the workflow as diagnostics call it.
func (w *wantedWorkflow) String() string {
	if w.receiver != "" {
		return w.receiver + "." + w.name
	}
	return w.name
}

// signatureOf is that of w, nil if the build does not have it.
func (s *starters) signatureOf(w *wantedWorkflow) *types.Signature {
	if s.build.file(w.file) == nil {
		return nil
	}
	obj := s.source.Scope().Lookup(w.name)
	if w.receiver != "" {
		obj, _, _ = types.LookupFieldOrMethod(s.source.Scope().Lookup(w.receiver).Type(), true, s.source, w.name)
	}
	sig, _ := obj.Type().Underlying().(*types.Signature)
	return sig
}

// file is f as the build has it, nil if it has not.
func (b *randomBuild) file(f *randomFile) *ast.File {
	for _, file := range b.check(f.pkg.path).files {
		if filepath.Base(b.fset.File(file.FileStart).Name()) == f.name {
			return file
		}
	}
	return nil
}

// runs reports whether the SDK can run a workflow with w's signature.
func (w *wantedWorkflow) runs(sig *types.Signature) bool {
	n := sig.Results().Len()
	return !w.unsupported && n > 0 && types.Identical(sig.Results().At(n-1).Type(), types.Universe.Lookup("error").Type())
}

// check compares the starters of w, all of them, with its signature.
func (s *starters) check(w *wantedWorkflow) {
	sig := s.signatureOf(w)
	if sig == nil {
		return
	}
	name := s.constant(w.goName + "TypeName")
	switch {
	case !w.runs(sig):
		// Under a constraint a type from elsewhere is taken for plain data.
		if name != nil && !w.file.constrained() && !s.hasAnother(w) {
			s.fail(w, "has starters, and the SDK can't run it")
		}
		return
	case name == nil:
		s.fail(w, "is lost: there is no %sTypeName", w.goName)
		return
	case *name != w.typeName:
		s.fail(w, "has the Workflow Type name %q instead of %q", *name, w.typeName)
	}
	var queue *string
	if w.taskQueue != "" || s.queue != "" {
		queue = &w.taskQueue
		if w.taskQueue == "" {
			queue = &s.queue
		}
	}
	if got := s.constant(w.goName + "TaskQueue"); (got == nil) != (queue == nil) || got != nil && *got != *queue {
		s.fail(w, "has another default Task Queue than %v", queue)
	}

	params := typesOf(sig.Params())[1:]
	var results []types.Type
	if sig.Results().Len() == 2 {
		results = typesOf(sig.Results())[:1]
	}
	run := w.goName + "Run"
	s.takes(w, s.client, "Execute"+w.goName, 2, params, nil)
	s.takes(w, s.client, "Get"+w.goName+"Result", 3, nil, results)
	s.takes(w, run, "Get", 1, nil, results)
	s.takes(w, "", "New"+w.goName+"ScheduleAction", 0, params, nil)
	if s.source == s.target {
		s.takes(w, "", "Execute"+w.goName+"Child", 1, params, nil)
		s.takes(w, "", "New"+w.goName+"ContinueAsNewError", 1, params, nil)
		s.takes(w, w.goName+"ChildFuture", "Get", 1, nil, results)
		s.takes(w, "", "Register"+w.goName, 1, s.receiver(w, sig), nil)
	}
	for _, m := range w.messages {
		s.checkMessage(w, m)
	}
}

// hasAnother reports whether another workflow's starters are called like w's.
func (s *starters) hasAnother(w *wantedWorkflow) bool {
	return slices.ContainsFunc(w.file.pkg.workflows, func(o *wantedWorkflow) bool { return o != w && o.goName == w.goName })
}

// receiver is what the generated RegisterX takes beside the registry and before
// the options: nothing for a function.
func (s *starters) receiver(w *wantedWorkflow, sig *types.Signature) []types.Type {
	switch {
	case w.receiver != "":
		return []types.Type{sig.Recv().Type()}
	case w.contract:
		return []types.Type{s.source.Scope().Lookup(w.name).Type()}
	}
	return nil
}

// checkMessage compares the methods for m with its types.
func (s *starters) checkMessage(w *wantedWorkflow, m wantedMessage) {
	kind := strings.ToUpper(m.kind[:1]) + m.kind[1:]
	name := ""
	for _, n := range s.target.Scope().Names() {
		if rest, ok := strings.CutPrefix(n, w.goName); ok && strings.HasSuffix(rest, kind) {
			if text := s.constant(n); text != nil && *text == m.name && s.method(w.goName+"Run", kind+strings.TrimSuffix(rest, kind)) != nil {
				name = strings.TrimSuffix(rest, kind)
			}
		}
	}
	if name == "" {
		if !m.doubted && (!m.byCode || !w.file.constrained()) {
			s.fail(w, "%s %q is lost", m.kind, m.name)
		}
		return
	}
	in, out := s.messageTypes(m)
	s.takes(w, w.goName+"Run", kind+name, 1, in, out)
	switch m.kind {
	case "signal":
		if s.source == s.target {
			s.takes(w, w.goName+"ChildFuture", "Signal"+name, 1, in, nil)
			s.takes(w, "", "SignalExternal"+w.goName+name, 3, in, nil)
		}
	case "update":
		s.takes(w, w.goName+"Run", "StartUpdate"+name, 2, in, nil)
	}
}

// messageTypes are the types of m where it is set up.
func (s *starters) messageTypes(m wantedMessage) (in, out []types.Type) {
	pkg, file := s.build.check(m.file.pkg.path), s.build.file(m.file)
	eval := func(text string) types.Type {
		t, err := types.Eval(s.build.fset, pkg.types, file.Name.End(), text)
		if err != nil {
			s.errors = append(s.errors, fmt.Errorf("type %s of %s %s: %w", text, m.kind, m.name, err))
		}
		return t.Type
	}
	for _, text := range m.in {
		in = append(in, eval(text))
	}
	if m.out != "" {
		out = []types.Type{eval(m.out)}
	}
	return in, out
}

// takes compares the parameters of a function, or of a method of a receiver, from
// number skip on, with those that are wanted, and its results before the error
// with those that are. Nil are not compared.
func (s *starters) takes(w *wantedWorkflow, receiver, name string, skip int, params, results []types.Type) {
	obj := s.method(receiver, name)
	if obj == nil {
		s.fail(w, "there is no %s.%s", receiver, name)
		return
	}
	sig := obj.Type().(*types.Signature)
	got := typesOf(sig.Params())
	if len(got) < skip+len(params) || !identical(got[skip:skip+len(params)], params) {
		s.fail(w, "%s takes %v from number %d on instead of %v", name, got, skip, params)
	}
	if results != nil || name == "Get" {
		got := typesOf(sig.Results())
		if len(got) == 0 || !identical(got[:len(got)-1], results) {
			s.fail(w, "%s gives %v instead of %v", name, got, results)
		}
	}
}

// method is a function, or a method of a receiver, of the target.
func (s *starters) method(receiver, name string) types.Object {
	if receiver == "" {
		return s.target.Scope().Lookup(name)
	}
	recv := s.target.Scope().Lookup(receiver)
	if recv == nil {
		return nil
	}
	obj, _, _ := types.LookupFieldOrMethod(recv.Type(), true, s.target, name)
	return obj
}

// constant is the text of a constant of the target, nil if there is none.
func (s *starters) constant(name string) *string {
	c, ok := s.target.Scope().Lookup(name).(*types.Const)
	if !ok || c.Val().Kind() != constant.String {
		return nil
	}
	text := constant.StringVal(c.Val())
	return &text
}

func typesOf(vars *types.Tuple) []types.Type {
	all := []types.Type{}
	for v := range vars.Variables() {
		all = append(all, v.Type())
	}
	return all
}

func identical(a, b []types.Type) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !types.Identical(a[i], b[i]) {
			return false
		}
	}
	return true
}
