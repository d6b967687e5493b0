package generator

import (
	"fmt"
	"go/token"
	"regexp"
	"strconv"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/report"
)

// checkSyntax reports files that do not parse, or are of another package than
// the files beside them: workflows may be hidden in them.
func (g *generation) checkSyntax(pkg *packages.Package) {
	bad := map[string]bool{}
	for _, e := range pkg.Errors {
		if pos := position(e.Pos); e.Kind == packages.ParseError && !bad[pos.Filename] {
			bad[pos.Filename] = true
			g.report(pos, syntaxError(e.Msg))
		}
	}
	for _, file := range pkg.Syntax {
		pos := report.Place(g.src.fset, file.Name.Pos())
		if file.Name.Name != pkg.Name && !bad[pos.Filename] && pos.Filename != "" {
			g.report(pos, fmt.Sprintf("package %s stands in the folder of package %s: move the file, or mend its package clause", file.Name.Name, pkg.Name))
		}
	}
}

func syntaxError(message string) string {
	return "syntax error (" + message + "): mend it, then generate again"
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
