package dotted

import (
	. "example.com/lib/deep"
	. "strings"
)

func Use(s Shown, m Mode) (Generic[File], bool) {
	var b Builder
	b.WriteString(ToUpper(s.Text))
	return Generic[File]{}, m&Write != 0 && s.Layer.Depth > 0
}
