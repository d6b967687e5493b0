package fit

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"reflect"
	"slices"
	"testing"
)

// TestAgainstJSON compares each of some types with each other, and what is said of
// them with what encoding/json makes of a value without zeros.
func TestAgainstJSON(t *testing.T) {
	t.Parallel()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "json_types_test.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := new(types.Config).Check("fit", fset, []*ast.File{file}, nil)
	if err != nil {
		t.Fatal(err)
	}
	values := []any{
		one{}, oneMore{}, text{}, renamed{}, tagged{}, refused{}, dash{}, badName{}, quoted{}, quotes{}, quotedStruct{},
		nothing{}, hidden{}, embeds{}, pointer{}, named{}, private{}, privately{}, deep{}, shadowed{}, both{}, onlySides{},
		oneTagged{}, twice{}, embedsNumber{}, withNumber{}, cases{}, upper{}, list{}, listMap{}, tree{},
		map[string]int{}, map[string]string{}, map[int]int{}, map[string]struct{}{}, map[string][]int{},
		map[string]map[string]int{}, [2]int{}, [3]int{}, []string{},
	}
	for _, from := range values {
		for _, to := range values {
			a, b := reflect.TypeOf(from), reflect.TypeOf(to)
			got, kept := Compare(typeOf(t, fset, pkg, file, a), typeOf(t, fset, pkg, file, b)), arrives(t, a, b)
			if got == Loses && kept || got < Unknown && !kept {
				t.Errorf("a %v for a %v: %v, and encoding/json keeps it: %v", a, b, got, kept)
			}
		}
	}
}

// typeOf is what a type is to the type checker.
func typeOf(t *testing.T, fset *token.FileSet, pkg *types.Package, file *ast.File, r reflect.Type) types.Type {
	t.Helper()
	text := r.String()
	if r.Name() != "" {
		text = r.Name()
	}
	tv, err := types.Eval(fset, pkg, file.End(), "(*"+text+")(nil)")
	if err != nil {
		t.Fatal(err)
	}
	return tv.Type.(*types.Pointer).Elem()
}

// arrives reports whether all that JSON has of a value of type from is still there
// in a value of type to that it is decoded into.
func arrives(t *testing.T, from, to reflect.Type) bool {
	t.Helper()
	value, n := reflect.New(from), 0
	fill(value.Elem(), &n, 3)
	sent, err := json.Marshal(value.Interface())
	if err != nil {
		t.Fatal(err)
	}
	received := reflect.New(to)
	if err := json.Unmarshal(sent, received.Interface()); err != nil {
		return false
	}
	again, err := json.Marshal(received.Interface())
	if err != nil {
		t.Fatal(err)
	}
	left := leaves(t, again)
	return !slices.ContainsFunc(leaves(t, sent), func(leaf string) bool { return !slices.Contains(left, leaf) })
}

// leaves are the values in JSON that are not made of others, and empty objects.
func leaves(t *testing.T, text []byte) (found []string) {
	t.Helper()
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	var collect func(any)
	collect = func(value any) {
		switch v := value.(type) {
		case map[string]any:
			for key, element := range v {
				if m, ok := element.(map[string]any); ok && len(m) == 0 {
					found = append(found, key)
				}
				collect(element)
			}
		case []any:
			for _, element := range v {
				collect(element)
			}
		case nil:
		default:
			found = append(found, fmt.Sprint(v))
		}
	}
	collect(value)
	return found
}

// fill gives a value and its parts values that differ from each other.
func fill(v reflect.Value, n *int, depth int) {
	*n++
	switch v.Kind() {
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.String:
		v.SetString(fmt.Sprint("text ", *n))
	case reflect.Pointer:
		if depth > 0 && v.CanSet() {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), n, depth-1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() || v.Type().Field(i).Anonymous && v.Field(i).Kind() == reflect.Struct {
				fill(v.Field(i), n, depth)
			}
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), n, depth)
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for range 2 {
			key, element := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
			fill(key, n, depth)
			fill(element, n, depth)
			v.SetMapIndex(key, element)
		}
	}
}
