package generator

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/messages"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// discovery is the search of one package.
type discovery struct {
	fset  *token.FileSet
	units []*unit
	// uses tells how the code of all modules uses a function.
	uses func(evidence.Func) evidence.Use
	// messages finds the messages of workflows in their code; nil finds none.
	messages *messages.Reader
	// at words a position for a message.
	at func(token.Position) string
	// report takes mistakes, in directives and in registrations, which may
	// stand in other packages.
	report func(token.Position, string)
	// warn takes what could not be told, with its place.
	warn func(token.Position, string)
	// current is the workflow whose messages are looked for, for reports of
	// internal errors.
	current *Function
}

// functions are the functions of the package whose first parameter is
// workflow.Context, and its contracts, in source order, each with the reason
// why it is a workflow or not.
func (d *discovery) functions() []*Function {
	var functions []*Function
	for _, u := range d.units {
		for _, file := range u.files {
			directive.Stray(file, d.reportAt)
			generated := ast.IsGenerated(file)
			for _, decl := range file.Decls {
				switch decl := decl.(type) {
				case *ast.FuncDecl:
					if decl.Name.Name == "_" {
						continue
					}
					functions = append(functions, closures(d.fset, u, decl)...)
					if f := d.function(u, decl, generated); f != nil {
						functions = append(functions, f)
					}
				case *ast.GenDecl:
					functions = append(functions, d.contracts(u, decl)...)
				}
			}
		}
	}
	slices.SortStableFunc(functions, func(a, b *Function) int { return report.Compare(a.Pos, b.Pos) })
	read := d.readMessages(functions)
	for i, f := range functions {
		if f.Workflow {
			d.current = f
			f.Messages = d.messagesOf(f, read[i])
			d.current = nil
		} else if len(f.directives.Messages) > 0 {
			d.reportAt(f.directives.Messages[0].Pos, fmt.Sprintf("%s is no workflow (%s), so it takes no messages: remove the directive, or add temporalgen:workflow", f, f.Reason))
		}
	}
	return functions
}

func (d *discovery) reportAt(pos token.Pos, message string) {
	d.report(report.Place(d.fset, pos), message)
}

// function judges a declared function; nil if its first parameter is not
// workflow.Context.
func (d *discovery) function(u *unit, decl *ast.FuncDecl, generated bool) *Function {
	directives := directive.Parse(decl.Doc, d.reportAt)
	obj, ok := u.info.Defs[decl.Name].(*types.Func)
	if !ok {
		return nil
	}
	if !takesContext(obj.Signature()) {
		if typ, why := u.ambiguousContext(decl.Type, directives.Workflow); why != "" {
			d.reportAt(typ.Pos(), fmt.Sprintf("it can't be told whether %s is a workflow: %s: import one of them without the dot", obj.Name(), why))
		} else if directives.Workflow {
			d.reportAt(decl.Name.Pos(), noContext(obj.Name()))
		} else if len(directives.Messages) > 0 {
			d.reportAt(directives.Messages[0].Pos, noContext(obj.Name()))
		} else if expr := lostContext(obj.Signature(), decl.Type); expr != nil {
			d.reportAt(expr.Pos(), fmt.Sprintf("%s may be a workflow: its first parameter has an invalid type%s: make it compile, then generate again", obj.Name(), typeError(u, expr)))
		}
		return nil
	}
	f := &Function{
		Pos: report.Place(d.fset, decl.Name.Pos()), unit: u, obj: obj, sig: obj.Signature(),
		name: decl.Name, typ: decl.Type, doc: decl.Doc, directives: directives,
	}
	if decl.Recv != nil && len(decl.Recv.List) > 0 {
		f.recv = decl.Recv.List[0].Type
	}
	if directives.Workflow || directives.Ignore {
		f.Evidence = []token.Position{report.Place(d.fset, directives.Pos)}
	}
	if f.judgeItself(generated); f.Reason == "" || f.Reason == ReasonSignature || f.Workflow && directives.Name == "" {
		use := d.uses(evidence.Func{Package: f.Package(), Receiver: f.Receiver(), Name: f.Func(), GoName: goName(f)})
		switch f.Reason {
		case "":
			f.judgeUse(use)
			d.warnOfNamed(f, use.Code.Named)
		case ReasonSignature: // unless it is not meant to be one
			if f.judgeUse(use); f.Workflow {
				f.Reason, f.Workflow = ReasonSignature, false
			}
		}
		if f.Workflow {
			d.name(f, use)
		}
	}
	if f.Workflow && directives.Name != "" {
		f.TypeName = directives.Name
	}
	return f
}

// warnOfNamed warns where f, which is only called, may be started by its name.
func (d *discovery) warnOfNamed(f *Function, named []token.Position) {
	if f.Reason != ReasonCalledDirectly {
		return
	}
	for _, pos := range named {
		d.warn(pos, fmt.Sprintf("%q is started here, and %s (%s) is called directly by other code, so it has no starters: //temporalgen:workflow above it makes it a workflow, //temporalgen:ignore a helper", f.Func(), f, d.at(f.Pos)))
	}
}

// takesContext says whether the first parameter is workflow.Context.
func takesContext(sig *types.Signature) bool {
	return sig.Params().Len() > 0 && sdk.IsContext(sig.Params().At(0).Type())
}

func noContext(name string) string {
	return name + " is no workflow: its first parameter must be workflow.Context"
}

// judgeItself decides what f alone can tell; it leaves the reason empty where
// the use of f has to.
func (f *Function) judgeItself(generated bool) {
	f.detail = unsupported(f.sig)
	switch {
	case f.directives.Ignore:
		f.Reason = ReasonIgnored
	case f.directives.Workflow:
		f.Reason, f.Workflow = ReasonDirective, true
	case generated:
		f.Reason = ReasonGenerated
	case f.overridesSDK():
		f.Reason = ReasonSDKMethod
	case isDynamic(f.sig):
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
		case len(u.Implementations) > 0:
			f.Reason, f.Evidence = ReasonImplements, u.Implementations
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
		if why := sdk.Undecodable(results.At(0).Type()); why != "" {
			return "its result is or holds " + why + ", which no data converter can decode: return plain data"
		}
	}
	for i := 1; i < sig.Params().Len(); i++ {
		p := sig.Params().At(i)
		if isDynamic(sig) {
			return "it takes converter.EncodedValues, so it is a dynamic workflow, which has no types to generate from: remove the directive"
		}
		if why := sdk.Undecodable(p.Type()); why != "" {
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
	return embedsSDKMethod(named, f.Func(), map[types.Type]bool{}) || f.unit.implementsSDKMethod(named, f.Func())
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
		if fn, ok := obj.(*types.Func); ok && sdk.Has(fn.Pkg()) {
			return true
		}
		if embedsSDKMethod(field.Type(), method, seen) {
			return true
		}
	}
	return false
}

// sdkInterfaces are the interfaces with that method from SDK packages that u
// imports. They are looked for once: the SDK declares hundreds of names.
func (u *unit) sdkInterfaces(method string) []*types.Interface {
	if u.byMethod == nil {
		u.byMethod = map[string][]*types.Interface{}
		for _, pkg := range u.types.Imports() {
			if !sdk.Has(pkg) {
				continue
			}
			for _, name := range pkg.Scope().Names() {
				obj, ok := pkg.Scope().Lookup(name).(*types.TypeName)
				if !ok {
					continue
				}
				if iface, ok := obj.Type().Underlying().(*types.Interface); ok {
					for m := range iface.Methods() {
						u.byMethod[m.Name()] = append(u.byMethod[m.Name()], iface)
					}
				}
			}
		}
	}
	return u.byMethod[method]
}

// implementsSDKMethod says whether t, a type of u, implements an interface with
// that method from an SDK package that u imports.
func (u *unit) implementsSDKMethod(t *types.Named, method string) bool {
	return slices.ContainsFunc(u.sdkInterfaces(method), func(iface *types.Interface) bool {
		return types.Implements(types.NewPointer(t), iface)
	})
}
