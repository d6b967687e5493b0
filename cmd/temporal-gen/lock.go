package main

import (
	"errors"
	"flag"
	"strings"

	"github.com/temporal-gen/temporal-gen/generator"
)

// lockText is what the help says of lock.
const lockText = `Lock writes temporal_lock.json at the root of the module: under which names workflows, activities and messages are known, and what their data looks like. Commit it. From then on check reports where a change of the code breaks running workflows, or loses data of theirs, by its class:

	breaking  runs fail, or wait for ever
	lost      data is left out, without an error
	changed   data arrives as something else

Lock writes safe changes down, and refuses others unless they are meant:

	temporal-gen lock -accept orders.Order.Price -because "no order is open"

Some values can't be compared, as those of type any and of types with JSON of their own. Lock says how many, and with -v which ones.`

// locking is one invocation of lock.
type locking struct {
	*command
	accept, because string
	strict          bool
}

// lock writes down what the data of running workflows is bound to.
func (c *command) lock(flags *flag.FlagSet) func() int {
	l := &locking{command: c}
	l.declareTags(flags)
	flags.StringVar(&l.accept, "accept", "", "write down the changes of what LIST names, separated by commas, though they are not safe: `LIST` has the first words of findings")
	flags.StringVar(&l.because, "because", "", "`TEXT` that says why, to be kept in the lock")
	flags.BoolVar(&l.strict, "strict", false, "have types compared by name and structure from now on, for a data converter of your own")
	flags.BoolVar(&l.verbose, "v", false, "name the values that can't be compared, and why")
	return l.run
}

func (l *locking) run() int {
	if (l.accept == "") != (strings.TrimSpace(l.because) == "") {
		return l.fail(errors.New("-accept needs a reason, and -because a change: give both"))
	}
	config := generator.LockConfig{
		Context: l.config.Context, Dir: l.config.Dir, Patterns: l.config.Patterns, Tags: l.config.Tags,
		Because: l.because, Strict: l.strict,
	}
	if len(config.Patterns) == 0 {
		config.Patterns = []string{"./..."}
	}
	if l.accept != "" {
		for name := range strings.SplitSeq(l.accept, ",") {
			config.Accept = append(config.Accept, strings.TrimSpace(name))
		}
	}
	result, err := l.make(config)
	if err != nil {
		return l.fail(l.explain(err))
	}
	failed := result.Files.Write(func(f *generator.File) { l.announce(result, f, "") })
	if l.verbose && len(result.Files) > 0 {
		if f := &result.Files[0]; !f.IsStale() {
			l.announce(result, f, ", up to date")
		}
		for _, gap := range result.Gaps {
			say(l.stdout, "  %s", gap.Format(l.config.Dir))
		}
	}
	status := l.report(append(result.Diagnostics, failed...), result.Warnings)
	if len(result.Changes) > 0 {
		l.report(diagnostics(result.Changes), nil)
		say(l.stderr, "temporal-gen: %s not written down: undo %s, or give -accept and -because",
			counted(len(result.Changes), "change is", "changes are"), plural(len(result.Changes), "it", "them"))
		return exitFound
	}
	return status
}

// announce says what the lock has, and how much of that it can't compare.
func (l *locking) announce(result *generator.Locking, f *generator.File, state string) {
	gaps := ""
	if n := len(result.Gaps); n > 0 {
		gaps = "; " + counted(n, "value is", "values are") + " not compared"
		if !l.verbose {
			gaps += plural(n, ": temporal-gen lock -v names it", ": temporal-gen lock -v names them")
		}
	}
	say(l.stdout, "%s: %s, %s%s%s", l.path(f), counted(result.Workflows, "workflow", "workflows"),
		counted(result.Activities, "activity", "activities"), state, gaps)
}

// make makes the lock, and says so on a terminal when it takes long.
func (l *locking) make(config generator.LockConfig) (*generator.Locking, error) {
	defer startProgress(l.terminal)()
	result, err := generator.Lock(config)
	if err == nil {
		err = l.config.Context.Err()
	}
	return result, err
}
