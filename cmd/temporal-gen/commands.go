package main

import (
	"flag"

	"github.com/temporal-gen/temporal-gen/generator"
	"github.com/temporal-gen/temporal-gen/generator/callsite"
	"github.com/temporal-gen/temporal-gen/internal/wire"
)

const (
	modulePath = "github.com/temporal-gen/temporal-gen"
	home       = "https://" + modulePath
	docs       = home + "/blob/main/docs/"
)

// generateText is what the help says of generating.
const generateText = `Temporal-gen generates typed calls of Temporal workflows and activities, and finds and rewrites calls that are untyped or wrong.

It finds the workflow definitions of Go packages, functions whose first parameter is workflow.Context, and writes beside them one file with a typed client for them: ExecuteProcessOrder and GetProcessOrder for a workflow ProcessOrder, schedule actions, children, continue-as-new and registration. It finds the activities, functions and methods that code registers or executes as such, and writes typed calls for them into the same file: ExecuteChargeActivity for an activity Charge.

A package that wants another file, a file elsewhere as well, another client name or a default Task Queue declares that, and -o, -client and -task-queue are for packages that do not:

	//temporalgen:output [FILE] [client=NAME] [task-queue=QUEUE]

With -test it writes a test kit and nothing else, functions that run workflows and replace children and activities in the SDK's test environment. A package that declares one has it beside its other output:

	//temporalgen:output [FILE] test

In a module, add the tool once, put the go:generate line into each package with workflows or activities, and run go generate:

	go get -tool ` + modulePath + `/cmd/temporal-gen
	//go:generate go tool temporal-gen`

// subcommand is what the command line can ask for.
type subcommand struct {
	name string // "" for generating
	// arguments come after the name, and short says in a few words what comes
	// of it.
	arguments, short string
	// long is all else that its help says, in paragraphs of one line each.
	long string
	// page is the address of its documentation.
	page string
	// declare declares its flags and returns what to do once they are parsed.
	declare func(*command, *flag.FlagSet) (do func() int)
}

// subcommands are all there are. The help, the package comment and the lines
// that the README shows are made of them.
func subcommands() []subcommand {
	return []subcommand{
		{
			name: "", arguments: "[flags] [packages]", short: "generate typed calls",
			long: generateText,
			page: home, declare: (*command).generate,
		},
		{
			name: "check", arguments: "[flags] [packages]", short: "show what is stale, write nothing", long: `Check shows as a unified diff what generating would change, and writes nothing. It exits with 1 if that is anything. It knows what packages declare by //temporalgen:output; give it the other flags that you generate with. Where the module has a lock, see temporal-gen help lock, it reports what the code does to running workflows, and exits with 1 if that is anything. With -json or -sarif it prints that and what is stale for programs, and no diff.`,
			page: docs + "pipelines.md", declare: (*command).check,
		},
		{
			name: "list", arguments: "[flags] [packages]", short: "show workflows and activities, and why",
			long: `List shows every function whose first parameter is workflow.Context, whether it is a workflow and why, under which name it is started, and which signals, queries and updates it takes. It shows every function that code registers or executes as an activity, and under which name it is called.`,
			page: docs + "workflows-and-names.md", declare: (*command).list,
		},
		{
			name: "vet", arguments: "[flags] [packages]", short: "report wrong, untyped, unserved calls",
			long: `Vet reports calls of the SDK that pass wrong arguments to a workflow or an activity, decode its result into another type, name it wrongly, or could be typed. Each finding has a category, and each category a severity:

` + categoryTable() + `

Errors and warnings make it exit with 1, notes only with -strict.

To adopt it in code that has findings, write these to a file once, and commit it. Only findings that are not in the file are reported from then on:

	temporal-gen vet -baseline known.txt -write-baseline ./...
	temporal-gen vet -baseline known.txt ./...

It runs under the go command, too, on one package at a time:

	go vet -vettool=$(go tool -n temporal-gen) ./...`,
			page: callsite.Docs, declare: (*command).vet,
		},
		{
			name: "fix", arguments: "[flags] [packages]", short: "make untyped call sites typed",
			long: `Fix rewrites calls that vet reports, where that keeps their meaning, and leaves the others to vet, which says why. It exits with 0 when it wrote what it could. With -diff it exits with 1 if there is anything to rewrite.

It runs under the go command, too, on one package at a time:

	go fix -fixtool=$(go tool -n temporal-gen) ./...`,
			page: callsite.Docs, declare: (*command).fix,
		},
		{
			name: "lock", arguments: "[flags] [packages]", short: "write down what open runs depend on", long: lockText,
			page: wire.Docs, declare: (*command).lock,
		},
		{
			name: "version", short: "show the version",
			long: `Version shows the module version that the command was built at. -version and --version do the same.`,
			page: home, declare: (*command).version,
		},
		{
			name: "help", arguments: "[command]", short: "show this, or the help of a command",
			long: `Help shows what a command does and which flags it has, as -h behind its name does.`,
			page: home, declare: (*command).help,
		},
	}
}

// subcommandNamed is the subcommand with a name, if there is one.
func subcommandNamed(name string) (subcommand, bool) {
	for _, s := range subcommands() {
		if s.name == name {
			return s, true
		}
	}
	return subcommand{}, false
}

// declareTags declares the flag that all have that load packages.
func (c *command) declareTags(flags *flag.FlagSet) {
	flags.StringVar(&c.config.Tags, "tags", "", "`LIST` of build tags, separated by commas")
}

// declareOutput declares the flags of generating and checking. Those of the output
// are for packages that do not declare theirs.
func (c *command) declareOutput(flags *flag.FlagSet) {
	c.declareTags(flags)
	flags.StringVar(&c.config.Output, "o", "",
		"the generated `FILE`, relative to each package's folder (default "+generator.DefaultOutput+"); in another folder it has the client side only; {pkg} is the package's name")
	flags.StringVar(&c.config.Client, "client", "", "`NAME` of the generated client type (default "+generator.DefaultClient+")")
	flags.StringVar(&c.config.TaskQueue, "task-queue", "", "`NAME` of the default Task Queue, for workflows that name none")
	flags.BoolVar(&c.config.Test, "test", false, "generate a test kit instead, with -o FILE into a package of its own or without into "+generator.DefaultKit)
	flags.BoolVar(&c.verbose, "v", false, "name workflows and activities, and files that are up to date")
}
