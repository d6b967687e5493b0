package cycled

import "example.com/lib/cycles"

func Use(last cycles.Last) string { return last.Pages.To.Text }
