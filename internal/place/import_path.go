package place

import (
	"fmt"
	"slices"
	"strings"
)

// reservedOnWindows are names that no file can have on Windows, and that the go
// command takes in no import path.
var reservedOnWindows = strings.Fields("con com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 nul prn aux")

// unimportable is why the go command takes path for no import path of a module's
// package, or "". The rules are those of golang.org/x/mod/module.CheckImportPath.
func unimportable(path string) string {
	for element := range strings.SplitSeq(path, "/") {
		odd := strings.IndexFunc(element, func(r rune) bool {
			letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
			return !letter && !strings.ContainsRune("-._~+", r)
		})
		short, _, _ := strings.Cut(element, ".")
		tilde := strings.LastIndexByte(short, '~')
		switch {
		case odd >= 0:
			return fmt.Sprintf("the character %q", []rune(element[odd:])[0])
		case strings.HasSuffix(element, ".") || element == "":
			return fmt.Sprintf("the element %q", element)
		case slices.Contains(reservedOnWindows, strings.ToLower(short)):
			return fmt.Sprintf("Windows reserves the name %s", short)
		case tilde >= 0 && tilde < len(short)-1 && strings.Trim(short[tilde+1:], "0123456789") == "":
			return fmt.Sprintf("%s looks like a short name of Windows", element)
		}
	}
	return ""
}
