package main

import (
	"fmt"
	"go/token"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// This file makes the types of random packages.

// randomType is a declared type, or with text the source of any.
type randomType struct {
	// pkg declares the type called name.
	pkg        *randomPackage
	name, text string
	// args is how many type arguments it takes. If through is set, it can be
	// decoded if these can.
	args    int
	through bool
	// undecodable reports whether no data converter can decode it, and unnameable that
	// another package may not be able to name it.
	undecodable, unnameable bool
}

// addDependency adds a package of types in one of folders.
func (c *randomCase) addDependency(folders ...string) {
	p := c.addPackage(folders...)
	f := c.addFile(p, "model.go")
	f.head = c.packageComment()
	for range 2 + c.IntN(4) {
		c.addType(f, c.declare(p, func() string { return pick(c.Rand, typeNames) }))
	}
	if c.has("package of types that declares a predeclared type", 10) {
		c.addType(f, c.declare(p, func() string { return pick(c.Rand, predeclaredTypes) }))
	}
	if c.has("alias of workflow.Context", 4) {
		name := c.declare(p, func() string { return pick(c.Rand, []string{"Ctx", "Context", "FlowContext"}) })
		fmt.Fprintf(&f.body, "type %s = %sContext\n", name, c.qualifier(f, sdk.Workflow, "workflow"))
		p.types = append(p.types, randomType{pkg: p, name: name, text: contextAlias})
	}
}

// contextAlias marks a type that is an alias of workflow.Context.
const contextAlias = "an alias of workflow.Context"

// addType declares a type in f.
func (c *randomCase) addType(f *randomFile, name string) {
	t := randomType{pkg: f.pkg, name: name, unnameable: !token.IsExported(name)}
	text := ""
	switch c.IntN(9) {
	case 0, 1:
		of := c.typ(f, 1)
		text = "struct{ A " + of.text + " }"
	case 2:
		text = c.comparableType(f)
	case 3:
		c.shapes["generic type"] = true
		t.args = 1
		name += "[X interface{}]"
		text = "struct{ Of []X }"
	case 4:
		c.shapes["alias"] = true
		of := c.typ(f, 1)
		text, t.undecodable = "= "+of.text, of.undecodable
	case 5:
		if c.has("generic alias", 2) {
			t.args, t.through = 1, true
			name += "[X interface{}]"
			text = "= map[" + c.comparableType(f) + "][]X"
			break
		}
		text = "struct{}"
	case 6:
		text = "struct{}"
		if c.has("declared type that can't be decoded", 3) {
			text = pick(c.Rand, []string{"func()", "interface{ M() }", "chan struct{}", "[]func()", "struct{ Done chan struct{} }"})
			// Lists and structs with a name may have a way of their own.
			t.undecodable = !strings.HasPrefix(text, "struct") && !strings.HasPrefix(text, "[]")
		}
	case 7:
		text = "struct{ Next *" + t.name + " }"
	default:
		text = "struct{}"
	}
	fmt.Fprintf(&f.body, "%stype %s %s\n\n", c.comment(), name, text)
	if f.constrained() {
		f.types = append(f.types, t)
	} else {
		f.pkg.types = append(f.pkg.types, t)
	}
}

// basicTypes are the predeclared types that f can use.
func (c *randomCase) basicTypes(f *randomFile) []string {
	var free []string
	for _, name := range append(slices.Clone(predeclaredTypes), "string") {
		taken := f.pkg.taken[name] && !slices.ContainsFunc(f.pkg.types, func(t randomType) bool { return t.name == name && t.args == 0 })
		for _, q := range f.qualifiers {
			taken = taken || q == name
		}
		if !taken {
			free = append(free, name)
		}
	}
	return append(free, "struct{}")
}

// comparableType is one for the key of a map.
func (c *randomCase) comparableType(f *randomFile) string {
	return pick(c.Rand, c.basicTypes(f))
}

// typ is the source of a type in f, with types inside of it down to depth.
func (c *randomCase) typ(f *randomFile, depth int) randomType {
	if depth > 0 && c.oneIn(3) {
		return c.composite(f, depth-1)
	}
	var declared []randomType
	for _, p := range c.packages {
		if p == f.pkg {
			declared = append(declared, p.types...)
			declared = append(declared, f.types...)
		} else if p.importable && p.visibleFrom(f.pkg) {
			for _, t := range p.types {
				if token.IsExported(t.name) {
					t.unnameable = t.unnameable || p.hidden
					declared = append(declared, t)
				}
			}
		}
	}
	declared = slices.DeleteFunc(declared, func(t randomType) bool { return t.text == contextAlias })
	switch {
	case len(declared) > 0 && !c.oneIn(3):
		t := pick(c.Rand, declared)
		t.text = c.qualifier(f, t.pkg.path, t.pkg.name) + t.name
		if t.args > 0 {
			of := c.typ(f, depth-1)
			t.text += "[" + of.text + "]"
			t.undecodable = t.undecodable || t.through && of.undecodable
			t.unnameable = t.unnameable || of.unnameable
		}
		return t
	case c.oneIn(3):
		return c.libraryType(f)
	}
	return randomType{text: pick(c.Rand, c.basicTypes(f))}
}

// libraryType is a type of another module.
func (c *randomCase) libraryType(f *randomFile) randomType {
	t := pick(c.Rand, [][3]string{
		{"time", "time", "Duration"}, {"time", "time", "Time"}, {"time", "time", "Month"}, {"encoding/json", "json", "RawMessage"},
		{"math/big", "big", "Int"}, {"net/url", "url", "Values"}, {"github.com/google/uuid", "uuid", "UUID"},
		{"go.temporal.io/api/common/v1", "common", "Payloads"}, {"go.temporal.io/api/enums/v1", "enums", "RetryState"},
		{sdk.Path + "/client", "client", "StartWorkflowOptions"}, {sdk.Path + "/temporal", "temporal", "RetryPolicy"},
		{"google.golang.org/protobuf/types/known/timestamppb", "timestamppb", "Timestamp"},
	})
	text := c.qualifier(f, t[0], t[1]) + t[2]
	if t[2] == "Payloads" || t[2] == "Timestamp" || t[2] == "Int" {
		text = "*" + text
	}
	return randomType{text: text}
}

// composite is a type literal.
func (c *randomCase) composite(f *randomFile, depth int) randomType {
	of := c.typ(f, depth)
	switch c.IntN(12) {
	case 0, 1:
		if !strings.HasPrefix(of.text, "*") {
			of.text = "*" + of.text
		}
	case 2, 3:
		of.text = "[]" + of.text
	case 4:
		of.text = "[2]" + of.text
	case 5, 6:
		of.text = "map[" + c.comparableType(f) + "]" + of.text
	case 7:
		of.text = "struct{ A, B " + of.text + "; C " + c.comparableType(f) + " `json:\"c,omitempty\"` }"
		of.undecodable = false
	case 8:
		return randomType{text: pick(c.Rand, []string{"interface{}", "struct{}", "[0]struct{}", "[]" + c.comparableType(f)})}
	case 9:
		if !f.pkg.taken["any"] && !slices.Contains(f.qualifierNames(), "any") {
			of = randomType{text: "any"}
		}
	case 10:
		if c.has("type literal that can't be decoded", 2) {
			of.text = pick(c.Rand, []string{"chan " + of.text, "<-chan " + of.text, "func(x, y struct{}) " + of.text, "interface{ M() }"})
			of.undecodable = true
		}
	default:
		of.text = "[][]map[" + c.comparableType(f) + "]*" + strings.TrimPrefix(of.text, "*")
	}
	return of
}

func (f *randomFile) qualifierNames() []string {
	var names []string
	for _, q := range f.qualifiers {
		names = append(names, q)
	}
	return names
}

// visibleFrom reports whether from may import p.
func (p *randomPackage) visibleFrom(from *randomPackage) bool { return mayImport(from.path, p.path) }

// mayImport knows the rule of internal folders.
func mayImport(from, importPath string) bool {
	i := strings.LastIndex(importPath+"/", "/internal/")
	return i < 0 || from == importPath[:i] || strings.HasPrefix(from, importPath[:i+1])
}
