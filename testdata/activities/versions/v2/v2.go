// Package v2 has an activity of the same Go name under another one.
package v2

import "context"

// Rate rates.
func Rate(ctx context.Context, id string) (string, error) { return "v2/" + id, nil }
