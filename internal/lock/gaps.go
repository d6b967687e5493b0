package lock

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Gap is a value that is not compared.
type Gap struct {
	// Name is what people call it, as in findings.
	Name string
	// Places are the keys of its position in the code, the best first.
	Places []string
	// What is what follows that name: what is not compared, and why.
	What string
	// Reaches are the functions and messages whose data it is.
	Reaches []string
}

// maxReaches is how many of those whose data a value is are named.
const maxReaches = 3

func (g *Gap) String() string {
	whose := g.Reaches
	if more := len(whose) - maxReaches; more > 0 {
		whose = append(slices.Clone(whose[:maxReaches]), fmt.Sprintf("and %d more", more))
	}
	return fmt.Sprintf("%s %s (%s)", g.Name, g.What, strings.Join(whose, ", "))
}

// Gaps are the values of a lock that was made of code that are not compared, in no order.
func (l *Lock) Gaps() []*Gap {
	s := &seeker{Lock: l, found: map[string]*Gap{}}
	for _, f := range l.Workflows {
		s.function("workflow", f)
	}
	for _, f := range l.Activities {
		s.function("activity", f)
	}
	return slices.Collect(maps.Values(s.found))
}

// seeker looks for what is not compared.
type seeker struct {
	*Lock
	// reaches is whose data is looked at, and seen are its types that have been.
	reaches string
	seen    map[string]bool
	found   map[string]*Gap
}

// add adds a value, once for all that reaches it.
func (s *seeker) add(at site, what string) {
	key := at.places[0] + " " + what
	g := s.found[key]
	if g == nil {
		g = &Gap{Name: at.name, Places: at.places, What: what}
		s.found[key] = g
	}
	if !slices.Contains(g.Reaches, s.reaches) {
		g.Reaches = append(g.Reaches, s.reaches)
		slices.Sort(g.Reaches)
	}
}

const notCompared = "is not compared: "

// function looks at what a function and its messages take and return.
func (s *seeker) function(kind string, f *Function) {
	whose := kind + " " + f.Name
	s.signature(whose, f.Name, f.Signature, f, "")
	if f.Open {
		s.reaches = whose
		s.add(site{name: f.Name, places: []string{f.key()}}, "may have messages whose names can't be told, which are not compared")
	}
	for _, messages := range f.messages() {
		for _, name := range slices.Sorted(maps.Keys(messages.all)) {
			s.signature(messages.kind+" "+name+" of "+whose, f.Name+"."+name, messages.all[name], f, " "+messages.kind+" "+name)
		}
	}
}

func (s *seeker) signature(whose, name string, signature Signature, f *Function, part string) {
	s.reaches, s.seen = whose, map[string]bool{}
	if signature.Unknown {
		s.add(site{name: name, places: []string{f.Part(part), f.key()}}, notCompared+"its types can't be told")
		return
	}
	for i, p := range signature.Params {
		s.value(p.Type, paramSite(name, p, i, f, part))
	}
	if signature.Result != nil {
		s.value(*signature.Result, site{name: name + ".result", places: []string{f.Part(part + "#result"), f.Part(part)}})
	}
}

// value looks at a type.
func (s *seeker) value(t Type, at site) {
	switch t.Kind {
	case Any:
		s.add(at, notCompared+"any may be anything")
	case Unknown:
		s.add(at, notCompared+cmp.Or(t.Why, "its type can't be told"))
	case Named, Message:
		s.named(t, at)
	default:
		for _, part := range []*Type{t.Key, t.Elem} {
			if part != nil {
				s.value(*part, at)
			}
		}
	}
}

// named looks at a type with a name: what can't be compared of it as a whole is that of
// each value that has it.
func (s *seeker) named(t Type, at site) {
	under := s.Types[t.Name]
	if _, ok := s.Types[t.Name]; ok && under.Kind == Unknown {
		s.value(under, at)
		return
	}
	key := t.String()
	if s.seen[key] {
		return
	}
	s.seen[key] = true
	if under.Kind != Unknown {
		s.value(under, site{name: short(t.Name), places: append([]string{t.Name}, at.places...)})
	}
	fields := s.Structs[t.Name].Fields
	if t.Kind == Message {
		fields = s.Messages[t.Name]
	}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		f := fields[key]
		if f.Go == OneOf {
			f.Type.Why = "a oneof may be any of its fields"
		}
		if t.Kind == Message {
			f.Go = ""
		}
		s.value(f.Type, fieldSite(t.Name, t.Name, key, f, at))
	}
}
