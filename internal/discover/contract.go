package discover

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/source"
)

// A contract declares a workflow or an activity that has no Go function here: one of
// another language, another module, or a package main. It is a func type, or a method
// of an interface, with the directive. The directive of an interface makes contracts of
// all its methods.

// contracts are those that the types of decl are.
func (d *search) contracts(u *source.Unit, decl *ast.GenDecl) []*Function {
	var contracts []*Function
	code.TypeSpecsOf(decl, func(spec *ast.TypeSpec, doc *ast.CommentGroup) {
		obj, ok := u.Info.Defs[spec.Name].(*types.TypeName)
		if !ok || spec.Name.Name == "_" {
			return
		}
		switch typ := ast.Unparen(spec.Type).(type) {
		case *ast.FuncType:
			directives := directive.Parse(doc, d.reportAt)
			d.refuseIgnore(directives)
			d.refuseMessages(directives, spec.Name.Name)
			if sig, ok := obj.Type().Underlying().(*types.Signature); ok && (directives.Workflow || directives.Activity) {
				f := &Function{Kind: kindOf(directives), Unit: u, Object: obj, Signature: sig, Name: spec.Name, Type: typ, Doc: doc, Directives: directives}
				contracts = append(contracts, d.contract(f, spec)...)
			}
		case *ast.InterfaceType:
			contracts = append(contracts, d.interfaceContracts(u, obj, spec, typ, doc)...)
		}
	})
	return contracts
}

// interfaceContracts are the methods of an interface, called obj, that are contracts.
func (d *search) interfaceContracts(u *source.Unit, obj *types.TypeName, spec *ast.TypeSpec, typ *ast.InterfaceType, doc *ast.CommentGroup) []*Function {
	whole := directive.Parse(doc, d.reportAt)
	d.refuseIgnore(whole)
	if len(whole.Messages) > 0 {
		d.reportAt(whole.Messages[0].Pos, fmt.Sprintf("a message is one workflow's, and interface %s stands for one with each method: move the directive to the method", spec.Name.Name))
	}
	all := whole.Workflow || whole.Activity
	if all && (whole.Name != "" || whole.As != "") {
		d.reportAt(whole.Pos, fmt.Sprintf("name= and as= are for one %s, and interface %s stands for one with each method: give them to the method", kindOf(whole), spec.Name.Name))
	}
	var contracts []*Function
	for _, method := range typ.Methods.List {
		signature, ok := method.Type.(*ast.FuncType)
		if !ok || len(method.Names) != 1 {
			if all {
				d.reportAt(method.Pos(), fmt.Sprintf("contract %s embeds another type: write out the methods that are %s", spec.Name.Name, kindOf(whole).Plural()))
			}
			continue
		}
		directives := directive.Parse(method.Doc, d.reportAt)
		if !whole.Workflow {
			d.refuseMessages(directives, spec.Name.Name+"."+method.Names[0].Name)
		}
		fn, ok := u.Info.Defs[method.Names[0]].(*types.Func)
		if !ok {
			continue
		}
		if !directives.Workflow && !directives.Activity && !directives.Ignore && !all {
			if f := d.interfaceActivity(u, fn, obj, method, signature); f != nil {
				contracts = append(contracts, f)
			}
			continue
		}
		if !directives.Pos.IsValid() {
			directives.Pos = whole.Pos
		}
		if directives.TaskQueue == "" {
			directives.TaskQueue = whole.TaskQueue
		}
		kind := kindOf(whole)
		if directives.Workflow || directives.Activity {
			kind = kindOf(directives)
		}
		f := &Function{
			Kind: kind, Unit: u, Object: fn, Signature: fn.Signature(), Interface: obj,
			Name: method.Names[0], Type: signature, Doc: method.Doc, Directives: directives,
		}
		contracts = append(contracts, d.contract(f, spec)...)
	}
	return contracts
}

// refuseIgnore reports an ignore directive on a type: no type is a workflow
// unless it says so.
func (d *search) refuseIgnore(of directive.Set) {
	if of.Ignore && !of.Workflow && !of.Activity {
		d.reportAt(of.Pos, "temporalgen:ignore has no effect here: remove it, or move it to a method of a contract")
	}
}

// kindOf is what directives make of a type or a method.
func kindOf(directives directive.Set) definition.Kind {
	if directives.Activity {
		return definition.Activity
	}
	return definition.Workflow
}

// refuseMessages reports messages of what is called name and is no contract.
func (d *search) refuseMessages(of directive.Set, name string) {
	if len(of.Messages) > 0 && !of.Workflow && !of.Ignore {
		d.reportAt(of.Messages[0].Pos, name+" is no workflow, so it takes no messages: remove the directive, or add temporalgen:workflow")
	}
}

// contract completes f, which spec declares.
func (d *search) contract(f *Function, spec *ast.TypeSpec) []*Function {
	f.Pos = report.Place(d.Program.Fset, f.Name.Pos())
	f.Evidence = []token.Position{report.Place(d.Program.Fset, f.Directives.Pos)}
	if d.refuseContext(f) {
		return nil
	}
	if f.Directives.Ignore {
		f.Reason = definition.Ignored
		return []*Function{f}
	}
	f.Reason, f.TypeName = definition.Contract, f.Func()
	f.Workflow, f.Activity = f.Kind == definition.Workflow, f.Kind == definition.Activity
	if f.Directives.Name != "" {
		f.TypeName = f.Directives.Name
	}
	f.Detail = unsupported(f)
	if spec.TypeParams != nil {
		f.Detail = "it has type parameters: remove them"
	}
	return []*Function{f}
}
