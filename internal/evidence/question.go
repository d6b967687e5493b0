package evidence

import "go/token"

// question asks what code means at the end of a path: which constant an expression
// is, whether a condition holds.
type question struct {
	*world
	// reached are the variables that the value on the path has come to.
	reached map[token.Pos]bool
	// steps are those taken to find the answer.
	steps int
	// rewriting reports whether it is being looked for who writes a field.
	rewriting bool
}

// ask is a question beside the value that is being followed.
func (t *trace) ask() *question { return &question{world: t.w, reached: t.reached} }

// maxSteps bounds the steps of a question, which can go round in circles.
const maxSteps = 1000

// tooFar counts a step, and reports whether it is one too many.
func (q *question) tooFar(path *frame) bool {
	q.steps++
	return q.steps > maxSteps || path.depth() > maxDepth
}
