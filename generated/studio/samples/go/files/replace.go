package main

import (
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	body, err := os.Open("example.bin")
	must(err)
	request, err := http.NewRequest("PUT", "https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/content", body)
	must(err)
	request.Header.Set("X-Studio-Key", secret("STUDIO_ACCOUNT_API_KEY"))
	request.Header.Set("Content-Type", "application/octet-stream")
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
