package evidence_test

import (
	"flag"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/temporal-gen/temporal-gen/internal/evidence"
	"github.com/temporal-gen/temporal-gen/internal/mutation"
)

var mutations = flag.Int("mutations", 100, "how many mutants TestMutants makes")

// checkArchive asks all questions of an archive, forwards and backwards, and
// compares the answers. It is mostly about what does not happen: a panic, or
// an answer that takes for ever.
func checkArchive(t testing.TB, archive *txtar.Archive) {
	root, modules := writeModules(t, archive)
	functions := questions(t, archive, modules)
	forwards, backwards := map[evidence.Func]string{}, map[evidence.Func]string{}
	reader := evidence.Read(modules, nil, nil)
	for _, fn := range functions {
		forwards[fn] = answer(root, reader.Of(fn))
	}
	slices.Reverse(functions)
	reader = evidence.Read(modules, nil, nil)
	for _, fn := range functions {
		backwards[fn] = answer(root, reader.Of(fn))
	}
	for _, fn := range functions {
		if forwards[fn] != backwards[fn] {
			t.Errorf("%s: asked first to last\n%sasked last to first\n%sof\n%s", title(fn), forwards[fn], backwards[fn], txtar.Format(archive))
		}
	}
}

// TestMutants changes the cases at random: code that nobody would write, much
// of which does not type-check and some of which does not parse.
func TestMutants(t *testing.T) {
	t.Parallel()
	all := archives(t)
	names := slices.Sorted(maps.Keys(all))
	random := rand.New(rand.NewPCG(3, 4))
	for range *mutations {
		mutant := *all[names[random.IntN(len(names))]]
		mutant.Files = slices.Clone(mutant.Files)
		for range 1 + random.IntN(8) {
			i := random.IntN(len(mutant.Files))
			if file := &mutant.Files[i]; strings.HasSuffix(file.Name, ".go") {
				file.Data = mutation.Of(random, file.Data)
			}
		}
		checkArchive(t, &mutant)
	}
}

// FuzzOf does the same with any bytes.
func FuzzOf(f *testing.F) {
	for _, archive := range archives(f) {
		f.Add(txtar.Format(archive))
	}
	f.Fuzz(func(t *testing.T, text []byte) { checkArchive(t, txtar.Parse(text)) })
}
