package names

import (
	"go/ast"
	"go/constant"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Identifiers of an activity.
var (
	ActivityTypeName     = Identifier{after: "ActivityTypeName", Proof: Reference}
	ExecuteActivity      = Identifier{before: "Execute", after: "Activity", Proof: Start}
	ExecuteLocalActivity = Identifier{before: "Execute", after: "LocalActivity", Proof: Start}
	RegisterActivity     = Identifier{before: "Register", after: "Activity", Proof: Registration}
	StartActivity        = Identifier{before: "Execute", after: "Activity", Proof: Start, Method: true}
	GetActivity          = Identifier{before: "Get", after: "Activity", Proof: Reference, Method: true}
	ActivityHandle       = Identifier{after: "ActivityHandle"}
)

// OfActivity are all identifiers of an activity.
var OfActivity = []Identifier{
	ActivityTypeName, ExecuteActivity, ExecuteLocalActivity, RegisterActivity, StartActivity, GetActivity, ActivityHandle,
}

// ActivityFuture and ActivityErrorFuture are the types of the futures of all activities
// of a package, with a result and without.
const (
	ActivityFuture      = "ActivityFuture"
	ActivityErrorFuture = "ActivityErrorFuture"
)

// Activity is one activity that a generated file has typed calls for.
type Activity struct {
	// Name is what the generated identifiers are made of.
	Name string
	// TypeName is the Activity Type name.
	TypeName string
	// Func is the activity's function or method as types.Func.FullName has it, "" for a
	// contract and in a package of its own.
	Func string
	// Source is the import path of the activity's package where that is another one.
	Source string
	// Remote and Local report whether there is a call of it, and one as a local
	// activity, and LocalByFunction whether that hands over the function, not the name.
	Remote, Local, LocalByFunction bool
	// Client is the name of the generated client type that starts it without a
	// workflow, "" if none does.
	Client string
	// Conditions are those under which its file is built, sorted.
	Conditions []string
}

// Activities reads the typed calls of activities from a generated file, for those of
// the package at source, "" for its own.
func Activities(file *ast.File, info *types.Info, source string) []Activity {
	var all []Activity
	at := map[string]int{}
	built := constraint.Conditions("", file)
	code.Declared(file, func(id *ast.Ident) {
		c, ok := info.Defs[id].(*types.Const)
		if !ok || c.Val().Kind() != constant.String || !isOfActivity(file, id.Name) {
			return
		}
		name, _ := ActivityTypeName.Cut(id.Name)
		at[name] = len(all)
		all = append(all, Activity{Name: name, TypeName: constant.StringVal(c.Val()), Source: source, Conditions: built})
	})
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		of := func(identifier Identifier) *Activity {
			name, ok := identifier.Cut(fn.Name.Name)
			if i, known := at[name]; ok && known && identifier.Method == (fn.Recv != nil) {
				return &all[i]
			}
			return nil
		}
		if a := of(ExecuteActivity); a != nil {
			a.Remote = true
		}
		if a := of(ExecuteLocalActivity); a != nil {
			a.Local = true
			a.LocalByFunction = !mentions(fn.Body, ActivityTypeName.Of(a.Name))
		}
		if a := of(StartActivity); a != nil {
			a.Client = code.Receiver(fn)
		}
		if a := of(RegisterActivity); a != nil {
			a.Func = registered(fn, info, sdk.RegistersActivity)
		}
	}
	return all
}

// mentions reports whether a function's body has an identifier.
func mentions(body *ast.BlockStmt, identifier string) bool {
	if body == nil {
		return false
	}
	found := false
	if body == nil {
		return found
	}
	ast.Inspect(body, func(n ast.Node) bool {
		id, ok := n.(*ast.Ident)
		found = found || ok && id.Name == identifier
		return !found
	})
	return found
}

// isOfActivity reports whether a constant in a generated file is the name of an
// activity. One of a workflow that is called ChargeActivity looks the same.
func isOfActivity(file *ast.File, constant string) bool {
	name, ok := ActivityTypeName.Cut(constant)
	if !ok {
		return false
	}
	for _, decl := range file.Decls {
		if fn, ok := decl.(*ast.FuncDecl); ok && fn.Recv == nil && (fn.Name.Name == ExecuteActivity.Of(name) || fn.Name.Name == ExecuteLocalActivity.Of(name)) {
			return true
		}
	}
	return false
}
