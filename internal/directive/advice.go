package directive

import (
	"regexp"
	"strconv"

	"github.com/temporal-gen/temporal-gen/internal/sdk"
)

// Arg is key=value as a directive has it.
func Arg(key, value string) string {
	arg := key + "=" + value
	if quoted := strconv.Quote(arg); quoted != `"`+arg+`"` || space.MatchString(arg) {
		return quoted
	}
	return arg
}

var space = regexp.MustCompile(`\s`)

// Naming is the directive that names a message, with what its type= may hold if
// typed.
func Naming(kind sdk.MessageKind, name string, typed bool) string {
	text := Prefix + string(kind) + " " + Arg("name", name)
	if !typed {
		return text
	}
	switch kind {
	case sdk.Query:
		return text + ` "type=func(...) (T, error)"`
	case sdk.Update:
		return text + ` "type=func(...) error"`
	}
	return text + " type=TYPE"
}
