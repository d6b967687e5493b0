package stamp

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// goMod is what a go.mod or a go.work says of where code is.
type goMod struct {
	path string
	// folders are those that it uses, and those that modules are replaced by.
	folders []string
	// toolchains are the go commands that it may have run.
	toolchains []string
}

// parseMod reads a go.mod or a go.work. It reads no more than it needs and
// understands no more than is usual: everything else is an error.
func parseMod(text string) (*goMod, error) {
	mod := &goMod{}
	block := ""
	for line := range strings.SplitSeq(text, "\n") {
		words, err := wordsOf(line)
		if err != nil {
			return nil, err
		}
		verb := block
		if n := len(words); n > 0 && verb == "" {
			verb, words = words[0], words[1:]
			if n == 2 && words[0] == "(" {
				block = verb
				continue
			}
		}
		switch {
		case len(words) == 1 && words[0] == ")" && block != "":
			block = ""
			continue
		case len(words) == 0:
			continue
		}
		if err := mod.add(verb, words); err != nil {
			return nil, err
		}
	}
	if block != "" {
		return nil, errors.New("a block has no end")
	}
	return mod, nil
}

// add adds what one directive says.
func (mod *goMod) add(verb string, words []string) error {
	switch verb {
	case "use", "module", "go", "toolchain":
		if len(words) != 1 {
			return fmt.Errorf("%s has %d words", verb, len(words))
		}
	}
	switch verb {
	case "use":
		mod.folders = append(mod.folders, words[0])
	case "module":
		mod.path = words[0]
	case "go":
		mod.toolchains = append(mod.toolchains, "go"+words[0])
	case "toolchain":
		mod.toolchains = append(mod.toolchains, words[0])
	case "replace":
		// OLD [VERSION] => NEW [VERSION]
		for i, word := range words {
			if word != "=>" {
				continue
			}
			switch right := words[i+1:]; len(right) {
			case 1:
				mod.folders = append(mod.folders, right[0])
				return nil
			case 2:
				return nil
			}
		}
		return errors.New("replace is not understood")
	}
	return nil
}

// wordsOf are the words of a line, without quotes and comments.
func wordsOf(line string) ([]string, error) {
	var words []string
	for {
		line = strings.TrimLeft(line, " \t\r")
		switch {
		case line == "", strings.HasPrefix(line, "//"):
			return words, nil
		case strings.HasPrefix(line, "/*"):
			return nil, errors.New("a block comment")
		case line[0] == '"', line[0] == '`':
			quoted, err := strconv.QuotedPrefix(line)
			if err != nil {
				return nil, err
			}
			word, err := strconv.Unquote(quoted)
			if err != nil {
				return nil, err
			}
			words, line = append(words, word), line[len(quoted):]
		case strings.ContainsRune("()[]{},", rune(line[0])):
			words, line = append(words, line[:1]), line[1:]
		default:
			end := strings.IndexAny(line, " \t\r()[]{},")
			if end < 0 {
				end = len(line)
			}
			if comment := strings.Index(line[:end], "//"); comment > 0 {
				end = comment
			}
			words, line = append(words, line[:end]), line[end:]
		}
	}
}
