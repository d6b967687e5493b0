package discover

import (
	"go/ast"
	"go/token"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/source"

	"github.com/temporal-gen/temporal-gen/internal/directive"
)

// Function is a function whose first parameter is workflow.Context, one that code hands
// to the SDK as an activity, or a contract, with what is known of it.
type Function struct {
	Kind   definition.Kind
	Reason definition.Reason
	// Workflow and Activity report whether it is one.
	Workflow, Activity bool
	// TypeName is the Workflow Type name of a workflow, or the Activity Type name of an
	// activity.
	TypeName string
	// Local and Standalone report whether code executes an activity as a local one, and
	// whether a client starts it. LocalOnly reports whether it does nothing else, and
	// registers it nowhere.
	Local, Standalone, LocalOnly bool
	// Signaled reports whether a workflow signals it, a workflow, with its start.
	Signaled bool
	// NameFrom is the registration that TypeName comes from. It is not valid
	// where the name is the directive's or the function's own.
	NameFrom token.Position
	// Registrations are those outside tests.
	Registrations []evidence.Registration
	// Taken is what a worker runs instead of an activity, however that is called, "" if it
	// runs this one.
	Taken string
	// Lost reports whether it goes to what can't be read.
	Lost bool
	// Ends are mentions of it from where nothing is known of what becomes of it.
	Ends []token.Position
	// Evidence is where the code does what Reason says.
	Evidence []token.Position
	// Pos is the position of its name.
	Pos token.Position
	// Messages are those that a workflow takes, each by name.
	Messages []*Message

	Unit *source.Unit
	// Object is the function or method, or the type name of a contract's func
	// type; nil for a function literal.
	Object    types.Object
	Signature *types.Signature
	// Interface declares a contract's method: an alias of an interface has a name too,
	// which the type checker does not know. It is nil for others.
	Interface *types.TypeName
	// Name, Type, Recv and Doc are its syntax. Recv is the type of a method's
	// receiver, nil for a contract too.
	Name       *ast.Ident
	Type       *ast.FuncType
	Recv       ast.Expr
	Doc        *ast.CommentGroup
	Directives directive.Set
	// RegisteredByOutput reports whether generated code alone registers it.
	RegisteredByOutput bool
	// Detail is why the SDK can't run it, and how to fix that; "" if it can.
	Detail string
}

// Package is the import path of the package that declares f.
func (f *Function) Package() string { return f.Unit.Package.PkgPath }

// Func is the function's or method's name; that of the function around it, and
// ".func", for a function literal.
func (f *Function) Func() string {
	if f.Object == nil {
		return f.Name.Name + ".func"
	}
	return f.Object.Name()
}

// Receiver is the name of a method's receiver type, that of the interface for
// a contract's method, "" for a function.
func (f *Function) Receiver() string {
	if f.Interface != nil {
		return f.Interface.Name()
	}
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

// Constraint is the build constraint of the file that declares f, as it
// follows //go:build, or "".
func (f *Function) Constraint() string { return constraint.Text(f.Unit.Constraint) }

// GoName is what f's generated identifiers are made of.
func (f *Function) GoName() string {
	if f.Directives.As != "" {
		return f.Directives.As
	}
	if f.Kind == definition.Activity {
		return names.ActivityGoName(f.Receiver(), f.Func())
	}
	return names.GoName(f.Receiver(), f.Func())
}

// Runs reports whether it is a workflow or an activity.
func (f *Function) Runs() bool { return f.Workflow || f.Activity }

// TakesContext reports whether its first parameter is a context, which the SDK gives it:
// that of a workflow, or one of Go's that an activity may do without.
func (f *Function) TakesContext() bool {
	return f.Kind != definition.Activity || sdk.TakesGoContext(f.Signature)
}

// Skipped is how many parameters are not its own: the context, where it takes one.
func (f *Function) Skipped() int {
	if f.TakesContext() {
		return 1
	}
	return 0
}

// Title is how Temporal calls the name of what it is.
func (f *Function) Title() string {
	if f.Kind == definition.Activity {
		return "Activity Type"
	}
	return "Workflow Type"
}

// Directive is the directive for what it is, without the slashes.
func (f *Function) Directive() string { return "temporalgen:" + string(f.Kind) }

// Subject is f as what an error is about. dir is what paths are relative to.
func (f *Function) Subject(dir string) string {
	return string(f.Kind) + " " + f.String() + " (" + report.At(dir, f.Pos) + ")"
}

// IsFuncType reports whether f is a contract in the form of a func type.
func (f *Function) IsFuncType() bool {
	_, ok := f.Object.(*types.TypeName)
	return ok
}

func (f *Function) receiverType() *types.Named {
	if f.Object == nil || f.Signature.Recv() == nil {
		return nil
	}
	return code.Named(f.Signature.Recv().Type())
}
