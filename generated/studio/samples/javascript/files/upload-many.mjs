import { openAsBlob } from "node:fs";

const { STUDIO_ACCOUNT_API_KEY } = process.env;
if (!STUDIO_ACCOUNT_API_KEY) throw new Error("STUDIO_ACCOUNT_API_KEY is not set");

const form = new FormData();
form.append("files", await openAsBlob("example.bin", { type: "application/octet-stream" }), "example.bin");

const response = await fetch("https://api.studio.example/v1/projects/prj_0001/files/batch", {
    method: "POST",
    headers: {
        "X-Studio-Key": STUDIO_ACCOUNT_API_KEY,
    },
    body: form,
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
