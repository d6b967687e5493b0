package lock

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Finding is a change that is not safe.
type Finding struct {
	Class Class
	// Name is what people call what changed, and what accepts the change.
	Name string
	// Places are the keys of its position in the code, the best first. Of what is gone
	// they may have none.
	Places []string
	// Function and Message are the names of what is gone, by which the lock has it.
	Function, Message string
	// What is what became of it, and Advice how to undo that.
	What, Advice string
	// Reaches are the functions and messages whose data it is.
	Reaches []string
}

// String is the finding with its class.
func (f *Finding) String() string { return fmt.Sprintf("%s [%s]", f.Text(), f.Class) }

// Text is the finding as a message.
func (f *Finding) Text() string {
	whose := ""
	if len(f.Reaches) > 0 {
		whose = " (" + strings.Join(f.Reaches, ", ") + ")"
	}
	return fmt.Sprintf("%s %s%s: %s", f.Name, f.What, whose, f.Advice)
}

// Options are what is compared.
type Options struct {
	// Rollout asks for what fails only while workers and callers of the old code and the
	// new run side by side, too.
	Rollout bool
	// Judges reports of a package whether its functions are known, and Whole whether all
	// functions of the module are, so that one that is missing is gone. Blind reports of a
	// kind of functions whether there are registrations that may be of any of them.
	Judges func(pkg string) bool
	Whole  bool
	Blind  map[string]bool
}

// Compare finds what the code that new is the lock of does to the data of the code that
// old is the lock of. The findings are in no order.
func Compare(old, new *Lock, options Options) []*Finding {
	c := &comparer{Options: options, old: old, new: new, found: map[string]*Finding{}}
	c.functions("workflow", old.Workflows, new.Workflows)
	c.functions("activity", old.Activities, new.Activities)
	return slices.Collect(maps.Values(c.found))
}

// comparer compares two locks.
type comparer struct {
	Options
	old, new *Lock
	// reaches is whose data is compared, and backwards reports whether what was old is
	// new and the other way round.
	reaches   string
	backwards bool
	// quiet is above zero where nothing is reported.
	quiet int
	// seen are the classes of types that were compared for what reaches them, or are
	// under comparison.
	seen  map[pair]Class
	found map[string]*Finding
}

// report reports a finding, once for all that reaches it. What is found forwards is
// not told backwards.
func (c *comparer) report(at site, class Class, what string) *Finding {
	if c.quiet > 0 {
		return nil
	}
	key := c.reaches + " " + at.name
	if len(at.places) > 0 {
		key = at.places[0]
	}
	f := c.found[key]
	switch {
	case f == nil, class > f.Class:
		if c.backwards {
			what += forOld
		}
		before := f
		f = &Finding{Class: class, Name: at.name, Places: at.places, What: what, Advice: at.advice}
		if before != nil {
			f.Reaches = before.Reaches
		}
		c.found[key] = f
	case c.backwards && !strings.HasSuffix(f.What, forOld):
		return f
	}
	if !slices.Contains(f.Reaches, c.reaches) {
		f.Reaches = append(f.Reaches, c.reaches)
		slices.Sort(f.Reaches)
	}
	return f
}

// forOld is behind what is found backwards.
const forOld = ", for workers and callers of the old code"

// key is what positions of f are found by: those of its parts have something behind it.
func (f *Function) key() string { return f.declared() + " " + f.Name }

// Part is the key of a position that is of a part of f: "#0" is its first parameter,
// "#result" its result, "#name" where it is given its name, " signal NAME" a message.
func (f *Function) Part(part string) string { return f.key() + part }

// functions compares functions of a kind.
func (c *comparer) functions(kind string, old, new []*Function) {
	byName := map[string][2][]*Function{}
	for i, all := range [][]*Function{old, new} {
		for _, f := range all {
			pair := byName[f.Name]
			pair[i] = append(pair[i], f)
			byName[f.Name] = pair
		}
	}
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		was, is := slices.Clone(byName[name][0]), slices.Clone(byName[name][1])
		was = slices.DeleteFunc(was, func(f *Function) bool {
			i := slices.IndexFunc(is, func(g *Function) bool { return f.declared() == g.declared() })
			if i >= 0 {
				c.function(kind, f, is[i])
				is = slices.Delete(is, i, i+1)
			}
			return i >= 0
		})
		switch {
		case len(was) == 1 && len(is) == 1 && c.Whole: // moved, or else another one is where nobody looked
			c.function(kind, was[0], is[0])
		case len(byName[name][1]) == 0:
			for _, f := range was {
				c.goneFunction(kind, f, byName, new)
			}
		}
	}
}

// goneFunction reports a function under whose name there is none.
func (c *comparer) goneFunction(kind string, f *Function, byName map[string][2][]*Function, new []*Function) {
	if !c.Whole || c.Blind[kind] || f.Guessed {
		return
	}
	what := "is gone"
	at := site{name: f.Name, places: []string{f.key()}} // it may be there, and not registered
	var others []*Function
	for _, g := range new {
		if len(byName[g.Name][0]) > 0 {
			continue
		}
		if g.declared() == f.declared() {
			if g.Alias == f.Name {
				c.function(kind, f, g)
				return
			}
			others = []*Function{g}
			break
		}
		if g.Package == f.Package && len(f.Signature.Params) > 0 && c.sameSignatures(f.Signature, g.Signature) {
			others = append(others, g)
		}
	}
	if len(others) == 1 {
		at.places = []string{others[0].Part("#name"), others[0].key(), f.key()}
		what = fmt.Sprintf("is gone, and %s is new", others[0].Name)
	}
	c.unknown(kind, f, at, what)
}

// unknown reports that workers don't know a function under its name any more.
func (c *comparer) unknown(kind string, f *Function, at site, what string) {
	at.advice = "register it under this name until no run needs it"
	c.reaches = kind + " " + f.Name
	c.report(at, Breaking, what+", "+map[string]string{
		"workflow": "so its open runs wait for ever",
		"activity": "so runs that called it wait for it for ever",
	}[kind]).Function = f.Name
}

// function compares a function with what it is now.
func (c *comparer) function(kind string, old, new *Function) {
	if !c.Judges(new.Package) {
		return
	}
	whose := kind + " " + old.Name
	if c.Whole && !c.Blind[kind] && !old.Guessed && new.Unregistered {
		c.unknown(kind, old, site{name: old.Name, places: []string{new.key()}}, "is registered nowhere any more")
	}
	c.signatures(whose, old.Name, old.Signature, new.Signature, new, "", true)
	if c.Whole && old.Calls != "" && new.Calls != "" && old.Calls != new.Calls {
		c.reaches = whose
		c.report(site{old.Name, []string{new.key()}, "keep the old call behind workflow.GetVersion"}, Breaking,
			fmt.Sprintf("is executed as a %s activity and was as a %s one, which replay takes for non-determinism", new.Calls, old.Calls))
	}
	now := new.messages()
	for i, messages := range old.messages() {
		for _, name := range slices.Sorted(maps.Keys(messages.all)) {
			m, ok := now[i].all[name]
			whose := messages.kind + " " + name + " of " + whose
			part := " " + messages.kind + " " + name
			if ok {
				c.signatures(whose, old.Name+"."+name, messages.all[name], m, new, part, false)
			} else if !new.Open {
				c.goneMessage(whose, old, new, messages, now[i].all, name)
			}
		}
	}
}

// goneMessage reports a message that f, which is now new, takes no more.
func (c *comparer) goneMessage(whose string, f, new *Function, messages kindOfMessages, now map[string]Signature, name string) {
	var others []string
	for other, signature := range now {
		if _, old := messages.all[other]; !old && c.sameSignatures(messages.all[name], signature) {
			others = append(others, other)
		}
	}
	what := "is gone"
	var places []string
	if len(others) == 1 {
		what += fmt.Sprintf(", and %s is new", others[0])
		places = []string{new.Part(" " + messages.kind + " " + others[0])}
	}
	what += map[string]string{
		"signal": ", so what was sent and not received yet never is",
		"query":  ", so callers are refused",
		"update": ", so callers are refused",
	}[messages.kind]
	c.reaches = whose
	at := site{f.Name + "." + name, places, "take it, too, until nobody sends it"}
	found := c.report(at, Breaking, what)
	found.Function, found.Message = f.Name, name
}

// signatures compares what a function or a message takes and returns. Results that are
// recorded in histories are read by new code, others by callers alone.
func (c *comparer) signatures(whose, name string, old, new Signature, f *Function, part string, recorded bool) {
	if old.Unknown || new.Unknown {
		return
	}
	c.reaches = whose
	c.params(name, old.Params, new.Params, f, part)
	if c.Rollout {
		c.turned(func() {
			for i := range min(len(old.Params), len(new.Params)) {
				c.payload(new.Params[i].Type, old.Params[i].Type, paramSite(name, new.Params[i], i, f, part))
			}
		})
	}
	at := site{name + ".result", []string{f.Part(part + "#result"), f.Part(part)}, "keep the type"}
	c.reaches = "result of " + whose
	switch {
	case old.Result != nil && new.Result != nil:
		if recorded {
			c.strict(*old.Result, *new.Result, at)
		}
		if c.Rollout {
			c.turned(func() { c.payload(*new.Result, *old.Result, at) })
		}
	case recorded && old.Result == nil && new.Result != nil:
		at.advice = "have no value mean what it meant before"
		c.report(at, Lost, "is new, so what reads a result that old code recorded gets a zero value")
	case c.Rollout && old.Result != nil && new.Result == nil:
		at.advice = "keep it until no caller reads it"
		c.report(at, Lost, "is gone, so callers of the old code get a zero value")
	}
}

// turned does compare with the old lock for the new one.
func (c *comparer) turned(compare func()) {
	turn := func() { c.old, c.new, c.backwards = c.new, c.old, !c.backwards }
	turn()
	defer turn()
	compare()
}

// payload compares the types of a payload.
func (c *comparer) payload(old, new Type, at site) Class {
	c.seen = map[pair]Class{}
	return c.types(old, new, at, true)
}

// strict is [comparer.payload], and what a strict lock adds.
func (c *comparer) strict(old, new Type, at site) {
	if c.payload(old, new, at) <= Unchecked && c.old.Strict && !c.same(old, new, true) {
		c.report(at, Changed, "is not the same any more, by name and structure, and the lock is strict")
	}
}

func paramSite(name string, p Param, i int, f *Function, part string) site {
	return site{name + "." + cmp.Or(p.Name, fmt.Sprint(i+1)), []string{f.Part(fmt.Sprint(part, "#", i)), f.Part(part)}, "keep the type"}
}

// params compares parameters, which have no names where they are decoded.
func (c *comparer) params(name string, old, new []Param, f *Function, part string) {
	if swapped := c.swapped(old, new); swapped >= 0 {
		at := paramSite(name, new[swapped], swapped, f, part)
		at.advice = "keep the order"
		c.report(at, Changed, fmt.Sprintf("is where %s was, so each gets the value of the other", old[swapped].Name))
		return
	}
	for i := range min(len(old), len(new)) {
		c.strict(old[i].Type, new[i].Type, paramSite(name, new[i], i, f, part))
	}
	for i := len(old); i < len(new); i++ {
		at := paramSite(name, new[i], i, f, part)
		at.advice = "make it a field of a struct that is there already, and have zero mean what it meant before"
		c.report(at, Lost, "is new, so it is zero in all that old code sent")
	}
	for i := len(new); i < len(old); i++ {
		at := paramSite(name, old[i], i, f, part)
		at.advice = "keep it until no run needs it"
		c.report(at, Lost, "is gone, so what old code sent for it is ignored")
	}
}

// swapped is the first of parameters that have the same names and types as before, in
// another order; -1 if they do not.
func (c *comparer) swapped(old, new []Param) int {
	names := func(params []Param) []string {
		var all []string
		for _, p := range params {
			all = append(all, p.Name)
		}
		slices.Sort(all)
		return all
	}
	if len(old) != len(new) || !slices.Equal(names(old), names(new)) {
		return -1
	}
	first := -1
	for i, p := range old {
		if p.Name == new[i].Name {
			continue
		}
		if !c.same(p.Type, new[i].Type, false) {
			return -1
		}
		if first < 0 {
			first = i
		}
	}
	return first
}
