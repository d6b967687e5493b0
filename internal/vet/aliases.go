package vet

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/rewrite"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

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

// hold tells of workflows and activities with another name than their function why calls by the
// function have to stay as they are: a test has them by the function, in a way that can't
// be rewritten.
func (m *Module) hold() error {
	byFunc := map[string]*sites.Fact{}
	for _, f := range m.facts {
		fact := f.Fact.(*sites.Fact)
		add := func(fn, typeName string) {
			if fn != "" && !strings.HasSuffix(fn, "."+typeName) {
				byFunc[fn] = fact
			}
		}
		for _, s := range fact.Starters {
			add(s.Func, s.TypeName)
		}
		for _, a := range fact.Activities {
			add(a.Func, a.TypeName)
		}
	}
	if len(byFunc) == 0 {
		return nil
	}
	held := make([]map[string]string, len(m.checked))
	if err := inParallel(len(m.checked), func(i int) error {
		results := map[*analysis.Analyzer]any{}
		if !hasTests(m.checked[i]) {
			return nil
		}
		if err := m.run(rewrite.Analyzer, m.checked[i], results, nil); err != nil {
			return err
		}
		held[i] = results[rewrite.Analyzer].(*rewrite.Package).Held()
		return nil
	}); err != nil {
		return err
	}
	for _, of := range held {
		for fn, why := range of {
			if fact := byFunc[fn]; fact != nil {
				if fact.Held == nil {
					fact.Held = map[string]string{}
				}
				fact.Held[fn] = cmp.Or(fact.Held[fn], why)
			}
		}
	}
	return nil
}

// hasTests reports whether a package has test files.
func hasTests(pkg *packages.Package) bool {
	return slices.ContainsFunc(pkg.CompiledGoFiles, func(name string) bool { return strings.HasSuffix(name, "_test.go") })
}
