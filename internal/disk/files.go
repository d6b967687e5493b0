package disk

import "sync"

// Files reads files, each once: all stages of a run see a file as it was when one of
// them first asked for it. It is safe for concurrent use. A nil *Files reads anew each
// time. What it returns is not to be changed.
type Files struct {
	mu   sync.Mutex
	read map[string]*once
}

// once is a file that is read once.
type once struct {
	sync.Once
	content []byte
	err     error
}

// Read is [Read].
func (f *Files) Read(name string) ([]byte, error) {
	if f == nil {
		return Read(name)
	}
	f.mu.Lock()
	file := f.read[name]
	if file == nil {
		if f.read == nil {
			f.read = map[string]*once{}
		}
		file = &once{}
		f.read[name] = file
	}
	f.mu.Unlock()
	file.Do(func() { file.content, file.err = Read(name) })
	return file.content, file.err
}
