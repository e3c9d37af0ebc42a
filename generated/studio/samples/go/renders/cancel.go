package main

import (
	"io"
	"log"
	"net/http"
	"os"
)

func main() {
	request, err := http.NewRequest("POST", "https://api.studio.example/v1/renders/rnd_0001/cancel", nil)
	must(err)
	request.Header.Set("X-Studio-Key", os.Getenv("STUDIO_ACCOUNT_API_KEY"))
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
