import axios from "axios";

const response = await axios.request({
    method: "POST",
    url: "https://api.studio.example/v1/projects",
    headers: {
        "X-Studio-Key": process.env.STUDIO_ACCOUNT_API_KEY,
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
