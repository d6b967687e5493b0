package messages

import "slices"

// step is a statement in a frame. It is run again only if something that it has
// read has changed: otherwise it would do the same again.
type step struct {
	// done reports whether it was run, and nothing that it has read has changed since.
	done bool
	// parents are the steps that run it: the calls of the function that it is in,
	// and the loop around it. Not to run them would leave it out too.
	parents []*step
}

// begin reports whether a step has to be run, as a part of the current one.
func (s *search) begin(st *step) bool {
	if s.current != nil && !slices.Contains(st.parents, s.current) {
		st.parents = append(st.parents, s.current)
	}
	return !st.done
}

// within runs a step.
func (s *search) within(st *step, run func()) {
	outer := s.current
	st.done, s.current = true, st // done before: it may change what it has read itself
	run()
	s.current = outer
}

// repeat has a step run again, and what runs it.
func (st *step) repeat() {
	if !st.done {
		return
	}
	st.done = false
	for _, parent := range st.parents {
		parent.repeat()
	}
}

// read is what a cell holds. The current step is run again when that changes.
func (s *search) read(c *cell) []value {
	s.watch(&c.readers)
	return c.values
}

// readers are the steps that have read something. A step may be among them
// several times.
type readers []*step

// watch adds the current step to readers.
func (s *search) watch(r *readers) {
	if n := len(*r); s.current != nil && (n == 0 || (*r)[n-1] != s.current) {
		*r = append(*r, s.current)
	}
}

// repeat has all of them run again, and then become readers again.
func (r *readers) repeat() {
	for _, st := range *r {
		st.repeat()
	}
	*r = (*r)[:0]
}

// waits notes that the current step does something else when all that flows has
// been found.
func (s *search) waits() {
	if n := len(s.waiting); s.current != nil && (n == 0 || s.waiting[n-1] != s.current) {
		s.waiting = append(s.waiting, s.current)
	}
}
