package cycles

// Box and Ref are instantiated with aliases that hang on them, which go/types can
// resolve in this order of declarations only.
type (
	Box[T any]    struct{ value *T }
	Ref[K, T any] struct{ To *T }
)

// First has to be checked before Last, whether anyone needs it or not.
type First struct{ page Page }

type Last struct{ Pages *PageRef }

type PageRef = Ref[string, Page]

type Page struct {
	Text string
	next *Box[*PageRef]
	all  *Ref[
		string,
		PageRef,
	]
}
