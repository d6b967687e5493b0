package vet

import (
	"context"

	"github.com/temporal-gen/temporal-gen/internal/disk"
	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/source"
)

// lookAround reads the main modules in the background, for what their code does with
// workflows.
func lookAround(query source.Query, modules func() ([]disk.Module, error)) *evidence.Background {
	return evidence.Start(query.Context, query.Files, func(context.Context) ([]disk.Module, error) { return modules() }, query.Elsewhere(nil))
}

// warnOfBlind warns of registrations whose workflows can't all be told.
func (m *Module) warnOfBlind(around *evidence.Background) error {
	reader, _, err := around.Wait()
	if err != nil {
		return err
	}
	for _, r := range reader.Blind() {
		m.Warnings = append(m.Warnings, report.Diagnostic{Pos: r.Pos, Message: "warning: " + r.String() + ": temporal-gen list ./... says what that means"})
	}
	return nil
}
