package rewrite

import (
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// notBuilt is why a starter can't be named in the site's file, though it can be
// in this build: in another one the file is there and the starter is not. It is
// "" where the site names the workflow's function, which is there with it.
func (r *rewriter) notBuilt(st *sites.Starter) string {
	if fn := r.Site.Target.Fn; len(st.Conditions) == 0 || fn != nil && fn.FullName() == st.Func {
		return ""
	}
	here := constraint.Conditions(r.pass.Fset.File(r.Site.File.FileStart).Name(), r.Site.File)
	for _, condition := range st.Conditions {
		if !slices.Contains(here, condition) {
			return "its starter is built under " + condition + " only, and this file is not"
		}
	}
	return ""
}
