//lint:file-ignore SA5008,U1000 Tags that nobody should write, and fields that nothing uses, are what is asked about.

package fit

// The types that TestAgainstJSON compares. It reads this file for what they are to
// the type checker, and asks encoding/json what becomes of their values.
type (
	one     struct{ A int }
	oneMore struct {
		A int
		B string
	}
	text    struct{ A string }
	renamed struct{ Other int }
	tagged  struct {
		X int `json:"a"`
	}
	refused struct {
		A int `json:"-"`
		B string
	}
	dash struct {
		A int `json:"-,"`
	}
	badName struct {
		A int `json:"a\\b"`
	}
	quoted struct {
		A int `json:",string"`
	}
	quotes struct {
		A string `json:",string"`
	}
	quotedStruct struct {
		A one `json:",string"`
	}
	nothing struct{}
	hidden  struct{ a int }

	Base    struct{ A int }
	Deep    struct{ Base }
	inner   struct{ A int }
	embeds  struct{ Base }
	pointer struct{ *Base }
	named   struct {
		Base `json:"base"`
	}
	private   struct{ inner }
	privately struct{ *inner }
	deep      struct {
		Deep
		B string
	}
	shadowed struct {
		Base
		A string
	}
	Left struct {
		A int
		L int
	}
	Right struct {
		A int
		R int
	}
	both struct {
		Left
		Right
	}
	onlySides struct{ L, R int }
	TaggedA   struct {
		X int `json:"A"`
	}
	oneTagged struct {
		Left
		TaggedA
	}
	twice struct {
		Deep
		Other
	}
	Other        struct{ Base }
	Number       int
	embedsNumber struct{ Number }
	withNumber   struct{ Number int }
	cases        struct {
		ID int
		Id int
	}
	upper struct{ ID int }

	list    struct{ A []int }
	listMap struct{ A map[string]int }
	tree    struct {
		A    int
		Next *tree
	}
)
