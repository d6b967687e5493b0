package plan

import (
	"go/types"
	"regexp"

	"github.com/temporal-gen/temporal-gen/templates"
)

// qualified matches a package member as [typeSpans] has it printed.
var qualified = regexp.MustCompile("\x00([^\x00]*)\x00\\.([\\pL_][\\pL\\pN_]*)")

// typeSpans is the source text of t for use in the package at home. go/types prints
// it, aliases and all: its text is exact for every type Go can write, and it
// cannot contain the marks put around package paths.
func typeSpans(t types.Type, home string) templates.Type {
	text := types.TypeString(t, func(p *types.Package) string { return "\x00" + p.Path() + "\x00" })
	var spans templates.Type
	add := func(path, text string) {
		if text != "" {
			spans = append(spans, templates.Span{Path: path, Text: text})
		}
	}
	rest := 0
	for _, m := range qualified.FindAllStringSubmatchIndex(text, -1) {
		path, name := text[m[2]:m[3]], text[m[4]:m[5]]
		add("", text[rest:m[0]])
		if path == home {
			path = ""
		}
		add(path, name)
		rest = m[1]
	}
	add("", text[rest:])
	return spans
}

// typePackages calls visit for every package whose members t's text mentions.
func typePackages(t types.Type, visit func(*types.Package)) {
	types.TypeString(t, func(p *types.Package) string { visit(p); return "" })
}
