package generator

import (
	"bytes"
	"regexp"

	"github.com/temporal-gen/temporal-gen/internal/directive"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// mentionsWorkflows says whether files can hold a workflow definition, from
// their bytes alone: loading a package costs a thousand times as much as
// reading it. A workflow's file imports the SDK's workflow package, or takes
// its Context through an alias, which people call Context or Ctx too. A file
// with a directive means to have one.
func mentionsWorkflows(files []string) bool {
	for _, name := range files {
		src, err := disk.Read(name)
		if err != nil {
			return true // the load will say what is wrong
		}
		if names.IsOurs(src) {
			continue
		}
		for _, text := range mentions {
			if bytes.Contains(src, text) {
				return true
			}
		}
		if mentionsAlias(src) {
			return true
		}
	}
	return false
}

// mentions are what a file with a workflow has one of, but for aliases.
var mentions = [][]byte{
	[]byte(`"` + sdk.Path + `/workflow"`),
	[]byte("`" + sdk.Path + "/workflow`"),
	[]byte(directive.Prefix),
}

// foreignContext matches a first parameter, or the right side of an alias
// declaration, that is called like a Context or Ctx of another package. Without
// that package's name it may be one that is imported with a dot.
var foreignContext = regexp.MustCompile(`(?:\(\s*(?:[\pL_][\pL\pN_]*\s+)?|=\s*)(?:([\pL_][\pL\pN_]*)\.)?[\pL\pN_]*(?:Context|Ctx)\s*(?:[,;)\n]|//|/\*|$)`)

var importWithDot = regexp.MustCompile("(?:import|[\n(;])\\s*\\.\\s*[\"`]")

func mentionsAlias(src []byte) bool {
	for _, m := range foreignContext.FindAllSubmatch(src, -1) {
		if name := string(m[1]); name != "context" && (name != "" || importWithDot.Match(src)) {
			return true
		}
	}
	return false
}
