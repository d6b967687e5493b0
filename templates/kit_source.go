package templates

import (
	"bytes"
	"cmp"
	"embed"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// kitSource are Go files with what every test kit has of its client. A build constraint
// keeps the go command from them, as this module does not require the SDK.
//
//go:embed kit/client.go kit/server.go kit/answers.go
var kitSource embed.FS

// kitOrder are the kit's files in output order.
var kitOrder = []string{"kit/client.go", "kit/server.go", "kit/answers.go"}

// pinning is at the end of the kit's lines that are for an SDK which has
// [File.PinsFirstRun].
const pinning = "// v1.48"

// kitFile is one of the kit's files.
type kitFile struct {
	// text is what follows its imports.
	text string
	// imports are those that it has.
	imports []Import
	// declares are the package-level identifiers.
	declares []string
	// uses are where imports are used, in their order: offsets in text.
	uses []use
}

// use is the use of an import: its name in a file, and where that is.
type use struct {
	path        string
	from, after int
}

// kitFiles are the kit's files. They are part of the program, so that they parse.
var kitFiles = sync.OnceValue(func() []kitFile {
	var files []kitFile
	for _, name := range kitOrder {
		source, err := kitSource.ReadFile(name)
		if err != nil {
			panic(err)
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, source, parser.ParseComments)
		if err != nil {
			panic(err)
		}
		files = append(files, newKitFile(fset, file, string(source)))
	}
	return files
})

func newKitFile(fset *token.FileSet, file *ast.File, source string) kitFile {
	offset := func(pos token.Pos) int { return fset.Position(pos).Offset }
	begin := offset(file.Decls[0].End())
	k := kitFile{text: source[begin:]}
	paths := map[string]string{}
	for _, spec := range file.Imports {
		i := Import{Alias: spec.Name != nil}
		i.Path, _ = strconv.Unquote(spec.Path.Value)
		i.Name = path.Base(strings.TrimSuffix(i.Path, "/v1"))
		if i.Alias {
			i.Name = spec.Name.Name
		}
		k.imports = append(k.imports, i)
		paths[i.Name] = i.Path
	}
	for _, decl := range file.Decls[1:] {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil {
				k.declares = append(k.declares, decl.Name.Name)
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					k.declares = append(k.declares, spec.Name.Name)
				case *ast.ValueSpec:
					k.declares = append(k.declares, spec.Names[0].Name)
				}
			}
		}
	}
	for _, id := range file.Unresolved {
		if p := paths[id.Name]; p != "" {
			k.uses = append(k.uses, use{p, offset(id.Pos()) - begin, offset(id.End()) - begin})
		}
	}
	slices.SortFunc(k.uses, func(a, b use) int { return cmp.Compare(a.from, b.from) })
	return k
}

// hasKitClient reports whether f has the client of a test kit.
func (f *File) hasKitClient() bool { return f.Test && !f.OmitClient && len(f.Workflows) > 0 }

// KitRuntime is [Runtime] for a test kit.
func KitRuntime() []Import {
	all := slices.Clone(kitRuntime)
	for _, file := range kitFiles() {
		for _, i := range file.imports {
			if !slices.Contains(all, i) {
				all = append(all, i)
			}
		}
	}
	return all
}

// kitClient is what every kit has of its client, with the names that f has for imports,
// and the paths of these.
func (f *File) kitClient() (imports []string, body []byte, err error) {
	names := map[string]string{}
	for _, i := range f.Imports {
		names[i.Path] = i.Name
	}
	var b bytes.Buffer
	for _, file := range kitFiles() {
		for _, i := range file.imports {
			imports = append(imports, i.Path)
		}
		end := 0
		for _, use := range file.uses {
			b.WriteString(file.text[end:use.from] + names[use.path])
			end = use.after
		}
		b.WriteString(file.text[end:])
	}
	var lines [][]byte
	for line := range bytes.Lines(b.Bytes()) {
		line, pins := bytes.CutSuffix(line, []byte(pinning+"\n"))
		switch {
		case !pins:
			lines = append(lines, line)
		case f.PinsFirstRun:
			lines = append(lines, line, []byte("\n"))
		}
	}
	body, err = format.Source(bytes.TrimSpace(bytes.Join(lines, nil)))
	return imports, body, err
}
