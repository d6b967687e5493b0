package sdk

// MessageKind is what a message is.
type MessageKind string

// The kinds of messages.
const (
	Signal MessageKind = "signal"
	Query  MessageKind = "query"
	Update MessageKind = "update"
)

// MessageKinds are all kinds, in the order in which messages are listed.
var MessageKinds = []MessageKind{Signal, Query, Update}
