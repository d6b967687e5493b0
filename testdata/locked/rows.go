//lint:file-ignore U1000 Fields that nothing uses are what is asked about.

// Package locked has what a change of a type does to data that is there: one row for
// each line of the table in docs/lock.md. The tool is asked for the class of a row, and
// the SDK's data converter for what becomes of the value.
package locked

import (
	"encoding/json"
	"time"

	commonpb "go.temporal.io/api/common/v1"
	enumspb "go.temporal.io/api/enums/v1"
	failurepb "go.temporal.io/api/failure/v1"
	"google.golang.org/protobuf/types/known/structpb"
	"google.golang.org/protobuf/types/known/timestamppb"
)

// Row is a change of a type.
type Row struct {
	Name, Class string
	// Old is a value of the type as it was, and New what becomes of that where it is
	// decoded into the type as it is.
	Old, New any
	// Fails reports whether it can't be decoded.
	Fails bool
}

type (
	order    struct{ Price int }
	renamed  struct{ Cost int }
	two      struct{ Price, Count int }
	twoOther struct {
		Price int
		Items int
	}
	twoGone    struct{ Price int }
	unexported struct {
		Count int
		price int
	}
	dashed struct {
		Price int `json:"-"`
		Count int
	}
	rekeyed struct {
		Price int `json:"price_cents"`
	}
	keyKept struct {
		Cost int `json:"Price"`
	}
	otherCase struct {
		Price int `json:"price"`
	}
	Embedded     struct{ Price int }
	embeds       struct{ Embedded }
	other        struct{ Price int }
	wrapped      struct{ Order order }
	wrapped2     struct{ Two two }
	wrappedWider struct {
		Price int
		Items struct{ Count int64 }
	}
	wrapped1 struct {
		Count int
		Order *order
	}

	ofOrder    struct{ Order order }
	ofRenamed  struct{ Order renamed }
	orders     struct{ Orders []order }
	renameds   struct{ Orders []renamed }
	orderMap   struct{ Orders map[string]order }
	renamedMap struct{ Orders map[string]renamed }

	Text       string
	text       struct{ V string }
	named      struct{ V Text }
	number     struct{ V int }
	small      struct{ V int8 }
	large      struct{ V int64 }
	unsigned   struct{ V uint }
	unsigned32 struct{ V uint32 }
	real       struct{ V float64 }
	truth      struct{ V bool }
	numbers    struct{ V []int }
	three      struct{ V [3]int }
	twoOf      struct{ V [2]int }
	quoted     struct {
		V int `json:",string"`
	}
	quotedText struct {
		V string `json:",string"`
	}
	pointer   struct{ V *int }
	anything  struct{ V any }
	binary    struct{ V []byte }
	moment    struct{ V time.Time }
	duration  struct{ V time.Duration }
	inner     struct{ V order }
	words     struct{ V map[string]string }
	byNumber  struct{ V map[int]string }
	dict      struct{ V map[string]any }
	rawJSON   struct{ V json.RawMessage }
	execution struct {
		WorkflowID string `json:"workflow_id"`
		RunID      string `json:"run_id"`
	}
	numberedRun struct {
		Run int `json:"run_id"`
	}
	failing     struct{ FailureInfo order }
	withRun     struct{ V *commonpb.WorkflowExecution }
	withRunCopy struct{ V execution }
	withType    struct{ V *commonpb.WorkflowType }
	withEnum    struct{ V enumspb.TimeoutType }
	withTime    struct{ V *timestamppb.Timestamp }
	withFree    struct{ V *structpb.Struct }
	withFailure struct{ V *failurepb.Failure }
	list        struct {
		V    int
		Next *list
	}
	longList struct {
		V    int64
		Next *longList
	}
	brokenList struct {
		V    string
		Next *brokenList
	}
	lostList struct {
		V    int
		Rest *lostList
	}
)

var (
	seven = 7
	noon  = time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)
)

// Rows are all changes.
var Rows = []Row{
	{Name: "field renamed", Class: "lost", Old: order{7}, New: renamed{}},
	{Name: "one of two renamed", Class: "lost", Old: two{7, 2}, New: twoOther{7, 0}},
	{Name: "key changed", Class: "lost", Old: order{7}, New: rekeyed{}},
	{Name: "unexported", Class: "lost", Old: two{7, 2}, New: unexported{Count: 2}},
	{Name: "not in JSON", Class: "lost", Old: two{7, 2}, New: dashed{Count: 2}},
	{Name: "renamed, key kept", Class: "safe", Old: order{7}, New: keyKept{7}},
	{Name: "other case", Class: "safe", Old: order{7}, New: otherCase{7}},
	{Name: "into an embedded struct", Class: "safe", Old: order{7}, New: embeds{Embedded{7}}},
	{Name: "out of an embedded struct", Class: "safe", Old: embeds{Embedded{7}}, New: order{7}},
	{Name: "type renamed", Class: "safe", Old: order{7}, New: other{7}},
	{Name: "field removed", Class: "safe", Old: two{7, 2}, New: twoGone{7}},
	{Name: "field added", Class: "safe", Old: twoGone{7}, New: two{7, 0}},
	{Name: "wrapped", Class: "lost", Old: order{7}, New: wrapped{}},
	{Name: "several fields wrapped", Class: "lost", Old: two{7, 2}, New: wrapped2{}},
	{Name: "one of two fields wrapped", Class: "lost", Old: two{7, 2}, New: wrapped1{Count: 2}},
	{Name: "one of two fields unwrapped", Class: "lost", Old: wrapped1{2, &order{7}}, New: two{Count: 2}},
	{Name: "one of two fields wrapped and wider", Class: "lost", Old: two{7, 2}, New: wrappedWider{Price: 7}},

	{Name: "renamed within a field", Class: "lost", Old: ofOrder{order{7}}, New: ofRenamed{}},
	{Name: "renamed within a list", Class: "lost", Old: orders{[]order{{7}}}, New: renameds{[]renamed{{}}}},
	{Name: "renamed within a map", Class: "lost", Old: orderMap{map[string]order{"a": {7}}}, New: renamedMap{map[string]renamed{"a": {}}}},

	{Name: "int to string", Class: "breaking", Old: number{7}, New: text{}, Fails: true},
	{Name: "string to int", Class: "breaking", Old: text{"a"}, New: number{}, Fails: true},
	{Name: "int to []int", Class: "breaking", Old: number{7}, New: numbers{}, Fails: true},
	{Name: "[]int to int", Class: "breaking", Old: numbers{[]int{7}}, New: number{}, Fails: true},
	{Name: "int to bool", Class: "breaking", Old: number{7}, New: truth{}, Fails: true},
	{Name: "struct to string", Class: "breaking", Old: inner{order{7}}, New: text{}, Fails: true},
	{Name: "string to struct", Class: "breaking", Old: text{"a"}, New: inner{}, Fails: true},
	{Name: ",string added", Class: "breaking", Old: number{7}, New: quoted{}, Fails: true},
	{Name: ",string removed", Class: "breaking", Old: quoted{7}, New: number{}, Fails: true},
	{Name: "int with ,string to string", Class: "safe", Old: quoted{7}, New: text{"7"}},
	{Name: ",string of a string removed", Class: "changed", Old: quotedText{"a"}, New: text{`"a"`}},
	{Name: ",string of a string added", Class: "breaking", Old: text{"a"}, New: quotedText{}, Fails: true},
	{Name: "Duration to string", Class: "breaking", Old: duration{time.Second}, New: text{}, Fails: true},

	{Name: "string to []byte", Class: "breaking", Old: text{"a-b"}, New: binary{}, Fails: true},
	{Name: "string to []byte, by value", Class: "breaking", Old: text{"abcd"}, New: binary{[]byte{0x69, 0xb7, 0x1d}}},
	{Name: "string to time.Time", Class: "breaking", Old: text{"noon"}, New: moment{}, Fails: true},
	{Name: "int to int8", Class: "breaking", Old: number{700}, New: small{}, Fails: true},
	{Name: "float64 to int", Class: "breaking", Old: real{1.5}, New: number{}, Fails: true},
	{Name: "int to uint", Class: "breaking", Old: number{-1}, New: unsigned{}, Fails: true},
	{Name: "array shortened", Class: "breaking", Old: three{[3]int{1, 2, 3}}, New: twoOf{[2]int{1, 2}}},
	{Name: "slice to array", Class: "breaking", Old: numbers{[]int{1, 2, 3}}, New: twoOf{[2]int{1, 2}}},
	{Name: "array to slice", Class: "safe", Old: twoOf{[2]int{1, 2}}, New: numbers{[]int{1, 2}}},
	{Name: "array lengthened", Class: "safe", Old: twoOf{[2]int{1, 2}}, New: three{[3]int{1, 2, 0}}},

	{Name: "int to int64", Class: "safe", Old: number{7}, New: large{7}},
	{Name: "uint32 to int64", Class: "safe", Old: unsigned32{7}, New: large{7}},
	{Name: "int to float64", Class: "safe", Old: number{7}, New: real{7}},
	{Name: "T to *T", Class: "safe", Old: number{7}, New: pointer{&seven}},
	{Name: "*T to T", Class: "safe", Old: pointer{&seven}, New: number{7}},
	{Name: "T to any", Class: "safe", Old: text{"a"}, New: anything{"a"}},
	{Name: "any to T", Class: "unchecked", Old: anything{"a"}, New: text{"a"}},
	{Name: "any to another T", Class: "unchecked", Old: anything{"a"}, New: number{}, Fails: true},
	{Name: "string to a named string", Class: "safe", Old: text{"a"}, New: named{"a"}},
	{Name: "a named string to string", Class: "safe", Old: named{"a"}, New: text{"a"}},
	{Name: "time.Time to string", Class: "safe", Old: moment{noon}, New: text{"2026-01-01T12:00:00Z"}},
	{Name: "struct to map[string]any", Class: "safe", Old: inner{order{7}}, New: dict{map[string]any{"Price": 7.0}}},
	{Name: "map[string]any to struct", Class: "unchecked", Old: dict{map[string]any{"Price": 7}}, New: inner{order{7}}},
	{Name: "struct to map[string]string", Class: "breaking", Old: inner{order{7}}, New: words{}, Fails: true},
	{Name: "map[string]string to struct", Class: "breaking", Old: words{map[string]string{"Price": "a"}}, New: inner{}, Fails: true},
	{Name: "keys of a map to numbers", Class: "breaking", Old: words{map[string]string{"a": "b"}}, New: byNumber{}, Fails: true},
	{Name: "keys of a map to strings", Class: "safe", Old: byNumber{map[int]string{7: "b"}}, New: words{map[string]string{"7": "b"}}},
	{Name: "[]byte to string", Class: "changed", Old: binary{[]byte("a")}, New: text{"YQ=="}},
	{Name: "Duration to int64", Class: "safe", Old: duration{7}, New: large{7}},
	{Name: "JSON of its own", Class: "unchecked", Old: rawJSON{json.RawMessage(`7`)}, New: number{7}},
	{Name: "in a cycle, safe", Class: "safe", Old: list{7, &list{V: 7}}, New: longList{7, &longList{V: 7}}},
	{Name: "in a cycle, breaking", Class: "breaking", Old: list{7, nil}, New: brokenList{}, Fails: true},
	{Name: "in a cycle, renamed", Class: "lost", Old: list{7, &list{V: 7}}, New: lostList{V: 7}},

	{Name: "payload int to string", Class: "breaking", Old: 7, New: "", Fails: true},
	{Name: "payload int to int64", Class: "safe", Old: 7, New: int64(7)},
	{Name: "payload T to *T", Class: "safe", Old: order{7}, New: &order{7}},
	{Name: "payload *T to T", Class: "safe", Old: &order{7}, New: order{7}},
	{Name: "payload T to []T", Class: "breaking", Old: order{7}, New: []order{}, Fails: true},
	{Name: "payload []T to T", Class: "breaking", Old: []order{{7}}, New: order{}, Fails: true},
	{Name: "payload []byte to string", Class: "breaking", Old: []byte("a"), New: "", Fails: true},
	{Name: "payload string to []byte", Class: "breaking", Old: "a-b", New: []byte{}, Fails: true},
	{Name: "payload []byte to *[]byte", Class: "breaking", Old: []byte("a"), New: (*[]byte)(nil), Fails: true},
	{Name: "payload []byte to json.RawMessage", Class: "unchecked", Old: []byte("7"), New: json.RawMessage("7")},
	{Name: "payload struct to map[string]any", Class: "safe", Old: order{7}, New: map[string]any{"Price": 7.0}},
	{Name: "payload map[string]any to struct", Class: "unchecked", Old: map[string]any{"Price": 7}, New: order{7}},
	{Name: "payload struct to string", Class: "breaking", Old: order{7}, New: "", Fails: true},
	{Name: "payload string to struct", Class: "breaking", Old: "a", New: order{}, Fails: true},
	{Name: "proto to struct", Class: "breaking", Old: &commonpb.WorkflowType{Name: "a"}, New: text{}, Fails: true},
	{Name: "struct to proto of its keys", Class: "safe", Old: execution{"a", "b"}, New: &commonpb.WorkflowExecution{WorkflowId: "a", RunId: "b"}},
	{Name: "struct to proto of other keys", Class: "lost", Old: order{7}, New: &commonpb.WorkflowType{}},
	{Name: "struct to proto, a field of another type", Class: "breaking", Old: numberedRun{7}, New: &commonpb.WorkflowExecution{}, Fails: true},
	{Name: "struct to proto, a oneof", Class: "unchecked", Old: failing{order{7}}, New: &failurepb.Failure{}, Fails: true},
	{Name: "struct to a proto with JSON of its own", Class: "unchecked", Old: order{7}, New: &structpb.Struct{Fields: map[string]*structpb.Value{"Price": structpb.NewNumberValue(7)}}},
	{Name: "map to proto", Class: "unchecked", Old: map[string]string{"run_id": "a"}, New: &commonpb.WorkflowExecution{RunId: "a"}},
	{Name: "map of numbers to a proto of strings", Class: "breaking", Old: map[string]int{"run_id": 7}, New: &commonpb.WorkflowExecution{}, Fails: true},
	{Name: "string to proto", Class: "breaking", Old: "a", New: &commonpb.WorkflowType{}, Fails: true},
	{Name: "list of protos to proto", Class: "breaking", Old: []*commonpb.WorkflowType{{Name: "a"}}, New: &commonpb.WorkflowType{}, Fails: true},
	{Name: "protos within a list", Class: "safe", Old: []*commonpb.WorkflowExecution{{RunId: "a"}}, New: []execution{{RunID: "a"}}},
	{Name: "proto within a struct to a struct", Class: "safe", Old: withRun{&commonpb.WorkflowExecution{RunId: "a"}}, New: withRunCopy{execution{RunID: "a"}}},
	{Name: "struct within a struct to a proto", Class: "safe", Old: withRunCopy{execution{RunID: "a"}}, New: withRun{&commonpb.WorkflowExecution{RunId: "a"}}},
	{Name: "proto within a struct to another", Class: "lost", Old: withRun{&commonpb.WorkflowExecution{RunId: "a"}}, New: withType{&commonpb.WorkflowType{}}},
	{Name: "proto within a struct to string", Class: "breaking", Old: withRun{&commonpb.WorkflowExecution{RunId: "a"}}, New: text{}, Fails: true},
	{Name: "enumeration within a struct to int", Class: "safe", Old: withEnum{2}, New: number{2}},
	{Name: "enumeration within a struct to string", Class: "breaking", Old: withEnum{2}, New: text{}, Fails: true},
	{Name: "Timestamp within a struct to time.Time", Class: "breaking", Old: withTime{timestamppb.New(noon)}, New: moment{}, Fails: true},
	{Name: "time.Time to a Timestamp within a struct", Class: "breaking", Old: moment{noon}, New: withTime{}, Fails: true},
	{Name: "Struct within a struct to map[string]any", Class: "unchecked", Old: withFree{&structpb.Struct{}}, New: dict{map[string]any{}}},
	{Name: "proto with a oneof within a struct", Class: "safe", Old: withFailure{&failurepb.Failure{Message: "a"}}, New: withFailure{&failurepb.Failure{Message: "a"}}},
	{Name: "proto, a field is gone", Class: "breaking", Old: &commonpb.WorkflowExecution{RunId: "a"}, New: &commonpb.WorkflowType{}, Fails: true},
	{Name: "proto as it was", Class: "safe", Old: &commonpb.WorkflowType{Name: "a"}, New: &commonpb.WorkflowType{Name: "a"}},
	{Name: "proto of another name", Class: "safe", Old: &commonpb.Memo{Fields: map[string]*commonpb.Payload{"a": {}}}, New: &commonpb.Header{Fields: map[string]*commonpb.Payload{"a": {}}}},
}
