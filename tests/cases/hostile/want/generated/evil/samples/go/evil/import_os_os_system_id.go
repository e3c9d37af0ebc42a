package main

import (
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

func main() {
	body := strings.NewReader("{\n  \"it's \\\"q\\\"\": \"'; id; '\\n\\\"\\\"\\\" \\\\ $(id) `id` ${id} </script>\\u2028\\u0000\",\n  \"__proto__\": \"</pre>\",\n  \"__class__\": [\n    null,\n    true,\n    1e+100,\n    -0.0,\n    \"😀\"\n  ]\n}")
	request, err := http.NewRequest("POST", "https://evil.example.com/a'b$(id)/a'b%22/..%2F%27%22%0A%24%28id%29/%60id%60/$HOME?q%26a%3D1%23=a%26b%3Dc%20d%23%2B%25", body)
	must(err)
	request.Header.Set("Content-Type", "application/json; a=\"b'c\"")
	response, err := http.DefaultClient.Do(request)
	must(err)
	defer response.Body.Close()
	_, err = io.Copy(os.Stdout, response.Body)
	must(err)
	if response.StatusCode >= 400 {
		log.Fatal(response.Status)
	}
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
