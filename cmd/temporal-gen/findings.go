package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/generator"
	"github.com/temporal-gen/temporal-gen/generator/callsite"
	"github.com/temporal-gen/temporal-gen/internal/finding"
	"github.com/temporal-gen/temporal-gen/internal/report"
	"github.com/temporal-gen/temporal-gen/internal/vet"
)

// print prints findings, how many of the baseline are gone, and a summary, and
// returns the exit status that the findings make.
func (v *vetting) print(gone int) int {
	var err error
	switch {
	case v.json:
		err = finding.WriteJSON(v.stdout, v.config.Dir, vet.Plain(v.Findings))
	case v.sarif:
		log := finding.SARIF{
			Root: repository(v.config.Dir), Version: version(), Docs: callsite.Docs,
			Categories: vet.Categories(), Problems: v.problems(),
		}
		for _, w := range v.Warnings {
			log.Warnings = append(log.Warnings, w.Format(v.config.Dir))
		}
		err = log.Write(v.stdout, vet.Plain(v.Findings))
	default:
		for _, f := range v.Findings {
			fmt.Fprintln(v.stderr, f.Format(v.config.Dir))
		}
	}
	if err != nil {
		return v.fail(err)
	}
	broken := v.broken()
	if gone > 0 {
		say(v.stderr, "temporal-gen: %s of %s %s gone: -write-baseline removes %s",
			counted(gone, "finding", "findings"), v.baseline, plural(gone, "is", "are"), plural(gone, "it", "them"))
	}
	if len(v.Findings) > 0 && !v.json && !v.sarif {
		say(v.stderr, "temporal-gen: %s", v.summary())
	}
	switch {
	case broken:
		return exitError
	case slices.ContainsFunc(v.Findings, func(f generator.Finding) bool { return v.strict || f.Severity() != finding.Note }):
		return exitFound
	}
	return exitDone
}

// summary is how many findings there are of each severity and category, and how many of
// them fix would fix.
func (v *vetting) summary() string {
	count := map[string]int{}
	for _, f := range v.Findings {
		count[f.Category]++
	}
	var parts []string
	for _, severity := range []string{finding.Error, finding.Warning, finding.Note} {
		n, of := 0, []string{}
		for _, c := range vet.Categories() {
			if c.Severity == severity && count[c.Name] > 0 {
				n += count[c.Name]
				of = append(of, fmt.Sprintf("%d %s", count[c.Name], c.Name))
			}
		}
		if n > 0 {
			parts = append(parts, counted(n, severity, severity+"s")+": "+strings.Join(of, ", "))
		}
	}
	n := len(v.Findings)
	summary := counted(n, "finding", "findings") + " (" + strings.Join(parts, "; ") + ")"
	fixes, err := v.Vetting.Fix()
	switch {
	case err != nil || fixes.Fixed == 0: // fix says why it can't
	case fixes.Fixed == n:
		summary += ", which temporal-gen fix would fix"
	default:
		summary += fmt.Sprintf(", %d of which temporal-gen fix would fix", fixes.Fixed)
	}
	return summary
}

// problems say which packages could not be checked, with paths as seen from the
// working directory.
func (v *vetting) problems() []string {
	var problems []string
	for _, err := range v.Broken {
		problems = append(problems, report.Lines(strings.ReplaceAll(err.Error(), v.config.Dir+string(filepath.Separator), "")))
	}
	return problems
}

// broken prints which packages could not be checked, if there are any.
func (v *vetting) broken() bool {
	for _, problem := range v.problems() {
		say(v.stderr, "temporal-gen: %s", problem)
	}
	return len(v.Broken) > 0
}

// repository is the root of the repository that dir is in, or else of the
// module.
func repository(dir string) string {
	for _, mark := range []string{".git", "go.mod"} {
		for folder := dir; ; folder = filepath.Dir(folder) {
			if _, err := os.Stat(filepath.Join(folder, mark)); err == nil {
				return folder
			}
			if folder == filepath.Dir(folder) {
				break
			}
		}
	}
	return dir
}
