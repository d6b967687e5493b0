package plan

import (
	"fmt"
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// This file tells what can be named in another package than that of the workflows.

// unnameable is why the target can't name the declared types in t, or "".
func (p *plan) unnameable(t types.Type) string {
	why := ""
	code.Walk(t, func(t types.Type) {
		obj := code.TypeName(t)
		if why != "" || obj == nil || obj.Pkg() == nil || obj.Pkg().Path() == p.target.Path {
			return
		}
		of := obj.Pkg()
		reason := ""
		switch {
		case !obj.Exported():
			reason = "is not exported"
		case of.Name() == "main":
			reason = "is declared in package main, which can't be imported"
		case !code.CanImport(p.target.Path, of.Path()):
			reason = "is hidden from there by an internal folder"
		case !p.target.Own && p.Program.Imports(of.Path(), p.target.Path):
			reason = "is declared in a package that imports " + p.target.Path + ", which would be an import cycle"
		default:
			return
		}
		at := ""
		if pos := report.Place(p.Program.Fset, obj.Pos()); pos.IsValid() {
			at = " (" + p.at(pos) + ")"
		}
		why = fmt.Sprintf("%s.%s%s %s", of.Name(), obj.Name(), at, reason)
	})
	return why
}
