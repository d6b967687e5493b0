package generator

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/generator/evidence"
)

// Reason is why a function is a workflow, or why it is none.
type Reason string

const (
	ReasonDirective      Reason = "directive"       // workflow: has //temporalgen:workflow
	ReasonRegistered     Reason = "registered"      // workflow: handed to a worker
	ReasonReferenced     Reason = "referenced"      // workflow: handed to a start, not to a worker
	ReasonNeverCalled    Reason = "never-called"    // workflow: no code calls it, so Temporal must
	ReasonIgnored        Reason = "ignored"         // has //temporalgen:ignore
	ReasonGenerated      Reason = "generated"       // stands in a generated file
	ReasonDynamic        Reason = "dynamic"         // a dynamic workflow, which has no types
	ReasonClosure        Reason = "closure"         // a function literal, whose name is not stable
	ReasonSignature      Reason = "signature"       // the SDK can't run a function of this signature
	ReasonSDKMethod      Reason = "sdk-method"      // implements a method of an SDK interface
	ReasonHandler        Reason = "handler"         // handles a message, or is a coroutine or callback of the SDK
	ReasonCalledDirectly Reason = "called-directly" // a helper: called, never handed to Temporal
)

// Function is a function whose first parameter is workflow.Context.
type Function struct {
	Reason   Reason
	Workflow bool
	// TypeName is the Workflow Type name of a workflow.
	TypeName string
	// NameFrom is the registration that TypeName comes from. It is not valid
	// where the name is the directive's or the function's own.
	NameFrom token.Position
	// Evidence is where the code does what Reason says.
	Evidence []token.Position
	// Pos is the position of its name.
	Pos token.Position

	pkg        *packages.Package
	decl       *ast.FuncDecl
	obj        *types.Func
	directives directives
	// registeredByOutput says that generated code alone registers it.
	registeredByOutput bool
	// detail says more about ReasonSignature.
	detail string
}

// Package is the import path of the package that declares f.
func (f *Function) Package() string { return f.pkg.PkgPath }

// Func is the function's or method's name; that of the function around it, and
// ".func", for a function literal.
func (f *Function) Func() string {
	if f.obj == nil {
		return f.decl.Name.Name + ".func"
	}
	return f.obj.Name()
}

// Receiver is the name of a method's receiver type, "" for a function.
func (f *Function) Receiver() string {
	if named := f.receiverType(); named != nil {
		return named.Obj().Name()
	}
	return ""
}

// String is the function's name in its package: ProcessOrder or
// Workflows.ProcessOrder.
func (f *Function) String() string {
	if r := f.Receiver(); r != "" {
		return r + "." + f.Func()
	}
	return f.Func()
}

func (f *Function) signature() *types.Signature { return f.obj.Signature() }

func (f *Function) receiverType() *types.Named {
	if f.obj == nil {
		return nil
	}
	recv := f.signature().Recv()
	if recv == nil {
		return nil
	}
	t := types.Unalias(recv.Type())
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	named, _ := t.(*types.Named)
	return named
}

// discovery is the search of one package.
type discovery struct {
	fset *token.FileSet
	pkg  *packages.Package
	// uses tells how the code of all modules uses a function.
	uses func(evidence.Func) evidence.Use
	// at words a position for a message.
	at func(token.Position) string
	// report takes mistakes, in directives and in registrations, which may
	// stand in other packages.
	report func(token.Position, string)
}

// functions are the functions of the package whose first parameter is
// workflow.Context, in source order, each with the reason why it is a workflow
// or not.
func (d *discovery) functions() []*Function {
	fset, pkg := d.fset, d.pkg
	report := func(pos token.Pos, message string) { d.report(fset.Position(pos), message) }
	var functions []*Function
	for _, file := range pkg.Syntax {
		strayDirectives(file, report)
		generated := ast.IsGenerated(file)
		for _, decl := range file.Decls {
			decl, ok := decl.(*ast.FuncDecl)
			if !ok || decl.Name.Name == "_" {
				continue
			}
			functions = append(functions, closures(fset, pkg, decl)...)
			directives := parseDirectives(decl.Doc, report)
			obj, ok := pkg.TypesInfo.Defs[decl.Name].(*types.Func)
			if !ok {
				continue
			}
			params := obj.Signature().Params()
			if params.Len() == 0 || !isWorkflowContext(params.At(0).Type()) {
				if directives.workflow {
					report(decl.Name.Pos(), obj.Name()+" is no workflow: its first parameter must be workflow.Context")
				}
				continue
			}
			f := &Function{pkg: pkg, decl: decl, obj: obj, directives: directives, Pos: fset.Position(decl.Name.Pos())}
			if directives.workflow || directives.ignore {
				f.Evidence = []token.Position{fset.Position(directives.pos)}
			}
			if f.judgeItself(generated); f.Reason == "" || f.Workflow && directives.name == "" {
				use := d.uses(evidence.Func{Package: pkg.PkgPath, Receiver: f.Receiver(), Name: f.Func(), GoName: goName(f)})
				if f.Reason == "" {
					f.judgeUse(use)
				}
				if f.Workflow {
					d.name(f, use)
				}
			}
			if f.Workflow && directives.name != "" {
				f.TypeName = directives.name
			}
			functions = append(functions, f)
		}
	}
	slices.SortStableFunc(functions, func(a, b *Function) int { return comparePositions(a.Pos, b.Pos) })
	return functions
}

// judgeItself decides what f alone can tell; it leaves the reason empty where
// the use of f has to.
func (f *Function) judgeItself(generated bool) {
	f.detail = unsupported(f.signature())
	switch {
	case f.directives.ignore:
		f.Reason = ReasonIgnored
	case f.directives.workflow:
		f.Reason, f.Workflow = ReasonDirective, true
	case generated:
		f.Reason = ReasonGenerated
	case f.overridesSDK():
		f.Reason = ReasonSDKMethod
	case isDynamic(f.signature()):
		f.Reason = ReasonDynamic
	case f.detail != "":
		f.Reason = ReasonSignature
	}
}

// judgeUse decides by how the code uses f. What tests do counts only where
// other code does nothing with it: tests start helpers too.
func (f *Function) judgeUse(use evidence.Use) {
	for _, u := range []evidence.Uses{use.Code, use.Tests} {
		switch {
		case len(u.Registrations) > 0:
			f.Reason, f.Workflow = ReasonRegistered, true
			for _, r := range u.Registrations {
				if !slices.Contains(f.Evidence, r.Pos) {
					f.Evidence = append(f.Evidence, r.Pos)
				}
			}
		case len(u.Starts) > 0:
			f.Reason, f.Workflow, f.Evidence = ReasonReferenced, true, u.Starts
		case len(u.Handlers) > 0:
			f.Reason, f.Evidence = ReasonHandler, u.Handlers
		case len(u.Calls) > 0:
			f.Reason, f.Evidence = ReasonCalledDirectly, u.Calls
		default:
			continue
		}
		return
	}
	f.Reason, f.Workflow = ReasonNeverCalled, true
}

// unsupported says why the SDK can't run a workflow of this signature, or "".
func unsupported(sig *types.Signature) string {
	switch {
	case sig.TypeParams().Len() > 0, sig.RecvTypeParams().Len() > 0:
		return "it has type parameters: remove them, or wrap an instance in a function of its own"
	case sig.Variadic():
		return "its last parameter is variadic: take a slice instead"
	}
	switch results := sig.Results(); {
	case results.Len() == 0, results.Len() > 2, !isError(results.At(results.Len() - 1).Type()):
		return "its results are not error or (T, error): change them"
	case results.Len() == 2:
		if why := undecodable(results.At(0).Type()); why != "" {
			return "its result is or holds " + why + ", which no data converter can decode: return plain data"
		}
	}
	for i := 1; i < sig.Params().Len(); i++ {
		p := sig.Params().At(i)
		if isDynamic(sig) {
			return "it takes converter.EncodedValues, so it is a dynamic workflow, which has no types to generate from: remove the directive"
		}
		if why := undecodable(p.Type()); why != "" {
			return "parameter " + paramName(p, i) + " is or holds " + why + ", which no data converter can decode: take plain data"
		}
	}
	return ""
}

// isDynamic says whether sig is that of a dynamic workflow.
func isDynamic(sig *types.Signature) bool {
	return sig.Params().Len() == 2 && isEncodedValues(sig.Params().At(1).Type())
}

// overridesSDK says whether f is a method that the SDK calls through one of
// its interfaces: an interceptor's, or a context propagator's.
func (f *Function) overridesSDK() bool {
	named := f.receiverType()
	if named == nil {
		return false
	}
	return embedsSDKMethod(named, f.Func(), map[types.Type]bool{}) || implementsSDKMethod(named, f.Func(), f.pkg.Types)
}

// embedsSDKMethod says whether t embeds a type that has the SDK's own method
// of that name, which then is what a method of t overrides.
func embedsSDKMethod(t types.Type, method string, seen map[types.Type]bool) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok || seen[t] {
		return false
	}
	seen[t] = true
	for field := range s.Fields() {
		if !field.Embedded() {
			continue
		}
		obj, _, _ := types.LookupFieldOrMethod(field.Type(), true, nil, method)
		if fn, ok := obj.(*types.Func); ok && isSDK(fn.Pkg()) {
			return true
		}
		if embedsSDKMethod(field.Type(), method, seen) {
			return true
		}
	}
	return false
}

// implementsSDKMethod says whether t implements an interface with that method
// from an SDK package that its own package imports.
func implementsSDKMethod(t *types.Named, method string, home *types.Package) bool {
	for _, pkg := range home.Imports() {
		if !isSDK(pkg) {
			continue
		}
		for _, name := range pkg.Scope().Names() {
			obj, ok := pkg.Scope().Lookup(name).(*types.TypeName)
			if !ok {
				continue
			}
			iface, ok := obj.Type().Underlying().(*types.Interface)
			if !ok || iface.Empty() || !types.Implements(types.NewPointer(t), iface) {
				continue
			}
			if fn, _, _ := types.LookupFieldOrMethod(iface, false, nil, method); fn != nil {
				return true
			}
		}
	}
	return false
}
