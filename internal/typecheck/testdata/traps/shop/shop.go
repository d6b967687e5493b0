// Package shop uses what other packages declare in every way.
package shop

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sync"
	"time"

	"example.com/lib/deep"
	money "example.com/lib/go-money"
	"example.com/lib/layers"
	"example.com/lib/odd"
)

type Local = money.Named[money.Unit]

type mine struct {
	money.Base
	*sync.Mutex
	price money.Same
}

type open struct{ money.Opener }

func (open) Open(string, deep.Mode) (deep.File, error) { return nil, errors.ErrUnsupported }

var _ money.Opener = open{}

func use(m *mine, by money.ByName, all iter.Seq2[string, money.Amount]) (_ money.Table, err error) {
	for name, amount := range all {
		fmt.Println(name, amount.Add(m.price).Units, amount.Rate().Of(deep.Shown{Text: name}).Header[0])
	}
	for shown := range m.price.Funcs {
		shown.Layer.Next.Depth++
	}
	for shown := range deep.Walk(m.Promote(deep.Read)) {
		_ = shown.Text
	}
	_ = m.Promoted.Next
	m.Lock()
	defer m.Unlock()
	keys := slices.Sorted(maps.Keys(by))
	_ = by[keys[0]].Value.Layer.Header
	total := money.Total(money.Euro, money.Cent)
	_ = total.String()
	local := Local{Key: "EUR", Value: money.Pound}
	_ = local.Value
	x := money.Default.At.Add(time.Duration(money.Big)).Weekday()
	_ = x.String()
	_ = money.Other.Value.String()
	_ = money.Anonymous.A.B.Layer.Depth
	_, _ = money.Anonymous.C(money.Typed).Name(), money.FromCall.Next
	var handler money.Handler
	shown, err := handler(deep.Hidden{})
	_ = shown.Text
	r := money.Recursive{}
	_ = r.Next.By["EUR"][0].Next
	switch v := any(r).(type) {
	case money.Stringer:
		_ = v.String()
	case *money.Amount, money.Same:
		_ = v
	}
	var list deep.List
	_ = slices.IndexFunc(list, func(s deep.Shown) bool { return s.Text == "" })
	f := (*money.Amount).Rate
	_ = f(&money.Amount{})
	_ = struct{ deep.Generic[layers.Layer] }{}.Value.Depth
	_ = odd.First[odd.One].M().M() + odd.Second
	_ = odd.Two{}[0]
	const mixed = money.Pound + money.Shilling
	var array [mixed]int
	_ = array
	return money.Table{}, err
}
