import axios from "axios";

const { STUDIO_ACCOUNT_API_KEY } = process.env;
if (!STUDIO_ACCOUNT_API_KEY) throw new Error("STUDIO_ACCOUNT_API_KEY is not set");

const response = await axios.request({
    method: "POST",
    url: "https://api.studio.example/v1/projects",
    headers: {
        "X-Studio-Key": STUDIO_ACCOUNT_API_KEY,
        "Content-Type": "application/json",
    },
    data: JSON.stringify({
        "name": "Harbour film",
        "description": "Two minutes for the ferry company.",
        "homepage": "https://ferry.example/film",
        "labels": {
            "customer": "ferry",
            "season": "winter",
        },
    }),
    // as it was sent, and whatever the status is
    responseType: "text",
    validateStatus: null,
});
console.log(response.data);
if (response.status >= 400) {
    throw new Error(`the server answered ${response.status}`);
}
