// Package golangci makes the analyzers of call sites a linter of golangci-lint,
// as a plugin of its module plugin system. It is a module of its own, so that
// the plugin system stays out of what temporal-gen requires.
//
// See https://golangci-lint.run/docs/plugins/module-plugins.
package golangci

import (
	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/temporal-gen/temporal-gen/generator/callsite"
)

// Name is the linter's name in the settings of golangci-lint.
const Name = "temporalgen"

func init() { register.Plugin(Name, newPlugin) }

type plugin struct{}

// newPlugin takes no settings: analyzers are turned off by excluding what they
// report.
func newPlugin(any) (register.LinterPlugin, error) { return plugin{}, nil }

func (plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) { return callsite.Analyzers(), nil }
func (plugin) GetLoadMode() string                           { return register.LoadModeTypesInfo }
