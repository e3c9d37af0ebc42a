import { readFile } from "node:fs/promises";

const { STUDIO_ACCOUNT_API_KEY } = process.env;
if (!STUDIO_ACCOUNT_API_KEY) throw new Error("STUDIO_ACCOUNT_API_KEY is not set");

// written out, for FormData says of no text what it is, and changes the ends of lines
const form = Buffer.concat([
    Buffer.from("--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"file\"; filename=\"example.png\"\r\nContent-Type: image/png\r\n\r\n"),
    await readFile("example.png"),
    Buffer.from("\r\n--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nstring\r\n--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n{\"title\":\"string\",\"taken_at\":\"2030-01-02T03:04:05Z\",\"latitude\":0.5,\"longitude\":0.5}\r\n--boundary-d15a25fbbb694a15--\r\n"),
]);

const response = await fetch("https://api.studio.example/v1/projects/prj_0001/files", {
    method: "POST",
    headers: {
        "X-Studio-Key": STUDIO_ACCOUNT_API_KEY,
        "Content-Type": "multipart/form-data; boundary=boundary-d15a25fbbb694a15",
    },
    body: form,
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
