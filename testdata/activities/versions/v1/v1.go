// Package v1 has an activity under its Go name.
package v1

import "context"

// Rate rates.
func Rate(ctx context.Context, id string) (string, error) { return "v1/" + id, nil }
