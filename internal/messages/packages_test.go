package messages_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/go/packages"

	"github.com/temporal-gen/temporal-gen/internal/messages"
)

// answers are what a reader of packages says of the workflows of all cases
// without type errors, by package and name.
func (m *module) answers(pkgs []*packages.Package) map[string]string {
	whole := m.packages
	m.packages = pkgs
	defer func() { m.packages = whole }()
	all := map[string]string{}
	reader := m.reader()
	for name := range m.archives {
		for _, w := range m.workflows(name) {
			if name != "illtyped" {
				all[w.fn.FullName()] = m.answer(reader, w)
			}
		}
	}
	return all
}

// TestMentions leaves out the packages of which no file mentions messages: the
// workflows of the others must have the same ones.
func TestMentions(t *testing.T) {
	m := loadModule(t)
	var mentioned []*packages.Package
	for _, pkg := range m.packages {
		for _, file := range pkg.GoFiles {
			if messages.Mentions([]byte(readText(t, file))) {
				mentioned = append(mentioned, pkg)
				break
			}
		}
	}
	if len(mentioned) == len(m.packages) {
		t.Error("every package mentions messages")
	}
	if diff := cmp.Diff(m.answers(m.packages), m.answers(mentioned)); diff != "" {
		t.Errorf("-all packages +those that mention messages:\n%s", diff)
	}
}

func TestMentionsNot(t *testing.T) {
	for _, src := range []string{
		"package p\n\nimport \"go.temporal.io/sdk/workflow\"\n\nfunc W(ctx workflow.Context) error { return nil }\n",
		"package p\n\nimport \"cloud.google.com/go/pubsub\"\n\nfunc f() { s.Receive(ctx, f) }\n",
	} {
		if messages.Mentions([]byte(src)) {
			t.Errorf("mentions messages:\n%s", src)
		}
	}
}

// TestSeparateLoads gives a reader packages of which each was loaded by itself,
// so that they know each other from export data, as other objects.
func TestSeparateLoads(t *testing.T) {
	m := loadModule(t)
	for _, name := range []string{"helperfunctions", "receiving"} {
		want := m.answers(m.load(t, "./"+name+"/..."))
		separate := append(m.load(t, "./"+name+"/helpers"), m.load(t, "./"+name)...)
		if diff := cmp.Diff(want, m.answers(separate)); diff != "" {
			t.Errorf("%s, -one load +separate loads:\n%s", name, diff)
		}
	}
}

// TestUnseenHelpers leaves out the packages with the helpers: what they receive
// must not be guessed from the rest.
func TestUnseenHelpers(t *testing.T) {
	m := loadModule(t)
	for name, answer := range m.answers(m.load(t, "./receiving")) {
		if !strings.HasSuffix(name, "HandedWorkflow") {
			continue
		}
		for line := range strings.Lines(answer) {
			if strings.Contains(line, "signal") && !strings.Contains(line, "code that can't be seen from here") {
				t.Errorf("%s: %s", name, line)
			}
		}
	}
}
