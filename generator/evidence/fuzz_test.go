package evidence_test

import (
	"flag"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/temporal-gen/temporal-gen/generator/evidence"
)

var mutations = flag.Int("mutations", 100, "how many mutants TestMutants makes")

// checkArchive asks all questions of an archive, forwards and backwards, and
// compares the answers. It is mostly about what does not happen: a panic, or
// an answer that takes for ever.
func checkArchive(t testing.TB, archive *txtar.Archive) {
	root, modules := writeModules(t, archive)
	functions := questions(t, archive, modules)
	forwards, backwards := map[evidence.Func]string{}, map[evidence.Func]string{}
	reader := evidence.Read(modules)
	for _, fn := range functions {
		forwards[fn] = answer(root, reader.Of(fn))
	}
	slices.Reverse(functions)
	reader = evidence.Read(modules)
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
				file.Data = mutate(random, file.Data)
			}
		}
		checkArchive(t, &mutant)
	}
}

var identifier = regexp.MustCompile(`[A-Za-z_]\w*`)

// mutate changes a line, an identifier or a byte of a source.
func mutate(random *rand.Rand, src []byte) []byte {
	lines := strings.SplitAfter(string(src), "\n")
	i, j := random.IntN(len(lines)), random.IntN(len(lines))
	switch random.IntN(6) {
	case 0:
		lines = slices.Delete(lines, i, i+1)
	case 1:
		lines = slices.Insert(lines, i, lines[j])
	case 2:
		lines[i], lines[j] = lines[j], lines[i]
	case 3, 4:
		words := identifier.FindAllStringIndex(string(src), -1)
		if len(words) == 0 {
			break
		}
		from, to := words[random.IntN(len(words))], words[random.IntN(len(words))]
		return []byte(string(src[:to[0]]) + string(src[from[0]:from[1]]) + string(src[to[1]:]))
	case 5:
		if len(src) > 0 {
			k := random.IntN(len(src))
			return slices.Concat(src[:k], []byte{"(){}[]*&.,:=\"\n 0a"[random.IntN(17)]}, src[k+random.IntN(2):])
		}
	}
	return []byte(strings.Join(lines, ""))
}

// FuzzOf does the same with any bytes.
func FuzzOf(f *testing.F) {
	for _, archive := range archives(f) {
		f.Add(txtar.Format(archive))
	}
	f.Fuzz(func(t *testing.T, text []byte) { checkArchive(t, txtar.Parse(text)) })
}
