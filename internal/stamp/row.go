package stamp

// row is what is known of go:generate lines with the same arguments that ran one after
// the other on the same source.
type row struct {
	// Source names that source, and Dir is the folder of the first of them.
	Source, Dir string
	// Many reports whether a line of another folder has run as well.
	Many bool
}

// InRow notes that the line in the folder of state runs, and reports whether those of
// other folders are expected to run on the same source: one has already, or they did
// on the source before, or it is the first time. To find out for all is wasted where
// somebody generates for one package after each edit, or where other generators
// change the source between two lines.
func (s Store) InRow(state *State, args []string) bool {
	name := Name{digestOf(digestOf(digest{}, args...), "row", state.Root)}
	source := state.AskedForAll(args).String()
	last := row{Many: true}
	s.load(name, &last)
	switch {
	case last.Source != source:
		s.save(name, row{Source: source, Dir: state.dir})
		return last.Many
	case !last.Many && last.Dir != state.dir:
		last.Many = true
		s.save(name, last)
	}
	return last.Many
}
