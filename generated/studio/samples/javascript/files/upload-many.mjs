import { openAsBlob } from "node:fs";

const form = new FormData();
form.append("files", await openAsBlob("example.bin", { type: "application/octet-stream" }), "example.bin");

const response = await fetch("https://api.studio.example/v1/projects/prj_0001/files/batch", {
    method: "POST",
    headers: {
        "X-Studio-Key": process.env.STUDIO_ACCOUNT_API_KEY,
    },
    body: form,
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
