// Package parallel spreads work that needs no order over the processors.
package parallel

import (
	"runtime"
	"sync"
)

// Do calls do for every number from 0 up to n, on all processors, and returns
// when all calls have.
func Do(n int, do func(i int)) {
	next := make(chan int)
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := range next {
				do(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	workers.Wait()
}
