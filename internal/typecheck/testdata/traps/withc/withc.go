package withc

// int answer(void) { return 42; }
import "C"

import "example.com/lib/deep"

func Answer() (int, deep.Mode) { return int(C.answer()), deep.Write }
