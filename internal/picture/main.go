// Picture draws docs/picture.svg, the terminal in the README, from a transcript
// that the tests of the command keep true.
package main

//go:generate go run . ../../cmd/temporal-gen/testdata/picture.txtar ../../docs/picture.svg

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"log"
	"os"
	"strings"

	"golang.org/x/tools/txtar"
)

// Sizes in pixels, but for columns, which count characters.
const (
	columns    = 105
	charWidth  = 8
	lineHeight = 19
	margin     = 20
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("picture: ")
	if len(os.Args) != 3 {
		log.Fatal("usage: picture TRANSCRIPT SVG")
	}
	archive, err := txtar.ParseFile(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	last := len(archive.Files) - 1
	if last < 0 || archive.Files[last].Name != "want" {
		log.Fatalf("%s has no transcript: its last file must be want", os.Args[1])
	}
	if err := os.WriteFile(os.Args[2], draw(terminal(string(archive.Files[last].Data))), 0o644); err != nil {
		log.Fatal(err)
	}
}

// line is a line of the terminal.
type line struct{ text, class string }

// terminal is what a transcript shows on a terminal: the commands and what they
// print, without exit statuses and changed files.
func terminal(transcript string) []line {
	var lines []line
	section := ""
	for text := range strings.Lines(transcript) {
		text = strings.TrimRight(text, "\n")
		switch {
		case strings.HasPrefix(text, "$ "):
			if len(lines) > 0 {
				lines = append(lines, line{})
			}
			lines = append(lines, line{text, "command"})
		case strings.HasPrefix(text, "[") && strings.HasSuffix(text, "]"):
			section = text
		case section != "[disk]":
			lines = append(lines, wrap(text, class(text))...)
		}
	}
	return lines
}

// class is the style of a line that a command printed.
func class(text string) string {
	switch {
	case strings.HasPrefix(text, "+"):
		return "added"
	case strings.HasPrefix(text, "-"):
		return "removed"
	case strings.HasPrefix(text, "@@"):
		return "hunk"
	}
	return "output"
}

// wrap breaks a line where it has spaces.
func wrap(text, class string) []line {
	var lines []line
	text = strings.ReplaceAll(text, "\t", "    ")
	for len(text) > columns {
		end := strings.LastIndexByte(text[:columns], ' ')
		if end <= 0 {
			end = columns
		}
		lines = append(lines, line{text[:end], class})
		text = "    " + strings.TrimLeft(text[end:], " ")
	}
	return append(lines, line{text, class})
}

func draw(lines []line) []byte {
	var b bytes.Buffer
	width, height := columns*charWidth+2*margin, len(lines)*lineHeight+2*margin
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" role="img" aria-label="temporal-gen list, generate, vet and fix -diff in a terminal">
<style>
text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre; fill: #d0d7de }
.command { fill: #ffffff; font-weight: bold }
.added { fill: #7ee787 }
.removed { fill: #ffa198 }
.hunk { fill: #79c0ff }
</style>
<rect width="100%%" height="100%%" rx="8" fill="#161b22"/>
`, width, height)
	for i, l := range lines {
		if l.text == "" {
			continue
		}
		fmt.Fprintf(&b, `<text x="%d" y="%d" xml:space="preserve" class="%s">`, margin, margin+(i+1)*lineHeight-5, l.class)
		xml.EscapeText(&b, []byte(l.text))
		b.WriteString("</text>\n")
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}
