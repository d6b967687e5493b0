package generator

import (
	"github.com/temporal-gen/temporal-gen/internal/parallel"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/templates"
)

// rendering is what is left to do once a file is planned.
type rendering struct {
	plan  *plan
	model *templates.File
	file  int // its place in the result
}

// render renders the planned files, on all processors: in a large module it
// takes as long as loading.
func (g *generation) render() error {
	errs := make([]error, len(g.renderings))
	parallel.Do(len(g.renderings), func(i int) {
		r := g.renderings[i]
		file := &g.result.Files[r.file]
		file.New, errs[i] = r.plan.render(r.model, g.result.workflows[file.Path])
	})
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// render renders the model of workflows. What can't be rendered is a defect of
// the tool: the error names the workflow that fails alone as well.
func (p *plan) render(model *templates.File, workflows []*Function) (content []byte, err error) {
	defer report.Catch(&err, p.subject)
	content, err = templates.Render(model)
	if err == nil {
		return content, nil
	}
	for i, w := range model.Workflows {
		one := *model
		one.Workflows = []*templates.Workflow{w}
		if _, alone := templates.Render(&one); alone != nil {
			p.current, err = workflows[i], alone
			break
		}
	}
	return nil, &InternalError{Subject: p.subject(), Cause: err}
}
