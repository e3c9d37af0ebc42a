import { readFile } from "node:fs/promises";

const { STUDIO_ACCOUNT_API_KEY } = process.env;
if (!STUDIO_ACCOUNT_API_KEY) throw new Error("STUDIO_ACCOUNT_API_KEY is not set");

const response = await fetch("https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/content", {
    method: "PUT",
    headers: {
        "X-Studio-Key": STUDIO_ACCOUNT_API_KEY,
        "Content-Type": "application/octet-stream",
    },
    body: await readFile("example.bin"),
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
