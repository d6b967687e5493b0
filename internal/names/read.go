package names

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/constraint"
	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Starter is one workflow that a generated file has typed starters for.
type Starter struct {
	// Name is what the generated identifiers are made of.
	Name string
	// TypeName is the Workflow Type name.
	TypeName string
	// Func is the workflow's function or method as types.Func.FullName has it,
	// "" for a contract and in a client package.
	Func string
	// Source is the import path of the workflow's package where that is another
	// one, as in a client package.
	Source string
	// Client is the name of the generated client type.
	Client string
	// Messages are the messages it takes, with methods.
	Messages []TypedMessage
	// Conditions are those under which its file is built, sorted.
	Conditions []string
}

// TypedMessage is a message of a workflow that a generated file has methods for.
type TypedMessage struct {
	Kind sdk.MessageKind
	// Name is what the generated identifiers are made of.
	Name string
	// MessageName is the name known to Temporal.
	MessageName string
}

// Send is the method of a run, and of a child's future, that sends the message.
func (m TypedMessage) Send() string { return Send(string(m.Kind), m.Name) }

// MessageName is the constant with the name of a message.
func (s *Starter) MessageName(m *TypedMessage) string {
	return MessageName(string(m.Kind)).Of(s.Name, m.Name)
}

// Message is a message of the workflow by its name, nil if it has none.
func (s *Starter) Message(kind sdk.MessageKind, name string) *TypedMessage {
	for i, m := range s.Messages {
		if m.Kind == kind && m.MessageName == name {
			return &s.Messages[i]
		}
	}
	return nil
}

// Starters reads the typed starters from a generated file, for the workflows of
// the package at source, "" for its own. People edit generated files and merge
// them: it need not be what the templates emit.
func Starters(file *ast.File, info *types.Info, source string) []Starter {
	var starters []Starter
	built := constraint.Conditions("", file)
	constants := map[string]string{}
	at := map[string]int{}
	code.Declared(file, func(id *ast.Ident) {
		c, ok := info.Defs[id].(*types.Const)
		if !ok || c.Val().Kind() != constant.String {
			return
		}
		constants[id.Name] = constant.StringVal(c.Val())
		if name, ok := TypeName.Cut(id.Name); ok && !isOfActivity(file, id.Name) {
			at[name] = len(starters)
			starters = append(starters, Starter{Name: name, TypeName: constants[id.Name], Source: source, Conditions: built})
		}
	})
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok {
			continue
		}
		if name, ok := Execute.Cut(fn.Name.Name); ok && fn.Recv != nil {
			if i, known := at[name]; known {
				starters[i].Client = code.Receiver(fn)
			}
		} else if name, ok := Register.Cut(fn.Name.Name); ok && fn.Recv == nil {
			if i, known := at[name]; known {
				starters[i].Func = registered(fn, info, sdk.Registers)
			}
		}
	}
	for i := range starters {
		starters[i].Messages = typedMessages(file, starters[i].Name, constants)
	}
	return starters
}

// Calls are the starters and the typed calls of activities in the text of a generated
// file. It imports nothing that is looked at, so they don't have their functions.
func Calls(src []byte) ([]Starter, []Activity) {
	fset := token.NewFileSet()
	file, _ := parser.ParseFile(fset, "", src, parser.SkipObjectResolution)
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}}
	config := types.Config{Error: func(error) {}, IgnoreFuncBodies: true, FakeImportC: true}
	config.Check("", fset, []*ast.File{file}, info) // constants are all that it is for
	return Starters(file, info, ""), Activities(file, info, "")
}

// typedMessages reads the messages of a workflow from the methods of its run.
func typedMessages(file *ast.File, workflow string, constants map[string]string) []TypedMessage {
	var messages []TypedMessage
	for _, decl := range file.Decls {
		fn, ok := decl.(*ast.FuncDecl)
		if !ok || code.Receiver(fn) != Run.Of(workflow) {
			continue
		}
		for _, kind := range sdk.MessageKinds {
			name, ok := strings.CutPrefix(fn.Name.Name, Send(string(kind), ""))
			if value, known := constants[MessageName(string(kind)).Of(workflow, name)]; ok && known {
				messages = append(messages, TypedMessage{Kind: kind, Name: name, MessageName: value})
			}
		}
	}
	return messages
}

// registered is the function that a generated RegisterX registers, by a call of the SDK
// with that role.
func registered(fn *ast.FuncDecl, info *types.Info, role sdk.Role) string {
	if fn.Body == nil {
		return ""
	}
	name := ""
	ast.Inspect(fn.Body, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		if c := sdk.CallOf(code.Func(info, call.Fun)); c.Is(role) {
			if f := code.Func(info, call.Args[0]); f != nil {
				name = f.FullName()
			}
		}
		return true
	})
	return name
}
