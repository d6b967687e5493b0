package templates

import (
	"slices"
	"strconv"
)

// Identifiers of the generated constructs. They stand here together because
// the plan checks them against each other and against the package.

func (f *File) newClient() string { return "New" + f.Client }

func (w *Workflow) typeNameConst() string     { return w.Name + "TypeName" }
func (w *Workflow) taskQueueConst() string    { return w.Name + "TaskQueue" }
func (w *Workflow) execute() string           { return "Execute" + w.Name }
func (w *Workflow) get() string               { return "Get" + w.Name }
func (w *Workflow) getResult() string         { return "Get" + w.Name + "Result" }
func (w *Workflow) runType() string           { return w.Name + "Run" }
func (w *Workflow) newScheduleAction() string { return "New" + w.Name + "ScheduleAction" }
func (w *Workflow) executeChild() string      { return "Execute" + w.Name + "Child" }
func (w *Workflow) childFuture() string       { return w.Name + "ChildFuture" }
func (w *Workflow) newContinueAsNew() string  { return "New" + w.Name + "ContinueAsNewError" }
func (w *Workflow) register() string          { return "Register" + w.Name }

func (w *Workflow) messageConst(m *Message) string    { return w.Name + m.Name + m.Kind.suffix() }
func (w *Workflow) updateHandle(m *Message) string    { return w.Name + m.Name + "UpdateHandle" }
func (w *Workflow) signalExternal(m *Message) string  { return "SignalExternal" + w.Name + m.Name }
func (w *Workflow) signalWithStart(m *Message) string { return "SignalWithStart" + w.Name + m.Name }
func (w *Workflow) updateWithStart(m *Message) string { return "UpdateWithStart" + w.Name + m.Name }

func (k MessageKind) suffix() string {
	switch k {
	case Signal:
		return "Signal"
	case Query:
		return "Query"
	case Update:
		return "Update"
	}
	return ""
}

func (m *Message) signal() string      { return "Signal" + m.Name }
func (m *Message) query() string       { return "Query" + m.Name }
func (m *Message) update() string      { return "Update" + m.Name }
func (m *Message) startUpdate() string { return "StartUpdate" + m.Name }
func (m *Message) getUpdate() string   { return "Get" + m.Name + "Update" }

// ClientDeclares are the package-level identifiers of the client itself.
func (f *File) ClientDeclares() []string { return []string{f.Client, f.newClient()} }

// Declares are the package-level identifiers generated for w and its messages.
func (f *File) Declares(w *Workflow) []string {
	names := []string{w.typeNameConst(), w.runType(), w.newScheduleAction()}
	if w.TaskQueue != "" {
		names = append(names, w.taskQueueConst())
	}
	if !f.ClientOnly {
		names = append(names, w.executeChild(), w.childFuture(), w.newContinueAsNew(), w.register())
	}
	for _, m := range w.Messages {
		names = append(names, f.MessageDeclares(w, m)...)
	}
	return names
}

// MessageDeclares are the identifiers among [File.Declares] that m needs.
func (f *File) MessageDeclares(w *Workflow, m *Message) []string {
	names := []string{w.messageConst(m)}
	switch {
	case m.Kind == Signal && !f.ClientOnly:
		names = append(names, w.signalExternal(m))
	case m.Kind == Update:
		names = append(names, w.updateHandle(m))
	}
	return names
}

// ClientMethods are the methods of the client generated for w and its messages.
func (w *Workflow) ClientMethods() []string {
	names := []string{w.execute(), w.get(), w.getResult()}
	for _, m := range w.Messages {
		switch m.Kind {
		case Signal:
			names = append(names, w.signalWithStart(m))
		case Update:
			names = append(names, w.updateWithStart(m))
		}
	}
	return names
}

// RunMethods are the methods that a run type has without messages, its own and
// those of the client.WorkflowRun in it.
func RunMethods() []string {
	return []string{"Get", "GetWithOptions", "Cancel", "Terminate", "GetID", "GetRunID", "GetFirstExecutionRunID"}
}

// ChildMethods are the methods that a child future has without messages, its
// own and those of the workflow.ChildWorkflowFuture in it.
func ChildMethods() []string {
	return []string{"Get", "IsReady", "GetChildWorkflowExecution", "SignalChildWorkflow"}
}

// RunMethods are the methods of the run type generated for m.
func (m *Message) RunMethods() []string {
	switch m.Kind {
	case Signal:
		return []string{m.signal()}
	case Query:
		return []string{m.query()}
	case Update:
		return []string{m.update(), m.startUpdate(), m.getUpdate()}
	}
	return nil
}

// ChildMethods are the methods of the child future generated for m.
func (m *Message) ChildMethods() []string {
	if m.Kind == Signal {
		return []string{m.signal()}
	}
	return nil
}

// Bodies are the identifiers that the bodies of functions with w's parameters
// refer to, so that a parameter of that name has to give way. Imports go by
// the names they have in f.
func (f *File) Bodies(w *Workflow) []string {
	names := append(f.Declares(w), "any", "nil")
	for _, i := range f.Imports {
		if i.Path == clientPath || i.Path == workflowPath {
			names = append(names, i.Name)
		}
	}
	return names
}

// local is name, or the first variation of it that w has not taken.
func (w *Workflow) local(name string) string {
	return Unique(name, func(n string) bool { return w.Taken[n] })
}

// localBesideParams is local for a function that has w's parameters as well.
func (w *Workflow) localBesideParams(name string) string {
	return Unique(name, func(n string) bool {
		return w.Taken[n] || slices.ContainsFunc(w.Params, func(p Param) bool { return p.Name == n })
	})
}

// localBesideReceiver is local for a function that takes w's receiver as well.
func (w *Workflow) localBesideReceiver(name string) string {
	return Unique(name, func(n string) bool {
		return w.Taken[n] || w.Receiver != nil && n == w.Receiver.Name
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
