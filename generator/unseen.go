package generator

import (
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/names"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// unseenSDK are the import paths of the SDK's packages that, of a package's files,
// nothing but those with a constraint imports: loading the package may not bring
// their types, which are the same on every machine.
func unseenSDK(files []string) []string {
	always, constrained := map[string]bool{}, map[string]bool{}
	for _, name := range files {
		src, err := disk.Read(name)
		if err != nil || names.IsOurs(src) {
			continue
		}
		file, _ := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly|parser.ParseComments)
		if file == nil {
			continue
		}
		imported := always
		if constraint.Of(name, file) != nil {
			imported = constrained
		}
		for _, spec := range file.Imports {
			path, _ := strconv.Unquote(spec.Path.Value)
			imported[path] = true
		}
	}
	var unseen []string
	for path := range constrained {
		if !always[path] && strings.HasPrefix(path, sdk.Path+"/") && !strings.HasPrefix(path, sdk.Path+"/contrib/") {
			unseen = append(unseen, path)
		}
	}
	slices.Sort(unseen)
	return unseen
}
