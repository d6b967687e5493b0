package directive

import (
	"go/ast"
	"go/token"
	"slices"
)

// Output declares an output of a package: //temporalgen:output [FILE]
// [client=NAME] [task-queue=Q]. What is left out is "".
type Output struct {
	Pos                     token.Pos
	File, Client, TaskQueue string
	// FilePos and ClientPos are the places of these arguments.
	FilePos, ClientPos token.Pos
}

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
				"client":     func(pos token.Pos, value string) { out.Client, out.ClientPos = value, pos },
				"task-queue": func(_ token.Pos, value string) { out.TaskQueue = value },
			}, "client= and task-queue=, behind the file")
			outputs = append(outputs, out)
		}
	}
	return outputs
}

// within reports whether pos is inside a declaration of file.
func within(file *ast.File, pos token.Pos) bool {
	return slices.ContainsFunc(file.Decls, func(decl ast.Decl) bool { return decl.Pos() <= pos && pos < decl.End() })
}
