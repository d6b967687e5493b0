package source

import (
	"fmt"
	"go/token"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Faults are what keeps pkg from being read: files that do not parse, or what the
// go command says of the package as a whole, or an SDK that is not there. What
// follows from another fault is not among them.
func (p *Program) Faults(pkg *packages.Package) []report.Diagnostic {
	for _, faults := range []func(*packages.Package) []report.Diagnostic{p.syntaxFaults, p.wholeFaults, p.missingSDK} {
		if found := faults(pkg); len(found) > 0 {
			return found
		}
	}
	return nil
}

// syntaxFaults are files that do not parse, or are of another package than the
// files beside them: workflows may be hidden in them.
func (p *Program) syntaxFaults(pkg *packages.Package) (faults []report.Diagnostic) {
	bad := map[string]bool{}
	for _, e := range pkg.Errors {
		if pos := position(e.Pos); e.Kind == packages.ParseError && !bad[pos.Filename] {
			bad[pos.Filename] = true
			if pos.Column == 0 { // no place in the file: it could not be read
				faults = append(faults, report.Diagnostic{Pos: token.Position{Filename: pos.Filename}, Message: "can't be read (" + e.Msg + ")"})
			} else {
				faults = append(faults, report.Diagnostic{Pos: pos, Message: syntaxError(e.Msg)})
			}
		}
	}
	for _, file := range pkg.Syntax {
		pos := report.Place(p.Fset, file.Name.Pos())
		if file.Name.Name != pkg.Name && !bad[pos.Filename] && pos.Filename != "" {
			faults = append(faults, report.Diagnostic{Pos: pos, Message: fmt.Sprintf("package %s is in the folder of package %s: move the file, or fix its package clause", file.Name.Name, pkg.Name)})
		}
	}
	return faults
}

// wholeFaults are what keeps the go command from reading pkg as a whole, some of
// which is of a file after all. Then it did not look at imports either.
func (p *Program) wholeFaults(pkg *packages.Package) (faults []report.Diagnostic) {
	for _, e := range pkg.Errors {
		if !IsOwn(e) || e.Msg != p.faults[pkg.PkgPath] {
			continue
		}
		pos, message := token.Position{Filename: pkg.Dir}, e.Msg
		if m := placedMessage.FindStringSubmatch(message); m != nil {
			pos, message = position(m[1]), m[2]
		}
		if strings.HasPrefix(message, "case-insensitive file name collision") {
			message += ": rename one of them"
		}
		faults = append(faults, report.Diagnostic{Pos: pos, Message: message})
	}
	return faults
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
