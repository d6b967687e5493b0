package deep

import "example.com/lib/layers"

type (
	Hidden struct{ a, b int32 }
	Shown  struct {
		Text  string
		Layer layers.Layer
	}
	Seq[T any]     = func(yield func(T) bool)
	Rate           interface{ Of(Shown) layers.Layer }
	Mode           uint8
	File           interface{ Name() string }
	Closer         interface{ Close() error }
	Chained        struct{ End *layers.Layer }
	Generic[T any] struct{ Value T }
	List           []Shown
)

const (
	Read Mode = 1 << iota
	Write
)

type Embedded struct{ Promoted layers.Layer }

func (e *Embedded) Promote(m Mode) layers.Layer { return e.Promoted }

func Make[T any](t T) Generic[T] { return Generic[T]{t} }

func Chain() *Chained { return nil }

func (c *Chained) Then() *Chained { return c }

func Walk(l layers.Layer) Seq[Shown] { return nil }
