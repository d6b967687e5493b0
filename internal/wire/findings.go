package wire

import (
	"bytes"
	"cmp"
	"go/scanner"
	"go/token"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/finding"
	"github.com/temporal-gen/temporal-gen/internal/lock"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Docs is the address of the page about the lock.
const Docs = "https://github.com/temporal-gen/temporal-gen/blob/main/docs/lock.md"

// Categories are those of findings: the classes of changes, in the order in which [Docs]
// explains them.
func Categories() (all []finding.Category) {
	for _, c := range []lock.Class{lock.Breaking, lock.Lost, lock.Changed} {
		all = append(all, category(c))
	}
	return all
}

// category is that of a class of changes.
func category(c lock.Class) finding.Category {
	text := map[lock.Class][2]string{
		lock.Breaking: {
			"report changes after which runs fail, or wait for ever",
			"What older code has encoded can't be decoded, or what open runs, callers and histories go by a name for is not there under that name.",
		},
		lock.Lost: {
			"report changes after which data is left out, without an error",
			"What older code has encoded is decoded without it. Replay tests pass.",
		},
		lock.Changed: {
			"report changes after which data arrives as something else",
			"What older code has encoded is decoded into another value, or by a type that a strict lock does not take for the same. Replay tests pass.",
		},
	}[c]
	return finding.Category{Name: c.String(), Severity: finding.Error, Title: text[0], Details: text[1], URL: Docs + "#" + c.String()}
}

// finding is what was found with its place: in the code, or else in the lock.
func (h *Held) finding(f *lock.Finding, now *Code) finding.Finding {
	found := finding.Finding{Category: category(f.Class), Message: f.Text()}
	if pos := now.position(f.Places); pos.IsValid() {
		found.Start, found.Stop = pos, afterToken(pos)
		return found
	}
	line := lock.Line(h.text, f.Function, f.Message)
	found.Start = token.Position{Filename: h.Path, Line: line, Column: 1}
	found.Stop = found.Start
	found.Stop.Column += len(bytes.Split(h.text, []byte("\n"))[line-1])
	return found
}

// position is the first of places that the code has.
func (c *Code) position(places []string) token.Position {
	for _, place := range places {
		if pos, ok := c.places[place]; ok {
			return pos
		}
	}
	return token.Position{}
}

// Gaps are the values that are not compared, at their places.
func (c *Code) Gaps() (gaps []report.Diagnostic) {
	for _, gap := range c.Lock.Gaps() {
		gaps = append(gaps, report.Diagnostic{Pos: c.position(gap.Places), Message: gap.String()})
	}
	return report.Sort(gaps)
}

// afterToken is where the token ends that begins at a position; the position where there
// is none.
func afterToken(pos token.Position) token.Position {
	text, _ := disk.Read(pos.Filename)
	lines := bytes.SplitAfter(text, []byte("\n"))
	if pos.Line > len(lines) || pos.Column > len(lines[pos.Line-1]) {
		return pos
	}
	text = lines[pos.Line-1][pos.Column-1:]
	var s scanner.Scanner
	file := token.NewFileSet().AddFile("", -1, len(text))
	s.Init(file, text, nil, 0)
	_, kind, word := s.Scan()
	pos.Column += len(cmp.Or(word, kind.String()))
	return pos
}
