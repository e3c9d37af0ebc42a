package main

import (
	"bytes"
	"io"
	"log"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"os"
)

func main() {
	body := &bytes.Buffer{}
	form := multipart.NewWriter(body)
	add(form, textproto.MIMEHeader{
		"Content-Disposition": {`form-data; name="files"; filename="example.bin"`},
		"Content-Type":        {"application/octet-stream"},
	}, read("example.bin"))
	must(form.Close())
	request, err := http.NewRequest("POST", "https://api.studio.example/v1/projects/prj_0001/files/batch", body)
	must(err)
	request.Header.Set("X-Studio-Key", secret("STUDIO_ACCOUNT_API_KEY"))
	request.Header.Set("Content-Type", form.FormDataContentType())
	response, err := http.DefaultClient.Do(request)
	must(err)
	defer response.Body.Close()
	_, err = io.Copy(os.Stdout, response.Body)
	must(err)
	if response.StatusCode >= 400 {
		log.Fatal(response.Status)
	}
}

func add(form *multipart.Writer, header textproto.MIMEHeader, content []byte) {
	part, err := form.CreatePart(header)
	must(err)
	_, err = part.Write(content)
	must(err)
}

func read(file string) []byte {
	content, err := os.ReadFile(file)
	must(err)
	return content
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
