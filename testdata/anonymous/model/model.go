// Package model holds types that are embedded elsewhere.
package model

// Common is embedded by pointer.
type Common struct{ Tenant string }

// Kind is an element.
type Kind int
