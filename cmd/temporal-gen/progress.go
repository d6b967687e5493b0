package main

import (
	"fmt"
	"io"
	"time"
)

// startProgress says on w what the tool is doing, and for how long, once that
// takes more than a second. The function it returns ends and clears the line.
// Where w is no terminal nothing is said.
func startProgress(w io.Writer) (stop func()) {
	if !isTerminal(w) {
		return func() {}
	}
	done, cleared := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(cleared)
		ticker := time.NewTicker(time.Second)
		defer ticker.Stop()
		for seconds := 1; ; seconds++ {
			select {
			case <-done:
				if seconds > 1 {
					fmt.Fprint(w, "\r\x1b[K")
				}
				return
			case <-ticker.C:
				fmt.Fprintf(w, "\rloading packages, %ds (the first time builds dependencies)", seconds)
			}
		}
	}()
	return func() {
		close(done)
		<-cleared
	}
}
