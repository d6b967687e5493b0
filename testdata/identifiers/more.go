package identifiers

import "time"

// fmt and errors are names that a wrapper might import as well.
var fmt, errors = "fmt", "errors"

func sdkDuration(n int) time.Duration {
	return time.Duration(n + len(fmt) + len(errors))
}
