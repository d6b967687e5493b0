package wrapped

import (
	"context"
	"image"

	"go.temporal.io/sdk/workflow"

	"example.com/shop/handing"
)

type area struct {
	From corner `json:"Min"`
	To   corner `json:"Max"`
}

type corner struct {
	Across int `json:"X"`
	Down   int `json:"Y"`
}

// Measure is a workflow.
func Measure(ctx workflow.Context) (area, error) { return area{}, nil }

// Areas decodes into a type of which no code here knows what it is made of.
func Areas(ctx context.Context, s *handing.Service) error {
	rect := image.Rect(0, 0, 1, 1)
	return s.Run(ctx, Measure, &rect) // want `the result of Measure is a value of type area and is decoded into image\.Rectangle; that works because their JSON is the same`
}
