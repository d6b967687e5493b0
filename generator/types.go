package generator

import (
	"go/types"
	"regexp"
	"strings"

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

// isWorkflowContext says whether t is workflow.Context, under whatever alias.
// The SDK declares it in its internal packages: in internal itself up to
// v1.49, in one below it since.
func isWorkflowContext(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Name() != "Context" || named.Obj().Pkg() == nil {
		return false
	}
	path := named.Obj().Pkg().Path()
	return path == sdkPath+"/internal" || strings.HasPrefix(path, sdkPath+"/internal/")
}

// isEncodedValues says whether t is converter.EncodedValues, the parameter of
// a dynamic workflow.
func isEncodedValues(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && named.Obj().Name() == "EncodedValues" && isSDK(named.Obj().Pkg())
}

func isError(t types.Type) bool {
	return types.Identical(types.Unalias(t), types.Universe.Lookup("error").Type())
}

// undecodable says why the SDK can't hand a value of type t to a workflow or
// back to its caller, or "". Only the outer shape of t counts: the fields of a
// struct are for its codec to refuse.
func undecodable(t types.Type) string {
	switch u := t.Underlying().(type) {
	case *types.Signature:
		return "a func"
	case *types.Chan:
		return "a channel"
	case *types.Basic:
		if u.Kind() == types.UnsafePointer {
			return "an unsafe pointer"
		}
	case *types.Interface:
		if !u.Empty() {
			return "an interface with methods"
		}
	case *types.Pointer:
		if _, named := types.Unalias(t).(*types.Named); !named {
			return undecodable(u.Elem())
		}
	case *types.Slice:
		return undecodableElem(t, u.Elem())
	case *types.Array:
		return undecodableElem(t, u.Elem())
	case *types.Map:
		return undecodableElem(t, u.Elem())
	}
	return ""
}

// undecodableElem looks into a composite type, unless it has a name and may
// bring a codec of its own.
func undecodableElem(t, elem types.Type) string {
	if _, named := types.Unalias(t).(*types.Named); named {
		return ""
	}
	return undecodable(elem)
}

// isInvalid says whether the text of t mentions a type that could not be
// resolved.
func isInvalid(t types.Type) bool {
	return strings.Contains(types.TypeString(t, nil), "invalid type")
}

// isSDK says whether p is a package of the Temporal SDK.
func isSDK(p *types.Package) bool {
	return p != nil && (p.Path() == sdkPath || strings.HasPrefix(p.Path(), sdkPath+"/"))
}
