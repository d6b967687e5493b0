package templates

import (
	"bytes"
	"fmt"
	"go/format"
	"runtime"

	"github.com/dave/jennifer/jen"
)

// partSize is about how many definitions are rendered together. Rendering a file of
// many takes as long as loading its package: its parts are rendered in parallel.
const partSize = 8

// part is a piece of a file: what to render, and what that gives.
type part struct {
	// client and futures report whether it has what a file has once, and kitClient whether
	// it ends with the client of a test kit.
	client, futures, kitClient bool
	workflows                  []*Workflow
	activities                 []*Activity

	// imports are the paths of the packages that it needs.
	imports []string
	body    []byte
	err     error
}

// parts cuts f, so that no processor is left with the last piece.
func (f *File) parts() []part {
	total := len(f.Workflows) + len(f.Activities)
	n := max(1, total/partSize)
	if processors := runtime.GOMAXPROCS(0); n > processors {
		n = n / processors * processors
	}
	parts := make([]part, n)
	w := len(f.Workflows)
	for i := range parts {
		from, to := i*total/n, (i+1)*total/n
		parts[i].workflows = f.Workflows[min(from, w):min(to, w)]
		parts[i].activities = f.Activities[max(from-w, 0):max(to-w, 0)]
	}
	parts[0].client = !f.OmitClient
	parts[n-1].kitClient = f.hasKitClient()
	for i := range parts {
		if len(parts[i].activities) > 0 || i == n-1 {
			parts[i].futures = !f.OmitClient
			break
		}
	}
	return parts
}

// render renders the part of f.
func (p *part) render(f *File) {
	file := jen.NewFile(f.Package)
	file.NoFormat = true // formatted below, without the imports
	for _, i := range f.Imports {
		if i.Alias {
			file.ImportAlias(i.Path, i.Name)
		} else {
			file.ImportName(i.Path, i.Name)
		}
	}
	if p.err = p.emit(f, func(code *jen.Statement) {
		if code != nil {
			file.Add(code).Line()
		}
	}); p.err != nil {
		return
	}
	var source bytes.Buffer
	if p.err = file.Render(&source); p.err != nil {
		return
	}
	var declarations []byte
	if p.imports, declarations, p.err = cutImports(source.Bytes()); p.err == nil {
		declarations, p.err = format.Source(declarations)
	}
	if p.err != nil {
		p.err = fmt.Errorf("formatting: %w", p.err)
	}
	p.body = bytes.TrimSpace(declarations)
	if p.kitClient && p.err == nil {
		imports, client, err := f.kitClient()
		p.imports, p.err = append(p.imports, imports...), err
		p.body = bytes.Join([][]byte{p.body, client}, []byte("\n\n"))
	}
}

// emit adds the constructs of the part in output order.
func (p *part) emit(f *File, add func(*jen.Statement)) error {
	once := func(constructs []func(*File) *jen.Statement) {
		for _, construct := range constructs {
			add(construct(f))
		}
	}
	switch {
	case !p.client:
	case f.Test:
		once(kitConstructs)
	case !f.ActivitiesOnly:
		once(clientConstructs)
	case f.StartsActivities:
		once(activitiesOnlyConstructs)
	}
	for _, w := range p.workflows {
		if err := w.emit(f, add); err != nil {
			return err
		}
	}
	ofActivity := activityConstructs
	if f.Test {
		ofActivity = kitActivityConstructs
	} else if p.futures {
		once(futureConstructs)
	}
	for _, a := range p.activities {
		for _, construct := range ofActivity {
			add(construct(f, a))
		}
	}
	return nil
}

// emit adds the constructs of w in output order.
func (w *Workflow) emit(f *File, add func(*jen.Statement)) error {
	messages, err := f.messages(w)
	if err != nil {
		return err
	}
	emit := func(ofWorkflow []func(*File, *Workflow) *jen.Statement, ofMessage map[MessageKind][]func(*File, *Workflow, *message) *jen.Statement) {
		for _, construct := range ofWorkflow {
			add(construct(f, w))
		}
		for _, m := range messages {
			for _, construct := range ofMessage[m.Kind] {
				add(construct(f, w, m))
			}
		}
	}
	if f.Test {
		add(standInType(f, w, messages))
		emit(kitWorkflowConstructs, kitMessages)
		return nil
	}
	emit(callerConstructs, callerMessages)
	if !f.ClientOnly {
		emit(workflowConstructs, workflowMessages)
		emit(workerConstructs, nil)
	}
	return nil
}
