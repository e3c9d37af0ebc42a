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
  "model": "seedream-3.0",
  "prompt": "A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
  "image_url": "https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
  "duration": 5,
  "aspect_ratio": "16:9",
  "cfg_scale": 0.5
}`)
	request, err := http.NewRequest("POST", "https://api.chatfire.cn/jimeng-video/v1/tasks", body)
	must(err)
	request.Header.Set("Authorization", "Bearer "+secret("CHATFIRE_API_KEY"))
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
