package discover

import (
	"go/types"

	"github.com/temporal-gen/temporal-gen/internal/definition"
	"github.com/temporal-gen/temporal-gen/internal/messages"
	"github.com/temporal-gen/temporal-gen/internal/parallel"
	"github.com/temporal-gen/temporal-gen/internal/report"
)

// readMessages reads the code of those functions that are workflows, several at
// a time, for their messages.
func (d *search) readMessages(functions []*Function) [][]messages.Message {
	all := make([][]messages.Message, len(functions))
	if d.Messages == nil {
		return all
	}
	parallel.Do(len(functions), func(i int) {
		f := functions[i]
		defer func() {
			if failed := report.Caught(recover()); failed != nil {
				failed.Subject = f.Subject(d.Dir)
				panic(failed)
			}
		}()
		if fn, ok := f.Object.(*types.Func); ok && f.Workflow && f.Reason != definition.Contract && f.Unit.Constraint == nil {
			all[i] = d.Messages.Of(fn)
		}
	})
	return all
}
