package directive

import (
	"go/ast"
	"go/token"
	"slices"
)

// Output declares an output of a package: //temporalgen:output [FILE]
// [client=NAME] [task-queue=Q], or //temporalgen:output [FILE] test for a test kit.
// What is left out is "".
type Output struct {
	Pos                     token.Pos
	File, Client, TaskQueue string
	// Test reports whether it is a test kit.
	Test bool
	// FilePos and ClientPos are the places of these arguments.
	FilePos, ClientPos token.Pos
}

// kit is the word behind the file, or alone, that makes an output a test kit.
const kit = "test"

// PackageInOutput is replaced by the package's name in the name of an output.
const PackageInOutput = "{pkg}"

// Outputs reads the outputs that a file declares, outside of its declarations, in
// their order. report gets every mistake in them.
func Outputs(file *ast.File, report func(token.Pos, string)) []Output {
	var outputs []Output
	for _, group := range file.Comments {
		for _, c := range group.List {
			directive, ok := parse(c)
			if !ok || directive.Name != output || within(file, c.Pos()) {
				continue
			}
			out := Output{Pos: c.Pos()}
			parseArgs(directive, report, map[string]func(token.Pos, string){
				"":           func(pos token.Pos, value string) { out.File, out.FilePos = value, pos },
				kit:          func(token.Pos, string) { out.Test = true },
				"client":     func(pos token.Pos, value string) { out.Client, out.ClientPos = value, pos },
				"task-queue": func(_ token.Pos, value string) { out.TaskQueue = value },
			}, "client= and task-queue=, behind the file")
			if out.Test && out.Client+out.TaskQueue != "" {
				report(c.Pos(), "a test kit starts nothing, so it takes neither client= nor task-queue=: remove them, or the word test")
			}
			outputs = append(outputs, out)
		}
	}
	return outputs
}

// within reports whether pos is inside a declaration of file.
func within(file *ast.File, pos token.Pos) bool {
	return slices.ContainsFunc(file.Decls, func(decl ast.Decl) bool { return decl.Pos() <= pos && pos < decl.End() })
}
