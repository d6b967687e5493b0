//go:build !darwin && !linux

package testspeed

import "errors"

func lock(folder string) (unlock func() error, err error) { return nil, errors.ErrUnsupported }
