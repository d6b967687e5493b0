package discover

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/messages"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/source"
)

// Search is how packages are searched.
type Search struct {
	Program *source.Program
	// Dir is what messages give the paths of files relative to.
	Dir string
	// Use tells how the code of all modules uses a function.
	Use func(evidence.Func) evidence.Use
	// Registers reports whether the modules register any workflow, and Blind are the
	// registrations whose functions can't all be told.
	Registers func() bool
	Blind     []evidence.Blind
	// Hidden reports whether there are registrations that can't be told, as the code does
	// not compile.
	Hidden bool
	// Activities are the functions that code hands to the SDK as activities, with their
	// uses.
	Activities map[evidence.Func]*evidence.Use
	// Aliases reports whether a worker that has an activity registered so, under a name
	// that is not its Go name, may meet others that are registered so, and resolves the
	// Go name to that.
	Aliases func(evidence.Registration, []evidence.Registration) bool
	// Messages finds the messages of workflows in their code; nil finds none.
	Messages *messages.Reader
	// Report takes mistakes, in directives and in registrations, which may be in
	// other packages, and Warn what could not be told, with its place.
	Report, Warn func(token.Position, string)
}

// In finds the functions of a package whose first parameter is
// workflow.Context, its activities, and its contracts, in source order, each with the
// reason why it is what it is.
func (s Search) In(pkg *packages.Package) (functions []*Function, err error) {
	d := &search{Search: s}
	defer report.Catch(&err, func() string {
		if d.current != nil {
			return d.current.Subject(s.Dir)
		}
		return "package " + pkg.PkgPath
	})
	return d.functions(s.Program.Units(pkg, s.Report, s.Warn)), nil
}

// search is the search of one package.
type search struct {
	Search
	// current is the workflow whose messages are looked for, for reports of
	// internal errors.
	current *Function
	// interfaces are the SDK's interfaces that a unit can name, by the names of
	// their methods.
	interfaces map[*source.Unit]map[string][]*types.Interface
}

func (d *search) functions(units []*source.Unit) []*Function {
	var functions []*Function
	for _, u := range units {
		for _, file := range u.Files {
			directive.Stray(file, d.reportAt)
			generated := ast.IsGenerated(file)
			for _, decl := range file.Decls {
				switch decl := decl.(type) {
				case *ast.FuncDecl:
					if decl.Name.Name == "_" {
						continue
					}
					functions = append(functions, closures(d.Program.Fset, u, decl)...)
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
	d.unmentioned(functions)
	read := d.readMessages(functions)
	for i, f := range functions {
		if f.Workflow {
			d.current = f
			f.Messages = d.messagesOf(f, read[i])
			d.current = nil
		} else if len(f.Directives.Messages) > 0 {
			d.reportAt(f.Directives.Messages[0].Pos, fmt.Sprintf("%s is no workflow (%s), so it takes no messages: remove the directive, or add temporalgen:workflow", f, f.Reason))
		}
	}
	return functions
}

// at is a position as messages mention it.
func (d *search) at(pos token.Position) string { return report.At(d.Dir, pos) }

func (d *search) reportAt(pos token.Pos, message string) {
	d.Report(report.Place(d.Program.Fset, pos), message)
}

// function judges a declared function; nil if its first parameter is not
// workflow.Context.
func (d *search) function(u *source.Unit, decl *ast.FuncDecl, generated bool) *Function {
	directives := directive.Parse(decl.Doc, d.reportAt)
	obj, ok := u.Info.Defs[decl.Name].(*types.Func)
	if !ok {
		return nil
	}
	if !sdk.TakesContext(obj.Signature()) {
		if f := d.activity(u, decl, obj, directives, generated); f != nil {
			return f
		}
		if typ, why := u.AmbiguousContext(decl.Type, directives.Workflow); why != "" {
			d.reportAt(typ.Pos(), fmt.Sprintf("it can't be told whether %s is a workflow: %s: import one of them without the dot", obj.Name(), why))
		} else if directives.Workflow {
			d.reportAt(decl.Name.Pos(), noContext(obj.Name()))
		} else if len(directives.Messages) > 0 {
			d.reportAt(directives.Messages[0].Pos, noContext(obj.Name()))
		} else if expr := source.LostContext(obj.Signature(), decl.Type); expr != nil {
			d.reportAt(expr.Pos(), fmt.Sprintf("%s may be a workflow: its first parameter has an invalid type%s: make it compile, then generate again", obj.Name(), u.TypeError(expr)))
		}
		return nil
	}
	f := d.functionOf(definition.Workflow, u, decl, obj, directives)
	if directives.Activity {
		d.reportAt(decl.Name.Pos(), obj.Name()+" is no activity: its first parameter is workflow.Context, which no activity is given: take a context.Context, or remove the directive")
		return nil
	}
	if d.judgeItself(f, generated); f.Reason == "" || f.Reason == definition.Signature || f.Workflow && directives.Name == "" {
		use := d.Use(evidence.Func{Package: f.Package(), Receiver: f.Receiver(), Name: f.Func(), GoName: f.GoName()})
		switch f.Reason {
		case "":
			f.judgeUse(use)
			d.warnOfNamed(f, use.Code.Named)
			d.lost(f, use.Code)
		case definition.Signature: // unless it is not meant to be one
			if f.judgeUse(use); f.Workflow {
				f.Reason, f.Workflow = definition.Signature, false
			}
		}
		if f.Workflow {
			f.Registrations, f.Signaled = use.Code.Registrations, len(use.Code.Signaled) > 0
			d.name(f, use)
		}
	}
	if f.Workflow && directives.Name != "" {
		f.TypeName = directives.Name
	}
	return f
}

// functionOf is the function that decl declares, taken into account for a kind.
func (d *search) functionOf(kind definition.Kind, u *source.Unit, decl *ast.FuncDecl, obj *types.Func, directives directive.Set) *Function {
	f := &Function{
		Kind: kind, Pos: report.Place(d.Program.Fset, decl.Name.Pos()), Unit: u, Object: obj, Signature: obj.Signature(),
		Name: decl.Name, Type: decl.Type, Doc: decl.Doc, Directives: directives,
	}
	if decl.Recv != nil && len(decl.Recv.List) > 0 {
		f.Recv = decl.Recv.List[0].Type
	}
	if directives.Workflow || directives.Activity || directives.Ignore {
		f.Evidence = []token.Position{report.Place(d.Program.Fset, directives.Pos)}
	}
	return f
}

// isAlsoCalled is what warnings say of a function that may be a workflow, too.
const isAlsoCalled = "is called directly by other code, so it has no starters: //temporalgen:workflow above it makes it a workflow, //temporalgen:ignore a helper"

// warnOfNamed warns where f, which is only called, may be started by its name.
func (d *search) warnOfNamed(f *Function, named []token.Position) {
	if f.Reason != definition.CalledDirectly {
		return
	}
	for _, pos := range named {
		d.Warn(pos, fmt.Sprintf("%q is started here, and %s (%s) %s", f.Func(), f, d.at(f.Pos), isAlsoCalled))
	}
}

func noContext(name string) string {
	return name + " is no workflow: its first parameter must be workflow.Context"
}

// judgeItself decides what f alone can tell; it leaves the reason empty where
// the use of f has to.
func (d *search) judgeItself(f *Function, generated bool) {
	f.Detail = unsupported(f)
	switch {
	case f.Directives.Ignore:
		f.Reason = definition.Ignored
	case f.Directives.Workflow:
		f.Reason, f.Workflow = definition.Directive, true
	case generated:
		f.Reason = definition.Generated
	case d.overridesSDK(f):
		f.Reason = definition.SDKMethod
	case sdk.IsDynamic(f.Signature):
		f.Reason = definition.Dynamic
	case f.Detail != "":
		f.Reason = definition.Signature
	}
}

// judgeUse decides by how the code uses f. What tests do counts only where
// other code does nothing with it: tests start helpers too.
func (f *Function) judgeUse(use evidence.Use) {
	for _, u := range []evidence.Uses{use.Code, use.Tests} {
		switch {
		case len(u.Registrations) > 0:
			f.Reason, f.Workflow = definition.Registered, true
			for _, r := range u.Registrations {
				if !slices.Contains(f.Evidence, r.Pos) {
					f.Evidence = append(f.Evidence, r.Pos)
				}
			}
		case len(u.Implementations) > 0:
			f.Reason, f.Evidence = definition.Implements, u.Implementations
		case len(u.Starts) > 0:
			f.Reason, f.Workflow, f.Evidence = definition.Referenced, true, u.Starts
		case len(u.Handlers) > 0:
			f.Reason, f.Evidence = definition.Handler, u.Handlers
		case len(u.Calls) > 0:
			f.Reason, f.Evidence = definition.CalledDirectly, u.Calls
		default:
			continue
		}
		return
	}
	f.Reason, f.Workflow, f.Ends = definition.NeverCalled, true, use.Code.Ends
}

// unsupported is why the SDK can't run a workflow or an activity of f's signature, or "".
func unsupported(f *Function) string {
	sig := f.Signature
	switch {
	case sig.TypeParams().Len() > 0, sig.RecvTypeParams().Len() > 0:
		return "it has type parameters: remove them, or wrap an instance in a function of its own"
	case sig.Variadic():
		return "its last parameter is variadic: take a slice instead"
	}
	switch results := sig.Results(); {
	case results.Len() == 0, results.Len() > 2, !code.IsError(results.At(results.Len() - 1).Type()):
		return "its results are not error or (T, error): change them"
	case results.Len() == 2:
		if why := sdk.Undecodable(results.At(0).Type()); why != "" {
			return "its result is or holds " + why + ", which no data converter can decode: return plain data"
		}
	}
	for i := f.Skipped(); i < sig.Params().Len(); i++ {
		p := sig.Params().At(i)
		if sdk.IsDynamic(sig) {
			return "it takes converter.EncodedValues, so it is a dynamic " + string(f.Kind) + ", which has no types to generate from: remove the directive"
		}
		if why := sdk.Undecodable(p.Type()); why != "" && !f.LocalOnly { // which gets them as they are
			return "parameter " + code.ParamName(p, i+1-f.Skipped()) + " is or holds " + why + ", which no data converter can decode: take plain data"
		}
	}
	return ""
}

// overridesSDK reports whether f is a method that the SDK calls through one of
// its interfaces: an interceptor's, or a context propagator's.
func (d *search) overridesSDK(f *Function) bool {
	named := f.receiverType()
	if named == nil {
		return false
	}
	return embedsSDKMethod(named, f.Func(), map[types.Type]bool{}) || d.implementsSDKMethod(f.Unit, named, f.Func())
}

// embedsSDKMethod reports whether t embeds a type that has the SDK's own method
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
func (d *search) sdkInterfaces(u *source.Unit, method string) []*types.Interface {
	if d.interfaces == nil {
		d.interfaces = map[*source.Unit]map[string][]*types.Interface{}
	}
	byMethod := d.interfaces[u]
	if byMethod == nil {
		byMethod = map[string][]*types.Interface{}
		d.interfaces[u] = byMethod
		for _, pkg := range u.Types.Imports() {
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
						byMethod[m.Name()] = append(byMethod[m.Name()], iface)
					}
				}
			}
		}
	}
	return byMethod[method]
}

// implementsSDKMethod reports whether t, a type of u, implements an interface with
// that method from an SDK package that u imports.
func (d *search) implementsSDKMethod(u *source.Unit, t *types.Named, method string) bool {
	return slices.ContainsFunc(d.sdkInterfaces(u, method), func(iface *types.Interface) bool {
		return types.Implements(types.NewPointer(t), iface)
	})
}
