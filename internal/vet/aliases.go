package vet

import "github.com/temporal-gen/temporal-gen/internal/sites"

// unalias tells what is known of activities why the SDK does not find some by their
// functions, by types.Func.FullName of these: "its struct is registered with a prefix".
// It is nil where nobody has asked.
func (m *Module) unalias(why map[string]string) {
	if why == nil {
		return
	}
	for _, f := range m.facts {
		fact := f.Fact.(*sites.Fact)
		fact.Unaliased = map[string]string{}
		for _, a := range fact.Activities {
			if reason, ok := why[a.Func]; ok {
				fact.Unaliased[a.Func] = reason
			}
		}
	}
}
