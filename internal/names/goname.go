package names

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// silent are the names of methods that don't say what a workflow does: where each
// workflow is a struct, all of them are called so.
var silent = []string{"Execute", "Run", "Do", "Handle", "Invoke"}

// verbs are how identifiers name the kinds of messages.
var verbs = map[string]string{"signal": "Signal", "query": "Query", "update": "Update"}

// GoName is what the identifiers are made of that are generated for a function, or
// for a method of a type: the function's name, or the type's where the method's
// says nothing. It depends on nothing else in the package, so that a second struct
// with such a method renames nothing that code calls. receiver is the name of the
// type, of the interface for a contract's method, and "" for a function.
func GoName(receiver, name string) string {
	if receiver != "" && slices.Contains(silent, name) {
		return exported(receiver)
	}
	return exported(name)
}

// ActivityGoName is what the identifiers are made of that are generated for an
// activity. They say themselves that it is one, so that is cut from the end of the name,
// where it is not all of it.
func ActivityGoName(receiver, name string) string {
	whole := GoName(receiver, name)
	if rest := strings.TrimSuffix(whole, "Activity"); rest != "" {
		return rest
	}
	return whole
}

// MessageGoName is what the identifiers are made of that are generated for a message
// of a kind: AddItem for add-item; "" if its name has no letter or digit. They name
// the kind themselves, so that it is cut from the end of the name, where it is not
// all of it.
func MessageGoName(kind, name string) string {
	var b strings.Builder
	for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		b.WriteString(exported(word))
	}
	whole := b.String()
	if rest := strings.TrimSuffix(whole, verbs[kind]); rest != "" {
		return rest
	}
	return whole
}

// exported is name with its first letter in upper case, where it has one.
func exported(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}

// Unexported is name with its first word in lower case: addItem, urlOf, id.
func Unexported(name string) string {
	runes := []rune(name)
	for i := range runes {
		if !unicode.IsUpper(runes[i]) || i > 0 && i+1 < len(runes) && unicode.IsLower(runes[i+1]) {
			break
		}
		runes[i] = unicode.ToLower(runes[i])
	}
	return string(runes)
}
