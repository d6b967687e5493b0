package plan

import (
	"github.com/temporal-gen/temporal-gen/internal/parallel"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/templates"
)

// Render renders planned files, on all processors: in a large module it takes as
// long as loading. Those that known, which may be nil, has are not rendered again.
func Render(files []File, known *Renderings) error {
	errs := make([]error, len(files))
	parallel.Do(len(files), func(i int) {
		f := &files[i]
		if f.model == nil {
			return // it is to be deleted
		}
		key, content := known.find(f.model, f.Old)
		if content == nil {
			if content, errs[i] = f.render(); errs[i] == nil {
				known.add(key, content)
			}
		}
		f.New = content
	})
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// render renders the file. What can't be rendered is a defect of the tool: the error
// names the workflow that fails alone as well.
func (f *File) render() (content []byte, err error) {
	p := *f.plan
	p.current = nil
	defer report.Catch(&err, p.subject)
	content, err = templates.Render(f.model)
	if err == nil {
		return content, nil
	}
	for i, w := range f.model.Workflows {
		one := *f.model
		one.Workflows = []*templates.Workflow{w}
		if _, alone := templates.Render(&one); alone != nil {
			p.current, err = f.Workflows[i], alone
			break
		}
	}
	return nil, &report.InternalError{Subject: p.subject(), Cause: err}
}
