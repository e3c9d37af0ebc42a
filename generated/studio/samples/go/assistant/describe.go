package main

import (
	"io"
	"log"
	"net/http"
	"os"
	"strings"
)

func main() {
	body := strings.NewReader(`{
  "question": "What is in the foreground?",
  "language": "en",
  "max_words": 12
}`)
	request, err := http.NewRequest("POST", "https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/descriptions", body)
	must(err)
	request.Header.Set("X-Studio-Key", secret("STUDIO_ACCOUNT_API_KEY"))
	request.Header.Set("Content-Type", "application/json")
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
