package callsite

import (
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/constraint"
)

// notBuilt is why a starter can't be named in the site's file, though it can be
// in this build: in another one the file is there and the starter is not. It is
// "" where the site names the workflow's function, which is there with it.
func (r *rewriter) notBuilt(st *starter) string {
	if len(st.Conditions) == 0 || r.site.target.fn != nil {
		return ""
	}
	here := constraint.Conditions(r.pass.Fset.File(r.site.file.FileStart).Name(), r.site.file)
	for _, condition := range st.Conditions {
		if !slices.Contains(here, condition) {
			return "its starter is built under " + condition + " only, and this file is not"
		}
	}
	return ""
}
