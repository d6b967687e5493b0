// Package shared has activities that workflows of several packages use.
package shared

import "context"

// Mail is what is sent.
type Mail struct{ To, Text string }

// Post sends mail.
type Post struct{ From string }

// SendMail sends it.
func (p *Post) SendMail(ctx context.Context, mail Mail) error { return nil }

// Archive keeps it.
func (p *Post) Archive(ctx context.Context, mail Mail) (string, error) {
	return p.From + " to " + mail.To, nil
}
