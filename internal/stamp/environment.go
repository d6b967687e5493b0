package stamp

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/temporal-gen/temporal-gen/internal/disk"
)

// values are what an answer is a function of apart from folders.
type values struct {
	// self is the tool, values are variables and paths, and files are read.
	self          string
	values, files []string
	// work and toolchain are GOWORK and GOTOOLCHAIN.
	work, toolchain string
}

// executable is where the tool is. Tests have it elsewhere.
var executable = os.Executable

// environment reads the environment: of the process, and of the go command that is
// in PATH.
func environment() (*values, error) {
	self, err := executable()
	if err != nil {
		return nil, err
	}
	userFile, err := userEnvFile()
	if err != nil {
		return nil, err
	}
	user, err := readEnvFile(userFile)
	if err != nil {
		return nil, err
	}
	exe, root, err := goCommand(user["GOROOT"])
	if err != nil {
		return nil, err
	}
	rootFile := filepath.Join(root, "go.env")
	defaults, err := readEnvFile(rootFile)
	if err != nil {
		return nil, err
	}
	setting := func(name string) string {
		for _, value := range []string{os.Getenv(name), user[name]} {
			if value != "" {
				return value
			}
		}
		return defaults[name]
	}
	if err := understood(setting("GOFLAGS")); err != nil {
		return nil, err
	}
	if name := driver(); name != "" {
		return nil, fmt.Errorf("%s answers in place of the go command", name)
	}
	env := &values{
		self:   self,
		values: slices.Concat(variables(os.Environ()), compilers(), []string{exe, root}),
		files:  []string{exe, filepath.Join(root, "VERSION"), rootFile},
		work:   setting("GOWORK"), toolchain: setting("GOTOOLCHAIN"),
	}
	if userFile != "" {
		env.files = append(env.files, userFile)
	}
	return env, nil
}

// others are variables that are looked at by the go command, or by what it runs,
// without being called GO or CGO: where it and its files are, and the C compiler.
var others = []string{"APPDATA", "AR", "CC", "CXX", "FC", "GCCGO", "HOME", "LOCALAPPDATA", "PATH", "PKG_CONFIG", "PKG_CONFIG_PATH", "USERPROFILE", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"}

// ofLine are the variables that go generate sets for each line, and that nothing
// depends on.
var ofLine = []string{"GOFILE", "GOLINE", "GOPACKAGE", "DOLLAR"}

// variables are those of an environment that an answer may depend on.
func variables(environ []string) []string {
	kept := slices.DeleteFunc(slices.Clone(environ), func(variable string) bool {
		name, _, _ := strings.Cut(variable, "=")
		if runtime.GOOS == "windows" {
			name = strings.ToUpper(name)
		}
		wanted := strings.HasPrefix(name, "GO") || strings.HasPrefix(name, "CGO") || slices.Contains(others, name)
		return !wanted || slices.Contains(ofLine, name)
	})
	slices.Sort(kept)
	return kept
}

// compilers are where the programs are that cgo uses by default. Without a C compiler
// the go command leaves out files that import "C". What else changes with them it
// does not notice itself: its cache knows nothing of C headers.
func compilers() []string {
	var found []string
	for _, name := range []string{"cc", "clang", "clang++", "g++", "gcc", "pkg-config"} {
		path, _ := exec.LookPath(name)
		if real, err := filepath.EvalSymlinks(path); err == nil {
			path = real
		}
		found = append(found, path)
	}
	return found
}

// userEnvFile is the file that go env -w writes, "" for none.
func userEnvFile() (string, error) {
	switch name := os.Getenv("GOENV"); {
	case name == "off":
		return "", nil
	case name != "" && !filepath.IsAbs(name):
		return "", fmt.Errorf("GOENV=%s is no absolute path", name)
	case name != "":
		return name, nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", nil // nor has the go command one
	}
	return filepath.Join(dir, "go", "env"), nil
}

// readEnvFile reads a file of settings as the go command does. A file that is not
// there has none.
func readEnvFile(name string) (map[string]string, error) {
	settings := map[string]string{}
	if name == "" {
		return settings, nil
	}
	text, err := disk.Read(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	for line := range strings.SplitSeq(string(text), "\n") {
		if key, value, ok := strings.Cut(line, "="); ok {
			settings[key] = strings.TrimSuffix(value, "\r")
		}
	}
	return settings, nil
}

// goCommand finds the go command that is run, and its GOROOT. What is in PATH may
// be a script that chooses one by a file or a variable of its own: only the go
// command of a release says by its contents how it answers.
func goCommand(fromFile string) (exe, root string, err error) {
	if exe, err = exec.LookPath("go"); err != nil {
		return "", "", err
	}
	if exe, err = filepath.Abs(exe); err != nil {
		return "", "", err
	}
	real, err := filepath.EvalSymlinks(exe)
	if err != nil {
		return "", "", err
	}
	root = os.Getenv("GOROOT")
	switch {
	case fromFile != "" && root != "" && fromFile != root:
		return "", "", errors.New("there are two GOROOTs")
	case fromFile != "":
		root = fromFile
	case root == "":
		for _, name := range []string{real, exe} {
			dir := filepath.Dir(filepath.Dir(name))
			if info, err := os.Stat(filepath.Join(dir, "pkg", "tool")); err == nil && info.IsDir() {
				root = dir
			}
		}
	}
	if !filepath.IsAbs(root) {
		return "", "", errors.New("GOROOT is not known")
	}
	own, err := filepath.EvalSymlinks(filepath.Join(root, "bin", filepath.Base(exe)))
	if err != nil || own != real {
		return "", "", fmt.Errorf("%s is not the go command of %s", exe, root)
	}
	if isScript(real) {
		return "", "", fmt.Errorf("%s is a script", real)
	}
	_, err = os.Stat(filepath.Join(root, "VERSION"))
	return real, root, err
}

// isScript reports whether a program is for another one to read.
func isScript(name string) bool {
	if runtime.GOOS == "windows" {
		return !strings.EqualFold(filepath.Ext(name), ".exe")
	}
	file, err := os.Open(name)
	if err != nil {
		return true
	}
	defer file.Close()
	var mark [2]byte
	_, err = io.ReadFull(file, mark[:])
	return err != nil || string(mark[:]) == "#!"
}

// harmless are the flags that may be in GOFLAGS: they name no program and no file
// that takes the place of another.
var harmless = []string{"a", "asan", "asmflags", "buildvcs", "count", "cover", "gcflags", "ldflags", "mod", "modcacherw", "msan", "p", "race", "short", "tags", "timeout", "trimpath", "v", "vet", "work", "x"}

// understood is an error for flags that may have the go command read other files.
func understood(flags string) error {
	if strings.ContainsAny(flags, `'"`) {
		return fmt.Errorf("GOFLAGS=%s has quotes", flags)
	}
	for flag := range strings.FieldsSeq(flags) {
		name, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(flag, "-"), "-"), "=")
		if !slices.Contains(harmless, name) {
			return fmt.Errorf("GOFLAGS has %s", flag)
		}
	}
	return nil
}

// driver is the program that golang.org/x/tools/go/packages asks in place of the go
// command, "" for none.
func driver() string {
	name := os.Getenv("GOPACKAGESDRIVER")
	switch name {
	case "off":
		return ""
	case "":
		name, _ = exec.LookPath("gopackagesdriver")
	}
	return name
}

// otherToolchain is an error if the go command may run another one that is in PATH,
// for a go.mod or go.work that names toolchains. One that it downloads is the same
// for ever.
func (v *values) otherToolchain(named []string) error {
	first, rest, _ := strings.Cut(v.toolchain, "+")
	switch first {
	case "local", "auto", "":
	default:
		named = append(named, first)
	}
	if first == "path" || rest == "path" {
		return fmt.Errorf("GOTOOLCHAIN=%s is looked up in PATH", v.toolchain)
	}
	for _, name := range named {
		if found, err := exec.LookPath(name); err == nil || !errors.Is(err, exec.ErrNotFound) {
			return fmt.Errorf("%s may be the go command", found)
		}
	}
	return nil
}
