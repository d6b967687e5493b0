// Package parallel spreads work that needs no order over the processors.
package parallel

import (
	"runtime"
	"sync"

	"github.com/temporal-gen/temporal-gen/internal/report"
)

// Do calls do for every number from 0 up to n, on all processors, and returns
// when all calls have. If some panic, it panics with the *[report.InternalError]
// of the first by number: the caller can recover, which nobody could from a
// panic in another goroutine.
func Do(n int, do func(i int)) {
	failed := make([]error, n)
	try := func(i int) {
		defer report.Catch(&failed[i], nil)
		do(i)
	}
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := range next {
				try(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	workers.Wait()
	for _, err := range failed {
		if err != nil {
			panic(err)
		}
	}
}
