// Package spelling knows which words are slips of others.
package spelling

// Distance is how many letters have to be inserted, removed, changed or swapped
// with their neighbour to make one word of the other.
func Distance(from, to string) int {
	a, b := []rune(from), []rune(to)
	var before, last []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		before, last, row = last, row, make([]int, len(b)+1)
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	return row[len(b)]
}

// Near is the word of known that is nearest to word, if that is so near that
// word is probably a slip of it, and else "".
func Near(word string, known []string) string {
	near, best := "", 3
	for _, k := range known {
		// Of a short word two letters are most of it.
		if d := Distance(word, k); d < best && d*3 <= len(k) {
			near, best = k, d
		}
	}
	return near
}
