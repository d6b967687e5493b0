package templates

import (
	"slices"
	"strconv"

	"github.com/temporal-gen/temporal-gen/internal/names"
)

// Identifiers of the generated constructs, as package names has them.

func (f *File) newClient() string { return names.NewClient(f.Client) }
func (f *File) handle() string    { return names.Handle(f.Client) }

func (w *Workflow) typeNameConst() string     { return names.TypeName.Of(w.Name) }
func (w *Workflow) taskQueueConst() string    { return names.TaskQueue.Of(w.Name) }
func (w *Workflow) execute() string           { return names.Execute.Of(w.Name) }
func (w *Workflow) get() string               { return names.Get.Of(w.Name) }
func (w *Workflow) getResult() string         { return names.GetResult.Of(w.Name) }
func (w *Workflow) runType() string           { return names.Run.Of(w.Name) }
func (w *Workflow) newScheduleAction() string { return names.ScheduleAction.Of(w.Name) }
func (w *Workflow) executeChild() string      { return names.Child.Of(w.Name) }
func (w *Workflow) childFuture() string       { return names.ChildFuture.Of(w.Name) }
func (w *Workflow) newContinueAsNew() string  { return names.ContinueAsNew.Of(w.Name) }
func (w *Workflow) register() string          { return names.Register.Of(w.Name) }

func (w *Workflow) messageConst(m *Message) string {
	return names.MessageName(string(m.Kind)).Of(w.Name, m.Name)
}
func (w *Workflow) updateHandle(m *Message) string   { return names.UpdateHandle.Of(w.Name, m.Name) }
func (w *Workflow) signalExternal(m *Message) string { return names.SignalExternal.Of(w.Name, m.Name) }
func (w *Workflow) signalWithStart(m *Message) string {
	return names.SignalWithStart.Of(w.Name, m.Name)
}
func (w *Workflow) signalWithStartInside(m *Message) string {
	return names.SignalWithStartInside.Of(w.Name, m.Name)
}
func (w *Workflow) updateWithStart(m *Message) string {
	return names.UpdateWithStart.Of(w.Name, m.Name)
}

func (a *Activity) typeNameConst() string { return names.ActivityTypeName.Of(a.Name) }
func (a *Activity) execute() string       { return names.ExecuteActivity.Of(a.Name) }
func (a *Activity) executeLocal() string  { return names.ExecuteLocalActivity.Of(a.Name) }
func (a *Activity) register() string      { return names.RegisterActivity.Of(a.Name) }
func (a *Activity) start() string         { return names.StartActivity.Of(a.Name) }
func (a *Activity) get() string           { return names.GetActivity.Of(a.Name) }
func (a *Activity) handle() string        { return names.ActivityHandle.Of(a.Name) }

func (w *Workflow) executeInTest() string { return names.KitExecute.Of(w.Name) }
func (w *Workflow) fake() string          { return names.KitFake.Of(w.Name) }
func (w *Workflow) standIn() string       { return names.KitStandIn.Of(w.Name) }
func (w *Workflow) sendInTest(m *Message) string {
	return names.KitSend(string(m.Kind)).Of(w.Name, m.Name)
}
func (a *Activity) fake() string { return names.KitFakeActivity.Of(a.Name) }

func (m *Message) send() string        { return names.Send(string(m.Kind), m.Name) }
func (m *Message) startUpdate() string { return names.StartUpdate(m.Name) }
func (m *Message) getUpdate() string   { return names.GetUpdate(m.Name) }

// ClientDeclares are the package-level identifiers of the client itself.
func (f *File) ClientDeclares() []string {
	switch {
	case f.Test:
		return nil
	case !f.ActivitiesOnly:
		return []string{f.Client, f.newClient(), f.handle()}
	case f.StartsActivities:
		return []string{f.Client, f.newClient()}
	}
	return nil
}

// FutureDeclares are the types of the futures of activities.
func (f *File) FutureDeclares() []string {
	var list []string
	if f.Test {
		return nil
	}
	if f.ActivityResults {
		list = append(list, names.ActivityFuture)
	}
	if f.ActivityErrors {
		list = append(list, names.ActivityErrorFuture)
	}
	return list
}

// KitDeclares are the package-level identifiers of a test kit itself.
func (f *File) KitDeclares() []string {
	var list []string
	if f.Test && f.Updates {
		list = append(list, names.KitOutcome)
	}
	if f.Test && f.FakesLocal {
		list = append(list, localFakes, fakeLocal)
	}
	if f.hasKitClient() {
		list = append(list, names.KitFakes)
		for _, file := range kitFiles() {
			list = append(list, file.declares...)
		}
	}
	if f.Test && f.Worker != nil {
		list = append(list, names.KitCheckWorker)
	}
	if f.Test && f.recordsWorker() {
		list = append(list, checkedRegistry)
	}
	return list
}

// ActivityDeclares are the package-level identifiers generated for a.
func (f *File) ActivityDeclares(a *Activity) []string {
	switch {
	case f.Test && a.Fakable:
		return []string{a.fake()}
	case f.Test:
		return nil
	}
	list := []string{a.typeNameConst()}
	if !a.LocalOnly {
		list = append(list, a.execute())
	}
	if a.Local != NotLocal {
		list = append(list, a.executeLocal())
	}
	if !f.ClientOnly {
		list = append(list, a.register())
	}
	if a.Standalone {
		list = append(list, a.handle())
	}
	return list
}

// ClientMethods are the methods of the client generated for a.
func (a *Activity) ClientMethods() []string {
	if !a.Standalone {
		return nil
	}
	return []string{a.start(), a.get()}
}

// Declares are the package-level identifiers generated for w and its messages.
func (f *File) Declares(w *Workflow) []string {
	if f.Test {
		return f.kitDeclares(w)
	}
	list := []string{w.typeNameConst(), w.runType(), w.newScheduleAction()}
	if w.TaskQueue != "" {
		list = append(list, w.taskQueueConst())
	}
	if !f.ClientOnly {
		list = append(list, w.executeChild(), w.childFuture(), w.newContinueAsNew(), w.register())
	}
	for _, m := range w.Messages {
		list = append(list, f.MessageDeclares(w, m)...)
	}
	return list
}

// kitDeclares is [File.Declares] for a test kit.
func (f *File) kitDeclares(w *Workflow) []string {
	list := []string{w.fake()}
	if f.hasKitClient() {
		list = append(list, w.standIn())
	}
	if w.Runnable {
		list = append(list, w.executeInTest())
	}
	for _, m := range w.Messages {
		list = append(list, f.MessageDeclares(w, m)...)
	}
	return list
}

// MessageDeclares are the identifiers among [File.Declares] that m needs.
func (f *File) MessageDeclares(w *Workflow, m *Message) []string {
	if f.Test {
		return []string{w.sendInTest(m)}
	}
	list := []string{w.messageConst(m)}
	switch {
	case m.Kind == Signal && !f.ClientOnly:
		list = append(list, w.signalExternal(m))
		if w.Signaled {
			list = append(list, w.signalWithStartInside(m))
		}
	case m.Kind == Update:
		list = append(list, w.updateHandle(m))
	}
	return list
}

// ClientMethods are the methods of the client generated for w and its messages.
func (w *Workflow) ClientMethods() []string {
	list := []string{w.execute(), w.get(), w.getResult()}
	for _, m := range w.Messages {
		switch m.Kind {
		case Signal:
			list = append(list, w.signalWithStart(m))
		case Update:
			list = append(list, w.updateWithStart(m))
		}
	}
	return list
}

// RunMethods are the methods that a run type has without messages: its own, those
// of its handle and those of the client.WorkflowRun in it.
func RunMethods() []string {
	return []string{"Get", "GetWithOptions", "Cancel", "Terminate", "GetID", "GetRunID", "GetFirstExecutionRunID"}
}

// RunMethods are the methods of the run type generated for m.
func (m *Message) RunMethods() []string {
	if m.Kind == Update {
		return []string{m.send(), m.startUpdate(), m.getUpdate()}
	}
	return []string{m.send()}
}

// ChildMethods are the methods of the child future generated for m.
func (m *Message) ChildMethods() []string {
	if m.Kind == Signal {
		return []string{m.send()}
	}
	return nil
}

// Predeclared are the identifiers of Go itself that every such file refers to, beside
// those in the types of its model.
func (f *File) Predeclared() []string {
	if f.Test {
		return []string{"any", "append", "bool", "byte", "close", "error", "false", "int", "len", "make", "nil", "string", "true"}
	}
	return []string{"any", "error", "nil", "string"}
}

// Bodies are the identifiers that the bodies of functions with w's parameters
// refer to, so that a parameter of that name has to give way. Imports go by
// the names they have in f.
func (f *File) Bodies(w *Workflow) []string {
	return append(f.Declares(w), f.bodies()...)
}

// ActivityBodies is [File.Bodies] for an activity.
func (f *File) ActivityBodies(a *Activity) []string {
	list := append(f.ActivityDeclares(a), names.ActivityFuture, names.ActivityErrorFuture)
	if a.Local == ByFunction {
		list = append(list, a.Func)
	}
	return append(list, f.bodies()...)
}

func (f *File) bodies() []string {
	list := append(f.KitDeclares(), "any", "nil")
	if f.Test {
		list = append(list, "true")
	}
	for _, i := range f.Imports {
		if i.Path == clientPath || i.Path == workflowPath || f.Test {
			list = append(list, i.Name)
		}
	}
	return list
}

// local is name, or the first variation of it that d has not taken.
func (d *Definition) local(name string) string {
	return Unique(name, func(n string) bool { return d.Taken[n] })
}

// localBesideParams is local for a function that has d's parameters as well.
func (d *Definition) localBesideParams(name string) string {
	return Unique(name, func(n string) bool {
		return d.Taken[n] || slices.ContainsFunc(d.Params, func(p Param) bool { return p.Name == n })
	})
}

// localBesideReceiver is local for a function that takes d's receiver as well.
func (d *Definition) localBesideReceiver(name string) string {
	return Unique(name, func(n string) bool {
		return d.Taken[n] || d.Receiver != nil && n == d.Receiver.Name
	})
}

// Unique is name, or name with the lowest number from 2 up that makes it free.
func Unique(name string, taken func(string) bool) string {
	if !taken(name) {
		return name
	}
	base := name
	if last := name[len(name)-1]; '0' <= last && last <= '9' {
		base += "_"
	}
	for i := 2; ; i++ {
		if n := base + strconv.Itoa(i); !taken(n) {
			return n
		}
	}
}
