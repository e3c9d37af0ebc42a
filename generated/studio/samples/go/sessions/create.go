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
	request.Header.Set("Authorization", "Basic " + os.Getenv("STUDIO_OWNER_BASIC"))
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

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
