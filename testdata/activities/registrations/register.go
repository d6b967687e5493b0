package registrations

import (
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/worker"

	"github.com/temporal-gen/temporal-gen/testdata/activities/registrations/names"
)

var functions = []any{Pack, Stamp}

var named = []struct {
	name string
	f    any
}{
	{"scale", Weigh},
	{names.Prefix + "label", Label},
}

// Register registers them as people do.
func Register(w worker.Registry) {
	w.RegisterWorkflow(Sell)
	w.RegisterActivity(Greet)
	till := &Till{Drawer: "till"}
	w.RegisterActivity(till.Open)
	w.RegisterActivity(&Counter{Place: "counter"})
	w.RegisterActivityWithOptions(&Desk{Place: "desk"}, activity.RegisterOptions{Name: "desk_"})
	w.RegisterActivity(NewServer("server"))
	for _, f := range functions {
		w.RegisterActivity(f)
	}
	for _, n := range named {
		w.RegisterActivityWithOptions(n.f, activity.RegisterOptions{Name: n.name})
	}
	register(w, "gift", Wrap)
	w.RegisterActivityWithOptions(Send, activity.RegisterOptions{Name: names.Send})
	w.RegisterActivity(&Bank{Place: "bank"})
}

func register(w worker.ActivityRegistry, name string, f any) {
	w.RegisterActivityWithOptions(f, activity.RegisterOptions{Name: names.Prefix + name})
}
