package generator

import (
	"fmt"
	"go/token"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/report"
	sources "github.com/temporal-gen/temporal-gen/internal/source"
)

// checkSyntax reports files that do not parse, or are of another package than
// the files beside them: workflows may be hidden in them.
func (g *generation) checkSyntax(pkg *packages.Package) {
	bad := map[string]bool{}
	for _, e := range pkg.Errors {
		if pos := position(e.Pos); e.Kind == packages.ParseError && !bad[pos.Filename] {
			bad[pos.Filename] = true
			if pos.Column == 0 { // no place in the file: it could not be read
				g.report(token.Position{Filename: pos.Filename}, "can't be read ("+e.Msg+")")
			} else {
				g.report(pos, syntaxError(e.Msg))
			}
		}
	}
	for _, file := range pkg.Syntax {
		pos := report.Place(g.src.fset, file.Name.Pos())
		if file.Name.Name != pkg.Name && !bad[pos.Filename] && pos.Filename != "" {
			g.report(pos, fmt.Sprintf("package %s is in the folder of package %s: move the file, or fix its package clause", file.Name.Name, pkg.Name))
		}
	}
}

// checkWhole reports what keeps the go command from reading pkg as a whole, some
// of which is of a file after all. Then it did not look at imports either.
func (g *generation) checkWhole(pkg *packages.Package) {
	for _, e := range pkg.Errors {
		if !sources.IsOwn(e) || e.Msg != g.src.wholes[pkg.PkgPath] {
			continue
		}
		pos, message := token.Position{Filename: pkg.Dir}, e.Msg
		if m := placedMessage.FindStringSubmatch(message); m != nil {
			pos, message = position(m[1]), m[2]
		}
		if strings.HasPrefix(message, "case-insensitive file name collision") {
			message += ": rename one of them"
		}
		g.report(pos, message)
	}
}

// placedMessage matches a message that begins with its place.
var placedMessage = regexp.MustCompile(`(?s)^(.+\.go:\d+:\d+): (.*)$`)

func syntaxError(message string) string {
	return "syntax error (" + message + "): fix it, then generate again"
}

// position reads file:line:col or file:line, as go/packages gives positions.
func position(text string) token.Position {
	m := positionText.FindStringSubmatch(text)
	if m == nil {
		return token.Position{Filename: text}
	}
	line, _ := strconv.Atoi(m[2])
	column, _ := strconv.Atoi(m[3])
	return token.Position{Filename: m[1], Line: line, Column: column}
}

var positionText = regexp.MustCompile(`^(.*?):(\d+)(?::(\d+))?$`)
