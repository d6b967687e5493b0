package stamp

import (
	"bytes"
	"io"
)

// Answer is what a run printed that ended with exit status 0 and wrote nothing.
type Answer struct {
	Printed []Printed
}

// Printed is what was printed at once.
type Printed struct {
	// Error reports whether it went to standard error.
	Error bool
	Text  []byte
}

// Answer is the answer called name, if there is one.
func (s Store) Answer(name Name) (answer Answer, ok bool) {
	ok = s.load(name, &answer)
	return answer, ok
}

// Keep keeps an answer.
func (s Store) Keep(name Name, answer Answer) { s.save(name, answer) }

// Print prints what was printed.
func (a *Answer) Print(stdout, stderr io.Writer) error {
	for _, p := range a.Printed {
		to := stdout
		if p.Error {
			to = stderr
		}
		if _, err := to.Write(p.Text); err != nil {
			return err
		}
	}
	return nil
}

// Record returns writers in the place of stdout and stderr, which add to a what goes
// through them.
func (a *Answer) Record(stdout, stderr io.Writer) (io.Writer, io.Writer) {
	return &recorder{a, stdout, false}, &recorder{a, stderr, true}
}

type recorder struct {
	answer *Answer
	to     io.Writer
	error  bool
}

func (r *recorder) Write(text []byte) (int, error) {
	printed := &r.answer.Printed
	if n := len(*printed); n > 0 && (*printed)[n-1].Error == r.error {
		(*printed)[n-1].Text = append((*printed)[n-1].Text, text...)
	} else {
		*printed = append(*printed, Printed{r.error, bytes.Clone(text)})
	}
	return r.to.Write(text)
}
