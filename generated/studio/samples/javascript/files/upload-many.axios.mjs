import { openAsBlob } from "node:fs";
import axios from "axios";

const { STUDIO_ACCOUNT_API_KEY } = process.env;
if (!STUDIO_ACCOUNT_API_KEY) throw new Error("STUDIO_ACCOUNT_API_KEY is not set");

const form = new FormData();
form.append("files", await openAsBlob("example.bin", { type: "application/octet-stream" }), "example.bin");

const response = await axios.request({
    method: "POST",
    url: "https://api.studio.example/v1/projects/prj_0001/files/batch",
    headers: {
        "X-Studio-Key": STUDIO_ACCOUNT_API_KEY,
    },
    data: form,
    // as it was sent, and whatever the status is
    responseType: "text",
    validateStatus: null,
});
console.log(response.data);
if (response.status >= 400) {
    throw new Error(`the server answered ${response.status}`);
}
