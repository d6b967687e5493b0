package stamp

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func nameOf(text string) Name { return Name{digestOf(digest{}, text)} }

func answerOf(text string) Answer { return Answer{[]Printed{{true, []byte(text)}}} }

// TestRecord prints again what was printed, where it was printed.
func TestRecord(t *testing.T) {
	t.Parallel()
	s := Store{filepath.Join(t.TempDir(), "a", "b")}
	if _, ok := s.Answer(nameOf("a")); ok {
		t.Error("there is an answer in an empty store")
	}
	var answer Answer
	var shown bytes.Buffer
	stdout, stderr := answer.Record(&shown, &shown)
	for i, w := range []any{stdout, stdout, stderr, stdout} {
		fmt.Fprintf(w.(interface{ Write([]byte) (int, error) }), "%d\xff\n", i)
	}
	s.Keep(nameOf("a"), answer)
	again, ok := s.Answer(nameOf("a"))
	if !ok {
		t.Fatal("no answer")
	}
	var out, errs, both bytes.Buffer
	again.Print(&out, &errs)
	again.Print(&both, &both)
	if out.String() != "0\xff\n1\xff\n3\xff\n" || errs.String() != "2\xff\n" || both.String() != shown.String() {
		t.Errorf("%q, %q, %q", &out, &errs, &both)
	}
	if err := again.Print(full{}, full{}); err == nil {
		t.Error("nothing is said of what could not be printed")
	}
	if _, ok := s.Answer(nameOf("b")); ok {
		t.Error("there is an answer to another question")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("full") }

// TestDamage takes no answer from a file that is not whole, whatever is missing.
func TestDamage(t *testing.T) {
	t.Parallel()
	s := Store{t.TempDir()}
	name := nameOf("a")
	s.Keep(name, answerOf("text"))
	whole, err := os.ReadFile(s.path(name))
	if err != nil {
		t.Fatal(err)
	}
	write := func(content []byte) {
		if err := os.WriteFile(s.path(name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for i := range whole {
		write(whole[:i])
		if _, ok := s.Answer(name); ok {
			t.Errorf("there is an answer in the first %d bytes", i)
		}
		changed := bytes.Clone(whole)
		changed[i] ^= 1
		write(changed)
		if _, ok := s.Answer(name); ok {
			t.Errorf("there is an answer though byte %d is another one", i)
		}
	}
	write(whole)
	if _, ok := s.Answer(name); !ok {
		t.Error("there is no answer in the whole file")
	}
	os.Remove(s.path(name))
	os.Mkdir(s.path(name), 0o755)
	if _, ok := s.Answer(name); ok {
		t.Error("a folder is an answer")
	}
	s.Keep(name, answerOf("text")) // which fails
}

// TestNoStore goes on without a folder.
func TestNoStore(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s := Store{filepath.Join(file, "below")}
	s.Keep(nameOf("a"), answerOf("text"))
	if _, ok := s.Answer(nameOf("a")); ok || s.First(nameOf("a")) {
		t.Error("there is something where nothing can be")
	}
}

func TestFirst(t *testing.T) {
	t.Parallel()
	s := Store{filepath.Join(t.TempDir(), "new")}
	if !s.First(nameOf("a")) || s.First(nameOf("a")) || !s.First(nameOf("b")) {
		t.Error("the first time is not the first")
	}
	s.prune(time.Now().Add(10 * maxAge))
	if s.First(nameOf("a")) {
		t.Error("it is forgotten")
	}
}

// TestPrune bounds a store by number, size and age, and keeps what is used.
func TestPrune(t *testing.T) {
	t.Parallel()
	s := Store{t.TempDir()}
	now := time.Now()
	write := func(name string, size int64, age time.Duration) {
		path := filepath.Join(s.Dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(path, size); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	left := func() string {
		entries, err := os.ReadDir(s.Dir)
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return strings.Join(names, " ")
	}
	write("old", 1, maxAge+time.Minute)
	write("young", 1, maxAge-time.Minute)
	write(".killed.temporal-gen-1", 1, maxAge+time.Minute)
	s.prune(now)
	if got := left(); got != "young" {
		t.Errorf("by age: %s", got)
	}
	write("large", maxTotal-1, time.Minute)
	write("new", 1, 0)
	s.prune(now)
	if got := left(); got != "large new" {
		t.Errorf("by size: %s", got)
	}
	os.Remove(filepath.Join(s.Dir, "large"))
	for i := range maxStamps {
		write(fmt.Sprintf("n%04d", i), 1, time.Hour+time.Duration(i)*time.Second)
	}
	s.prune(now)
	if got := left(); strings.Count(got, " ") != maxStamps-1 || !strings.HasPrefix(got, "n0000 ") || !strings.HasSuffix(got, " n0998 new") {
		t.Errorf("by number: %s", got)
	}

	s.Keep(nameOf("used"), answerOf(""))
	long := now.Add(-maxAge + time.Minute)
	os.Chtimes(s.path(nameOf("used")), long, long)
	if _, ok := s.Answer(nameOf("used")); !ok {
		t.Fatal("no answer")
	}
	s.prune(now.Add(time.Hour))
	if _, ok := s.Answer(nameOf("used")); !ok {
		t.Error("what is used is removed")
	}
	s.Keep(nameOf("huge"), answerOf(strings.Repeat("x", maxSize)))
	if _, ok := s.Answer(nameOf("huge")); ok {
		t.Error("what is too large is kept")
	}
}

// TestAtOnce has many runs use a store at the same time: an answer is the one that
// was kept, or none.
func TestAtOnce(t *testing.T) {
	t.Parallel()
	s := Store{filepath.Join(t.TempDir(), "new")}
	said := make(chan bool, 16)
	var runs sync.WaitGroup
	for i := range 16 {
		runs.Go(func() {
			said <- s.First(nameOf("hint"))
			for j := range 30 {
				text := fmt.Sprint(j % 5)
				if answer, ok := s.Answer(nameOf(text)); ok && string(answer.Printed[0].Text) != strings.Repeat(text, 5000) {
					t.Errorf("another answer: %.20q", answer.Printed[0].Text)
				}
				s.Keep(nameOf(text), answerOf(strings.Repeat(text, 5000)))
				if i == 0 {
					s.prune(time.Now().Add(maxAge * time.Duration(j%2*2)))
				}
			}
		})
	}
	runs.Wait()
	close(said)
	first := 0
	for ok := range said {
		if ok {
			first++
		}
	}
	if first != 1 {
		t.Errorf("%d were the first", first)
	}
}
