// Package money is called otherwise than its folder.
package money

import (
	"encoding/json"
	"time"

	"example.com/lib/deep"
)

type Currency string

type Unit int

const (
	Cent Unit = iota + 1
	_
	Euro
	Pound, Shilling = Unit(iota * 10), Unit(len(Names))
)

const Big = 1 << 40

var Names = [...]string{"cent", 5: "euro", "pound"}

// Amount has fields of which some are never mentioned.
type Amount struct {
	Currency
	Units  int64
	At     time.Time
	Raw    json.RawMessage
	hidden deep.Hidden
	Shown  deep.Shown
	Funcs  deep.Seq[deep.Shown]
}

func (a Amount) Add(b Amount) (sum Amount) { return sum }

func (a *Amount) Rate() deep.Rate { return nil }

type Same = Amount

type Pair[K comparable, V any] struct {
	Key   K
	Value V
}

type Named[V any] = Pair[Currency, V]

type ByName = map[string]Named[deep.Shown]

type Sum interface {
	~int | ~int64 | Unit
	String() string
}

type Stringer interface{ String() string }

func (u Unit) String() string { return "" }

func Total[S Sum](all ...S) (total S) { return total }

var Default, Other = New("EUR"), deep.Make(Euro)

func New(c Currency) *Amount { return &Amount{Currency: c} }

type Table [len(Names) + int(Euro)]deep.Shown

type Handler func(deep.Hidden) (deep.Shown, error)

type Recursive struct {
	Next *Recursive
	By   map[Currency][]Recursive
}

type Opener interface {
	Open(name string, mode deep.Mode) (deep.File, error)
	deep.Closer
}

type Base struct{ deep.Embedded }

var Anonymous struct {
	A struct{ B deep.Shown }
	C func(deep.Mode) deep.File
}

var FromCall = deep.Chain().Then().End

const Typed deep.Mode = deep.Write | deep.Read
