package templates_test

import (
	"fmt"
	"testing"

	"github.com/temporal-gen/temporal-gen/templates"
)

// BenchmarkRender renders files of so many workflows. The time per workflow
// reports whether the cost grows with the file.
func BenchmarkRender(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprintf("workflows=%d", n), func(b *testing.B) {
			file := benchFile(n)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := templates.Render(file); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/workflow")
		})
	}
}

// BenchmarkRenderMessages renders a file of 100 workflows with so many messages
// each.
func BenchmarkRenderMessages(b *testing.B) {
	text := templates.Type{{Text: "string"}}
	messages := []*templates.Message{
		{Kind: templates.Signal, Name: "Approve", MessageName: "approve", Params: []templates.Param{{Name: "approval", Type: templates.Type{{Text: "Approval"}}}}},
		{Kind: templates.Query, Name: "Status", MessageName: "status", Result: text},
		{Kind: templates.Update, Name: "AddItem", MessageName: "add-item", Params: []templates.Param{{Name: "in", Type: text}}, Result: text},
	}
	for _, n := range []int{0, 3} {
		b.Run(fmt.Sprintf("messages=%d", n), func(b *testing.B) {
			file := benchFile(100)
			for _, w := range file.Workflows {
				w.Messages = messages[:n]
			}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := templates.Render(file); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// benchFile models a file of n workflows whose shapes are as frequent as in
// public code: one parameter in three of four, a result in every third, every
// third a method, types of other packages in half of them.
func benchFile(n int) *templates.File {
	const (
		paymentsPath = "example.com/shop/payments/v2"
		uuidPath     = "github.com/google/uuid"
	)
	file := &templates.File{
		Package: "orders",
		Client:  "WorkflowClient",
		Updates: true,
		Imports: append([]templates.Import{
			{Path: paymentsPath, Name: "payments"},
			{Path: uuidPath, Name: "uuid"},
		}, templates.Runtime...),
		PinsFirstRun:      true,
		DescribesWorkflow: true,
	}
	params := [][]templates.Param{
		{{Name: "in", Type: templates.Type{{Text: "OrderInput"}}}},
		{{Name: "payment", Type: templates.Type{{Text: "*"}, {Path: paymentsPath, Text: "Payment"}}}},
		{{Name: "id", Type: templates.Type{{Path: uuidPath, Text: "UUID"}}}},
		{{Name: "name", Type: templates.Type{{Text: "string"}}}},
		{{Name: "in", Type: templates.Type{{Path: paymentsPath, Text: "Request"}}}},
		{{Name: "prices", Type: templates.Type{{Text: "map["}, {Path: paymentsPath, Text: "Currency"}, {Text: "][]Price"}}}},
		{
			{Name: "id", Type: templates.Type{{Text: "string"}}},
			{Name: "lines", Type: templates.Type{{Text: "[]OrderLine"}}},
		},
		nil,
	}
	for i := range n {
		name := fmt.Sprintf("ProcessOrder%d", i)
		w := &templates.Workflow{Definition: templates.Definition{
			Name:     name,
			TypeName: name,
			Func:     name,
			Link:     "[" + name + "]",
			Params:   params[i%len(params)],
			Doc:      []string{name + " takes an order from payment to delivery. It waits for the", "payment for a day and cancels the order when none comes."},
			Taken: map[string]bool{
				"context": true, "client": true, "serviceerror": true, "worker": true, "workflow": true,
				"payments": true, "uuid": true, "any": true, "nil": true, name: true,
			},
		}}
		switch i % 3 {
		case 0:
			w.Result = templates.Type{{Text: "*"}, {Path: paymentsPath, Text: "Receipt"}}
		case 1:
			w.Receiver = &templates.Param{Name: "w", Type: templates.Type{{Text: "*Workflows"}}}
			w.Link = "[Workflows." + name + "]"
		}
		if i%10 == 0 {
			w.TaskQueue = "orders"
		}
		file.Workflows = append(file.Workflows, w)
	}
	return file
}
