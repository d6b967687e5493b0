package generator

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/constraint"

	"github.com/temporal-gen/temporal-gen/internal/directive"
)

// Reason is why a function is a workflow, or why it is none.
type Reason string

const (
	ReasonDirective      Reason = "directive"       // workflow: has //temporalgen:workflow
	ReasonContract       Reason = "contract"        // workflow: a contract, which has the directive
	ReasonRegistered     Reason = "registered"      // workflow: handed to a worker
	ReasonReferenced     Reason = "referenced"      // workflow: handed to a start, not to a worker
	ReasonNeverCalled    Reason = "never-called"    // workflow: no code calls it, so Temporal must
	ReasonImplements     Reason = "implements"      // handed to the RegisterX of a contract, which has the starters
	ReasonIgnored        Reason = "ignored"         // has //temporalgen:ignore
	ReasonGenerated      Reason = "generated"       // stands in a generated file
	ReasonDynamic        Reason = "dynamic"         // a dynamic workflow, which has no types
	ReasonClosure        Reason = "closure"         // a function literal, whose name is not stable
	ReasonSignature      Reason = "signature"       // the SDK can't run a function of this signature
	ReasonSDKMethod      Reason = "sdk-method"      // implements a method of an SDK interface
	ReasonHandler        Reason = "handler"         // handles a message, or is a coroutine or callback of the SDK
	ReasonCalledDirectly Reason = "called-directly" // a helper: called, never handed to Temporal
)

// Reasons are all that there are.
func Reasons() []Reason {
	return []Reason{
		ReasonDirective, ReasonContract, ReasonRegistered, ReasonReferenced, ReasonNeverCalled, ReasonImplements, ReasonIgnored,
		ReasonGenerated, ReasonDynamic, ReasonClosure, ReasonSignature, ReasonSDKMethod, ReasonHandler, ReasonCalledDirectly,
	}
}

// Function is a function whose first parameter is workflow.Context, or a
// contract: a func type, or a method of an interface, that stands for a
// workflow whose function is elsewhere.
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
	// Messages are those that a workflow takes: signals, queries and updates,
	// each by name.
	Messages []*Message

	unit *unit
	// obj is the function or method, or the type name of a contract's func
	// type; nil for a function literal.
	obj types.Object
	sig *types.Signature
	// name, typ, recv and doc are its syntax; recv is the type of a method's
	// receiver, nil for contracts too.
	name       *ast.Ident
	typ        *ast.FuncType
	recv       ast.Expr
	doc        *ast.CommentGroup
	directives directive.Set
	// registeredByOutput says that generated code alone registers it.
	registeredByOutput bool
	// detail says more about ReasonSignature.
	detail string
}

// Package is the import path of the package that declares f.
func (f *Function) Package() string { return f.unit.pkg.PkgPath }

// Func is the function's or method's name; that of the function around it, and
// ".func", for a function literal.
func (f *Function) Func() string {
	if f.obj == nil {
		return f.name.Name + ".func"
	}
	return f.obj.Name()
}

// Receiver is the name of a method's receiver type, that of the interface for
// a contract's method, "" for a function.
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

// Constraint is the build constraint of the file that declares f, as it stands
// behind //go:build, or "".
func (f *Function) Constraint() string { return constraint.Text(f.constraint()) }

func (f *Function) constraint() constraint.Expr { return f.unit.constraint }

// isFuncType says whether f is a contract in the form of a func type.
func (f *Function) isFuncType() bool {
	_, ok := f.obj.(*types.TypeName)
	return ok
}

func (f *Function) receiverType() *types.Named {
	if f.obj == nil || f.sig.Recv() == nil {
		return nil
	}
	t := types.Unalias(f.sig.Recv().Type())
	if p, ok := t.(*types.Pointer); ok {
		t = types.Unalias(p.Elem())
	}
	named, _ := t.(*types.Named)
	return named
}
