package vet

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/rewrite"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
	"github.com/temporal-gen/temporal-gen/internal/sites"
)

// Why a call stays that gives a client a function.
const (
	notHere    = "its package is not checked"
	notDirect  = "it goes there by way of a variable or a function"
	notChecked = "nothing has looked at it"
)

// expect finds, where mocks of clients expect functions, which of the calls that give
// clients functions stay once the module is fixed.
func (m *Module) expect() error {
	if !slices.ContainsFunc(m.checked, mayExpect) {
		return nil
	}
	sendings := make([][]rewrite.Sending, len(m.checked))
	if err := inParallel(len(m.checked), func(i int) error {
		results := map[*analysis.Analyzer]any{}
		if err := m.run(rewrite.Analyzer, m.checked[i], results, nil); err != nil {
			return err
		}
		sendings[i] = results[rewrite.Analyzer].(*rewrite.Package).Sendings()
		return nil
	}); err != nil {
		return err
	}
	byFunc, files := map[string][]rewrite.Sending{}, m.Files()
	m.workers.Sent = map[string]bool{}
	for _, s := range slices.Concat(sendings...) {
		byFunc[s.Func] = append(byFunc[s.Func], s)
		if !s.Known {
			m.workers.Sent[s.Type] = true
		}
	}
	for _, d := range m.definitions {
		traced := d.Sent
		d.Sent = nil
		for _, s := range byFunc[d.Func] {
			if d.Started = true; !s.ByName {
				d.Sent = append(d.Sent, s.Sending)
			}
		}
		for _, s := range traced {
			if slices.ContainsFunc(d.Sent, func(other sites.Sending) bool { return isAt(s.Pos, other.Pos) }) {
				continue
			}
			if s.Stays = notHere; files[s.Pos.Filename] {
				s.Stays = notDirect
			}
			d.Sent = append(d.Sent, s)
		}
	}
	return nil
}

// isAt reports whether two positions are of one place.
func isAt(a, b token.Position) bool {
	return a.Filename == b.Filename && a.Line == b.Line && a.Column == b.Column
}

// mayExpect reports whether a package may have a mock of a client that expects workflows.
func mayExpect(pkg *packages.Package) bool {
	return slices.ContainsFunc(pkg.Syntax, func(file *ast.File) (found bool) {
		if code.Import(file, sites.Testify) == nil {
			return false
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				found = found || n.Kind == token.STRING && sdk.Find("Client", strings.Trim(n.Value, "\"`")).Is(sdk.Starts)
			case *ast.SelectorExpr:
				found = found || n.Sel.Name == "EXPECT"
			}
			return !found
		})
		return found
	})
}
