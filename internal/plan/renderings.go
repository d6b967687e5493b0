package plan

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"sync"

	"github.com/temporal-gen/temporal-gen/templates"
)

// Renderings remember what files were rendered to, for other runs of the same tool:
// formatting takes most of a run over a large module, and a file whose model is the
// same comes out the same. The zero value remembers nothing yet.
type Renderings struct {
	// Digests are those of files by those of their models.
	Digests map[string]string
	mu      sync.Mutex
	// changed reports whether Digests came to have more.
	changed bool
}

// maxRenderings is how many are remembered.
const maxRenderings = 20_000

// Changed reports whether there is something new to remember.
func (r *Renderings) Changed() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.changed
}

// find is old, with line ends as they are rendered, if that is what a model is rendered
// to; else nil. With key, what it is rendered to can be remembered; it is "" for nil
// renderings.
func (r *Renderings) find(model *templates.File, old []byte) (key string, content []byte) {
	if r == nil {
		return "", nil
	}
	text, err := json.Marshal(model)
	if err != nil {
		return "", nil
	}
	key = digest(text)
	r.mu.Lock()
	rendered := r.Digests[key]
	r.mu.Unlock()
	if old == nil || rendered == "" {
		return key, nil
	}
	if old = bytes.ReplaceAll(old, []byte("\r\n"), []byte("\n")); digest(old) == rendered {
		return key, old
	}
	return key, nil
}

// add remembers what the model of a key was rendered to.
func (r *Renderings) add(key string, content []byte) {
	if key == "" {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.Digests == nil || len(r.Digests) >= maxRenderings {
		r.Digests = map[string]string{}
	}
	r.Digests[key], r.changed = digest(content), true
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}
