package stamp

// Rendered is what names the digests of what the tool rendered in the module of the
// state, whatever is in it: they hold as long as the tool is the same.
func (s *State) Rendered() Name { return Name{digestOf(s.tool, "rendered", s.Root)} }

// Rendered are the digests called name, of files by those of what they were rendered
// from.
func (s Store) Rendered(name Name) (digests map[string]string) {
	s.load(name, &digests)
	return digests
}

// KeepRendered keeps digests.
func (s Store) KeepRendered(name Name, digests map[string]string) { s.save(name, digests) }
