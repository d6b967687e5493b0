package sites

import (
	"go/ast"
	"go/types"

	"golang.org/x/tools/go/ast/inspector"

	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// TypedStart is a use of what is generated for a workflow or an activity that starts or
// executes it.
type TypedStart struct {
	File *ast.File
	// Name is the identifier, and Of what it starts.
	Name *ast.Ident
	Of   *Definition
}

// TypedStarts are those of the package, as far as a driver has found what they start.
func (x *Index) TypedStarts() []TypedStart {
	if !x.reaches {
		return nil
	}
	var found []TypedStart
	for in := range x.Root.Children() {
		file := in.Node().(*ast.File)
		if isGenerated(file) {
			continue
		}
		for at := range in.Preorder((*ast.Ident)(nil)) {
			if def := x.startedBy(at); def != nil {
				found = append(found, TypedStart{file, at.Node().(*ast.Ident), def})
			}
		}
	}
	return found
}

// startedBy is what a use of a generated function or method starts, nil for any other.
func (x *Index) startedBy(at inspector.Cursor) *Definition {
	id := at.Node().(*ast.Ident)
	if !names.MayStart(id.Name) {
		return nil
	}
	fn, ok := x.Pass.TypesInfo.Uses[id].(*types.Func)
	if !ok || fn.Pkg() == nil || sdk.Has(fn.Pkg()) {
		return nil
	}
	x.learn()
	for _, st := range x.starters {
		if use, ok := names.UseOf(id.Name, st.Name); ok && use.Proof == names.Start && st.Pkg.Path() == fn.Pkg().Path() {
			return x.definitionOf(st, x.definedWorkflows)
		}
	}
	for _, i := range names.OfActivity {
		name, is := i.Cut(id.Name)
		if !is || i.Proof != names.Start || i == names.ExecuteLocalActivity {
			continue
		}
		for _, known := range x.activities.byName {
			for _, st := range known {
				if st.Name == name && st.Pkg.Path() == fn.Pkg().Path() {
					return x.definitionOf(st, x.definedActivities)
				}
			}
		}
	}
	return nil
}

// definitionOf is what a driver has found of what starters are for.
func (x *Index) definitionOf(st *Starter, in definitions) *Definition {
	if def := in.of(st.Func); def != nil {
		return def
	}
	if found := in.byName[st.TypeName]; len(found) == 1 {
		return found[0]
	}
	return nil
}
