package main

import (
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	request, err := http.NewRequest("GET", "https://api.studio.example/v1/sessions", nil)
	must(err)
	request.Header.Set("Cookie", "studio_session="+secret("STUDIO_SESSION_COOKIE_API_KEY"))
	response, err := http.DefaultClient.Do(request)
	must(err)
	defer response.Body.Close()
	_, err = io.Copy(os.Stdout, response.Body)
	must(err)
	if response.StatusCode >= 400 {
		log.Fatal(response.Status)
	}
}

func secret(variable string) string {
	value := os.Getenv(variable)
	if value == "" {
		log.Fatal(variable + " is not set")
	}
	return value
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
