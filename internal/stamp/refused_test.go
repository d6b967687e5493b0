package stamp

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRefused has no stamp where what would be run, or read, can't be told by
// contents.
func TestRefused(t *testing.T) {
	path := set("PATH", "$DIR/elsewhere"+string(filepath.ListSeparator)+"$DIR/goroot/bin")
	for _, test := range []struct {
		changes []change
		want    string
	}{
		{[]change{set("GOPACKAGESDRIVER", "driver")}, "driver answers in place of the go command"},
		{[]change{path, program("elsewhere/gopackagesdriver")}, "$DIR/elsewhere/gopackagesdriver answers in place of the go command"},
		{[]change{set("GOFLAGS", "-mod=mod -overlay=x.json")}, "GOFLAGS has -overlay=x.json"},
		{[]change{set("GOFLAGS", "-modfile=x.mod")}, "GOFLAGS has -modfile=x.mod"},
		{[]change{set("GOFLAGS", "--toolexec=x")}, "GOFLAGS has --toolexec=x"},
		{[]change{set("GOFLAGS", "-compiler=gccgo")}, "GOFLAGS has -compiler=gccgo"},
		{[]change{set("GOFLAGS", "'-toolexec=a b'")}, "GOFLAGS='-toolexec=a b' has quotes"},
		{[]change{written("home/.config/go/env", "GOFLAGS=-overlay=x.json\n")}, "GOFLAGS has -overlay=x.json"},
		{[]change{removed("home/.config/go/env"), written("goroot/go.env", "GOFLAGS=-overlay=x.json\n")}, "GOFLAGS has -overlay=x.json"},
		{[]change{set("GOENV", "env")}, "GOENV=env is no absolute path"},
		{[]change{set("GOWORK", "go.work")}, "GOWORK=go.work is no absolute path"},
		{[]change{path, program("elsewhere/go")}, "GOROOT is not known"}, // a script that chooses one
		{[]change{written("goroot/bin/go", "#!/bin/sh\n")}, "$DIR/goroot/bin/go is a script"},
		{[]change{set("PATH", "$DIR/elsewhere")}, `exec: "go": executable file not found in $PATH`},
		{[]change{set("GOROOT", "$DIR/elsewhere")}, "$DIR/goroot/bin/go is not the go command of $DIR/elsewhere"},
		{[]change{set("GOROOT", "$DIR/goroot"), written("home/.config/go/env", "GOROOT=/elsewhere\n")}, "there are two GOROOTs"},
		{[]change{removed("goroot/VERSION")}, "stat $DIR/goroot/VERSION: no such file or directory"}, // a Go at work on
		{[]change{path, program("elsewhere/go1.26.0")}, "$DIR/elsewhere/go1.26.0 may be the go command"},
		{[]change{path, set("GOTOOLCHAIN", "go1.27.0+auto"), program("elsewhere/go1.27.0")}, "$DIR/elsewhere/go1.27.0 may be the go command"},
		{[]change{set("GOTOOLCHAIN", "path")}, "GOTOOLCHAIN=path is looked up in PATH"},
		{[]change{set("GOTOOLCHAIN", "local+path")}, "GOTOOLCHAIN=local+path is looked up in PATH"},
		{[]change{written("shop/go.mod", "module example.com/shop\n\nreplace a => ../missing\n")}, "lstat $DIR/missing: no such file or directory"},
		{[]change{written("shop/go.mod", "module example.com/shop /* */\n")}, "$DIR/shop/go.mod: a block comment"},
		{[]change{added("go.work", "go 1.26.0\n\nuse ./missing\n")}, "lstat $DIR/missing: no such file or directory"},
		{[]change{removed("shop/go.mod")}, "there is no module"},
		{[]change{linked("shop/up", "..")}, "a symbolic link leads to $DIR, which is above the module"},
		{[]change{linked("shop/orders/loop.go", "loop.go")}, "stat $DIR/shop/orders/loop.go: too many levels of symbolic links"},
		{[]change{added("shop/orders/dir.go/x", "")}, ""},
	} {
		var names []string
		for _, c := range test.changes {
			names = append(names, c.name)
		}
		t.Run(strings.ReplaceAll(strings.Join(names, ", "), "/", "_"), func(t *testing.T) {
			w := newWorld(t)
			for _, c := range test.changes {
				undo := c.do(w)
				t.Cleanup(undo)
			}
			_, err := Look(w.path("shop/orders"))
			got := ""
			if err != nil {
				got = err.Error()
			}
			if got != strings.ReplaceAll(test.want, "$DIR", w.dir) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// TestUnreadable has no stamp where a file or folder can't be read.
func TestUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser reads everything")
	}
	for _, name := range []string{"shop/main.go", "shop/orders", "home/.config/go/env"} {
		w := newWorld(t)
		if err := os.Chmod(w.path(name), 0); err != nil {
			t.Fatal(err)
		}
		if _, err := Look(w.path("shop")); err == nil {
			t.Errorf("%s can't be read, and there is a stamp", name)
		}
		os.Chmod(w.path(name), 0o755) // so that it can be removed
	}
}

// TestLinks looks through what links to folders lead to, once.
func TestLinks(t *testing.T) {
	w := newWorld(t)
	w.write("elsewhere/deep/far.go", "package far\n")
	w.link("shop/far", "../elsewhere")
	w.link("shop/again", "../elsewhere/deep")
	w.link("elsewhere/back", "../elsewhere")
	before := w.asked()
	w.write("elsewhere/deep/far.go", "package far // edited\n")
	if w.asked() == before {
		t.Error("what a link leads to does not count")
	}
}

func TestParseMod(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ text, want string }{
		{"", " [] []"},
		{"module example.com/a // the module\n\ngo 1.26\ntoolchain go1.26.3\n", "example.com/a [] [go1.26 go1.26.3]"},
		{"module \"example.com/a\"\r\nreplace a v1.0.0 => b v1.1.0\r\nreplace c => ./d\r\n", "example.com/a [./d] []"},
		{"replace (\n\ta => ./a // ./x\n\tb v1.0.0 => `./b c`\n\t// c => ./c\n\td => \"../d//e\"\n)\nuse(\n./f\n)\n", " [./a ./b c ../d//e ./f] []"},
		{"use ./a\nuse (\n)\nignore ./x\nretract [v1.0.0, v1.1.0]\nexclude a v1.0.0\ntool a/b\ngodebug x=1\n", " [./a] []"},
		{"use ./a ./b\n", "use has 2 words"},
		{"replace a b\n", "replace is not understood"},
		{"replace a => \n", "replace is not understood"},
		{"replace a => b c d\n", "replace is not understood"},
		{"use \"./a\n", "invalid syntax"},
		{"use (\n./a\n", "a block has no end"},
		{"/* use ./a */\n", "a block comment"},
	} {
		mod, err := parseMod(test.text)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			got = mod.path + " [" + strings.Join(mod.folders, " ") + "] [" + strings.Join(mod.toolchains, " ") + "]"
		}
		if got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

func TestGenerateLines(t *testing.T) {
	t.Parallel()
	const text = "package a\n//go:generate temporal-gen\n//go:generate go tool temporal-gen -o x.go\r\n" +
		"//go:generate go run github.com/temporal-gen/temporal-gen/cmd/temporal-gen@v1.2.3 -v\n//go:generate\t../bin/temporal-gen.exe ./...\n" +
		"//go:generate go tool \"temporal-gen\"\n//go:generate temporal-gen -o $GOFILE\n//go:generate -command gen temporal-gen\n" +
		" //go:generate temporal-gen\n//go:generated temporal-gen\n//go:generate mockgen\n//go:generate temporal-generate\n//go:generate temporal-gen x"
	var got []string
	for _, args := range generateLines([]byte(text)) {
		got = append(got, strings.Join(args, " "))
	}
	if got, want := strings.Join(got, "|"), "|-o x.go|-v|./...|x"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAlike(t *testing.T) {
	w := newWorld(t)
	for name, args := range map[string]string{"orders": "", "bills": "", "other": " -v", "testdata/a": "", "_b": "", "vendor/c": "", "nested": "", "b.c": ""} {
		w.write("shop/"+name+"/gen.go", "package a\n\n//go:generate temporal-gen"+args+"\n//go:generate temporal-gen"+args+"\n")
	}
	w.write("lib/gen.go", "package lib\n\n//go:generate temporal-gen\n")
	got := strings.ReplaceAll(strings.Join(w.look().Alike(nil), " "), w.path("shop")+"/", "")
	if want := "b.c bills orders"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
