package vet

import "slices"

// gone is how many findings there are no more after fixes: those that they are
// the fixes of, and what the compiler looks after from then on.
func (m *Module) gone(findings []Finding, fixes []fix) int {
	n := 0
	for _, f := range findings {
		if slices.ContainsFunc(fixes, func(x fix) bool { return m.settles(x, f) }) {
			n++
		}
	}
	return n
}

// settles reports whether a fix leaves nothing of a finding. Where a call becomes
// one of a typed starter, nothing is wrong with its arguments and its name any
// more, nor with the use of its result that is rewritten with it.
func (m *Module) settles(x fix, f Finding) bool {
	if x.finding.pkg != f.pkg {
		return false
	}
	if x.finding.Pos == f.Pos && x.finding.Category == f.Category && x.finding.Message == f.Message {
		return true
	}
	if len(f.SuggestedFixes) > 0 {
		return false
	}
	if x.finding.Category == "untyped" && f.Category != "untyped" && x.finding.Pos <= f.Pos && f.End <= x.finding.End {
		return m.edits(x, x.finding) // not if it registers the activity of a mock before that
	}
	return m.edits(x, f)
}

// edits reports whether a fix changes the code that a finding is about.
func (m *Module) edits(x fix, f Finding) bool {
	file := m.fset.File(f.Pos)
	start, end := file.Offset(f.Pos), file.Offset(f.End)
	return slices.ContainsFunc(x.patch[file.Name()], func(e edit) bool { return e.start < end && start < e.end })
}
