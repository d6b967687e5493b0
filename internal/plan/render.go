package plan

import (
	"github.com/temporal-gen/temporal-gen/internal/discover"
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
// names the function that fails alone as well.
func (f *File) render() (content []byte, err error) {
	p := *f.plan
	p.current = nil
	defer report.Catch(&err, p.subject)
	content, err = templates.Render(f.model)
	if err == nil {
		return content, nil
	}
	f.each(func(of *discover.Function, w *templates.Workflow, a *templates.Activity) {
		one := *f.model
		one.Workflows, one.Activities = nil, nil
		if w != nil {
			one.Workflows = []*templates.Workflow{w}
		} else {
			one.Activities = []*templates.Activity{a}
		}
		if _, alone := templates.Render(&one); alone != nil && p.current == nil {
			p.current, err = of, alone
		}
	})
	return nil, &report.InternalError{Subject: p.subject(), Cause: err}
}

// each calls do for the functions of the file, each with its model: a workflow's or an
// activity's. All of them have one.
func (f *File) each(do func(*discover.Function, *templates.Workflow, *templates.Activity)) {
	workflows, activities := f.model.Workflows, f.model.Activities
	for _, of := range f.Functions {
		if of.Activity {
			do(of, nil, activities[0])
			activities = activities[1:]
		} else {
			do(of, workflows[0], nil)
			workflows = workflows[1:]
		}
	}
}
