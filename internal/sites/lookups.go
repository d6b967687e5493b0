package sites

import (
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/fit"
)

// resolveByResult finds the workflow of a run by ID. It is known where all
// results are decoded into one type, declared beside one workflow, and that is
// the only one with such a result.
func (x *Index) resolveByResult(s *Site) Target {
	var result types.Type
	for _, d := range s.Run.Decodes() {
		p, ok := x.Pass.TypesInfo.TypeOf(d.Value).(*types.Pointer)
		if !ok {
			continue
		}
		if result != nil && !types.Identical(result, p.Elem()) {
			return Target{}
		}
		result = p.Elem()
	}
	if result == nil {
		return Target{}
	}
	named, ok := types.Unalias(code.Deref(result)).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return Target{}
	}
	var found []*Starter
	for _, st := range x.starters {
		if sig, ok := st.Signature(); ok && sig.Result != nil && fit.SameType(sig.Result, result) {
			found = append(found, st)
		}
	}
	st := x.choose(s, found)
	if st == nil || len(distinct(found)) != 1 {
		return Target{}
	}
	sig, _ := st.Signature()
	return Target{Starter: st, Signature: sig, Known: true, Label: st.Name}
}

// distinct are the workflows among starters.
func distinct(starters []*Starter) map[string]bool {
	names := map[string]bool{}
	for _, s := range starters {
		names[s.source()+" "+s.TypeName] = true
	}
	return names
}
