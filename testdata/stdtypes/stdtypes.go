// Package stdtypes shows types of the standard library and of other modules
// that have a notion of their own of how they are encoded.
package stdtypes

import (
	"database/sql"
	"encoding/json"
	"math/big"
	"net/url"
	"time"

	"github.com/google/uuid"
	"go.temporal.io/sdk/workflow"
)

func Bytes(ctx workflow.Context, data []byte, chunks [][]byte) ([]byte, error) {
	return data, nil
}

func JSON(ctx workflow.Context, raw json.RawMessage, number json.Number) (json.RawMessage, error) {
	return raw, nil
}

func Times(ctx workflow.Context, at time.Time, wait time.Duration, day time.Weekday) (time.Time, error) {
	return at.Add(wait), nil
}

func ID(ctx workflow.Context, id uuid.UUID, others []*uuid.UUID) (uuid.UUID, error) {
	return id, nil
}

func Rest(ctx workflow.Context, where *url.URL, amount *big.Int, note sql.NullString) (*big.Int, error) {
	return amount, nil
}
