// Package mutation damages Go source, for tests: as slips of an editor, merges
// that went wrong and failing disks do, and as nobody would.
package mutation

import (
	"bytes"
	"go/scanner"
	"go/token"
	"math/rand/v2"
	"slices"
	"strings"
)

// Of is src with one or several mutations. It depends on r and src alone.
func Of(r *rand.Rand, src []byte) []byte {
	out := slices.Clone(src)
	for range 1 + r.IntN(3) {
		if len(out) > 0 {
			out = mutations[r.IntN(len(mutations))](r, out)
		}
	}
	return out
}

// mutations are those that [Of] chooses from. Each gets a source of its own that
// is not empty.
var mutations = []func(r *rand.Rand, src []byte) []byte{
	deleteBytes,
	duplicateBytes,
	garbleBytes,
	truncate,
	zeroes,
	deleteToken,
	duplicateToken,
	replaceToken,
	replaceToken,
	swapTokens,
	swapReceivers,
	swapReceivers,
	swapLines,
	conflict,
	declare,
	declare,
	declare,
}

func deleteBytes(r *rand.Rand, src []byte) []byte {
	from, to := span(r, len(src))
	return slices.Delete(src, from, to)
}

func duplicateBytes(r *rand.Rand, src []byte) []byte {
	from, to := span(r, len(src))
	return slices.Insert(src, to, slices.Clone(src[from:to])...)
}

func garbleBytes(r *rand.Rand, src []byte) []byte {
	for range 1 + r.IntN(4) {
		src[r.IntN(len(src))] = byte(r.IntN(256))
	}
	return src
}

func truncate(r *rand.Rand, src []byte) []byte { return src[:r.IntN(len(src))] }

// zeroes is a file that was not written to the end when the power failed.
func zeroes(r *rand.Rand, src []byte) []byte {
	clear(src[r.IntN(len(src)):])
	return src
}

func deleteToken(r *rand.Rand, src []byte) []byte {
	t := pick(r, tokensOf(src))
	return slices.Delete(src, t.from, t.to)
}

func duplicateToken(r *rand.Rand, src []byte) []byte {
	t := pick(r, tokensOf(src))
	return slices.Insert(src, t.to, slices.Concat([]byte(" "), src[t.from:t.to])...)
}

// replaceToken puts another token of the source, or one that changes much, in the
// place of one.
func replaceToken(r *rand.Rand, src []byte) []byte {
	tokens := tokensOf(src)
	t, other := pick(r, tokens), pick(r, tokens)
	text := slices.Clone(src[other.from:other.to])
	if r.IntN(2) == 0 {
		text = []byte(pick(r, strings.Fields(`func ( ) { } [ ] ... * . , ; = := type const var interface struct chan map return 0 1.5 "" 'x' nil _ int string error any main init`)))
	}
	return slices.Replace(src, t.from, t.to, text...)
}

func swapTokens(r *rand.Rand, src []byte) []byte {
	tokens := tokensOf(src)
	a, b := pick(r, tokens), pick(r, tokens)
	if a.from > b.from {
		a, b = b, a
	}
	if a.to > b.from {
		return src
	}
	return slices.Concat(src[:a.from], src[b.from:b.to], src[a.to:b.from], src[a.from:a.to], src[b.to:])
}

// swapReceivers gives a function another receiver: that of another one, or what
// is none.
func swapReceivers(r *rand.Rand, src []byte) []byte {
	var receivers []tokenAt
	tokens := tokensOf(src)
	for i, t := range tokens {
		if string(src[t.from:t.to]) != "func" || i+1 == len(tokens) || src[tokens[i+1].from] != '(' {
			continue
		}
		if end := bytes.IndexByte(src[t.to:], ')'); end >= 0 {
			receivers = append(receivers, tokenAt{t.to, t.to + end + 1})
		}
	}
	if len(receivers) == 0 {
		return src
	}
	t, other := pick(r, receivers), pick(r, receivers)
	text := slices.Clone(src[other.from:other.to])
	if r.IntN(2) == 0 {
		text = []byte(pick(r, []string{
			"", " ()", " (,)", " (_)", " (a, b int)", " (*)", " ([]int)", " (c *client.Client)", " (c *WorkflowClient[T])",
			" (c **WorkflowClient)", " (func())", " (struct{})", " (a int, b string)", " (c ...WorkflowClient)", " (nil)", " (c (*WorkflowClient))",
		}))
	}
	return slices.Replace(src, t.from, t.to, text...)
}

func swapLines(r *rand.Rand, src []byte) []byte {
	lines := bytes.SplitAfter(src, []byte("\n"))
	i, j := r.IntN(len(lines)), r.IntN(len(lines))
	lines[i], lines[j] = lines[j], lines[i]
	return bytes.Join(lines, nil)
}

// conflict is a merge that failed.
func conflict(r *rand.Rand, src []byte) []byte {
	lines := bytes.SplitAfter(src, []byte("\n"))
	from, to := span(r, len(lines))
	return bytes.Join(slices.Concat(
		lines[:from], [][]byte{[]byte("<<<<<<< HEAD\n")}, lines[from:to], [][]byte{[]byte("=======\n")},
		lines[from:to], [][]byte{[]byte(">>>>>>> theirs\n")}, lines[to:],
	), nil)
}

// declare puts a declaration between two lines, that of a name of the source as a
// rule.
func declare(r *rand.Rand, src []byte) []byte {
	var names []string
	for _, t := range tokensOf(src) {
		if t.to > t.from && token.IsIdentifier(string(src[t.from:t.to])) {
			names = append(names, string(src[t.from:t.to]))
		}
	}
	x := "X"
	if len(names) > 0 {
		x = pick(r, names)
	}
	text := strings.ReplaceAll(pick(r, declarations), "X", x)
	lines := bytes.SplitAfter(src, []byte("\n"))
	return bytes.Join(slices.Insert(lines, r.IntN(len(lines)+1), []byte("\n"+text+"\n")), nil)
}

// declarations are of X.
var declarations = []string{
	"func () X() {}",
	"func X()",
	"func X(",
	"func X() (a, b int, c error) { return }",
	"func X[T any](t T) T { return t }",
	"func (a, b X) Y() {}",
	"func (*X) Y()",
	"func (X[T]) Y(T) {}",
	"func (c *client.X) Y() {}",
	"func _() {}",
	"func init()",
	"func main[T any]() {}",
	"const X = 1",
	"const X",
	"const X, Y = `a`, `b`",
	"const (\n\tX = iota\n\tY\n\t_\n)",
	"const ()",
	"const XTypeName = X + `x`",
	"const XTypeName string = `a\nb`",
	"var X = X",
	"var _, X = X()",
	"var X, Y func() = X",
	"type X X",
	"type X = *X",
	"type X [len(X)]int",
	"type X interface{ X; Y() X }",
	"type X interface{ ~int | string }",
	"type X struct{ X; *Y }",
	"type X[T X[T]] []X[T]",
	"type (\n\tX int\n\tX string\n)",
	"type X struct{ *struct{ X } }",
	"import X `context`",
	"import . `context`",
	"import (",
	"import `\x00`",
	"package X",
	"//line X.go:1:1",
	"//line /nowhere/X.go:99999999",
	"/*line :0:0*/",
	"//go:build X && !X",
	"//go:embed X",
	"/*",
	"`",
	"if X := X; X {} else {}",
	"X(X...)",
	"for range X {}",
	"switch X := X.(type) {}",
	"func f() { X: for { break X; goto X } }",
	"var X = func() { X.X().X[X](X).(X) }",
	"var X = X{X: X, 0: X, nil}",
}

// tokenAt is where a token is.
type tokenAt struct{ from, to int }

// tokensOf are the tokens of src, at least one: of what is no Go at all, nothing.
func tokensOf(src []byte) []tokenAt {
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(src))
	s.Init(file, src, nil, scanner.ScanComments)
	var tokens []tokenAt
	for {
		pos, tok, text := s.Scan()
		if tok == token.EOF {
			break
		}
		from := file.Offset(pos)
		switch {
		case text == "\n": // a semicolon that is not there
			continue
		case text == "":
			text = tok.String()
		}
		tokens = append(tokens, tokenAt{from, min(from+len(text), len(src))})
	}
	if len(tokens) == 0 {
		tokens = []tokenAt{{0, 0}}
	}
	return tokens
}

// span is a part of n, short as a rule.
func span(r *rand.Rand, n int) (from, to int) {
	from = r.IntN(n)
	length := 1 + r.IntN(16)
	if r.IntN(4) == 0 {
		length = 1 + r.IntN(n)
	}
	return from, min(from+length, n)
}

func pick[T any](r *rand.Rand, of []T) T { return of[r.IntN(len(of))] }
