package evidence

import (
	"go/ast"
	"go/types"
	"slices"

	"github.com/temporal-gen/temporal-gen/internal/code"
	"github.com/temporal-gen/temporal-gen/internal/outline"
)

// Packages that have nothing to do with workflows are most of a module. Those that have
// import many of them, and mention little of each: so their files are parsed only as
// far as what is mentioned can be known by them.

// declareMentioned is what a package that has nothing to do with workflows declares, as
// far as packages that have can come to it. It imports nothing, see [world.check].
func (w *world) declareMentioned(pkg *folder) *types.Package {
	declared := w.mentioned[pkg]
	if declared != nil {
		return declared
	}
	var files []*ast.File
	for _, src := range w.mentionedFiles(pkg) {
		files = append(files, w.parseFile(pkg, src).ast)
	}
	if len(files) > 0 {
		declared = w.check(pkg.path, files, nil)
	} else {
		declared = types.NewPackage(pkg.path, pkg.name())
		declared.MarkComplete()
	}
	w.mentioned[pkg] = declared
	return declared
}

// mentionedFiles are the files of pkg that declare what packages that have to do with
// workflows mention, and what that mentions in turn.
func (w *world) mentionedFiles(pkg *folder) []*source {
	var all []*source
	name := pkg.name()
	for _, src := range pkg.files {
		if !src.test && src.pkgName == name {
			all = append(all, src)
		}
	}
	if len(all) == 1 {
		return all
	}
	var importers []*folder
	for _, importer := range w.files.importers[pkg.path] {
		if w.related[importer.path] {
			if importer.dotImports(pkg.path) {
				return all
			}
			importers = append(importers, importer)
		}
	}
	declaring := map[string][]*source{} // by the name of what they declare or add methods to
	taken := map[*source]bool{}
	var queue []*source
	take := func(src *source) {
		if !taken[src] {
			taken[src] = true
			queue = append(queue, src)
		}
	}
	for _, src := range all {
		declares := src.outlined()
		if declares.Odd {
			take(src)
		}
		for name := range declares.Names {
			declaring[name] = append(declaring[name], src)
			if slices.ContainsFunc(importers, func(importer *folder) bool { return importer.mentions(name) }) {
				take(src)
			}
		}
		for name := range declares.Methods {
			declaring[name] = append(declaring[name], src)
		}
	}
	for len(queue) > 0 {
		text := queue[0].outlined().Blank(queue[0].text)
		queue = queue[1:]
		eachWord(text, func(word []byte) {
			for _, src := range declaring[string(word)] {
				take(src)
			}
		})
	}
	return slices.DeleteFunc(all, func(src *source) bool { return !taken[src] })
}

// outlined is the outline of a file.
func (file *source) outlined() *outline.Outline {
	if file.outline == nil {
		file.outline = outline.Of(file.text)
	}
	return file.outline
}

// eachWord calls do for the words in text.
func eachWord(text []byte, do func(word []byte)) {
	for i := 0; i < len(text); i++ {
		start := i
		for i < len(text) && code.IsIdentByte(text[i]) {
			i++
		}
		if i > start {
			do(text[start:i])
		}
	}
}
