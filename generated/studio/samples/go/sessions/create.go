package main

import (
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

func main() {
	body := strings.NewReader("device=string&languages=aa")
	request, err := http.NewRequest("POST", "https://api.studio.example/v1/sessions", body)
	must(err)
	request.Header.Set("Authorization", "Basic "+secret("STUDIO_OWNER_BASIC"))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
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
