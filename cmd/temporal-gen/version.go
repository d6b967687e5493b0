package main

import (
	"errors"
	"flag"
	"runtime/debug"
)

// version shows the version.
func (c *command) version(flags *flag.FlagSet) func() int {
	return func() int {
		if flags.NArg() > 0 {
			return c.fail(errors.New("version takes no arguments"))
		}
		say(c.stdout, "temporal-gen %s", version())
		return exitDone
	}
}

// version is the module version that the binary was built at.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	if info.Main.Path == modulePath {
		return info.Main.Version
	}
	for _, dep := range info.Deps { // built by "go tool" in another module
		if dep.Path == modulePath {
			return dep.Version
		}
	}
	return "(devel)"
}
