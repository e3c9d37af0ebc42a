import axios from "axios";

const { STUDIO_ACCOUNT_API_KEY } = process.env;
if (!STUDIO_ACCOUNT_API_KEY) throw new Error("STUDIO_ACCOUNT_API_KEY is not set");

const response = await axios.request({
    method: "POST",
    url: "https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/descriptions",
    headers: {
        "X-Studio-Key": STUDIO_ACCOUNT_API_KEY,
        "Content-Type": "application/json",
    },
    data: JSON.stringify({
        "question": "What is in the foreground?",
        "language": "en",
        "max_words": 12,
    }),
    // as it was sent, and whatever the status is
    responseType: "text",
    validateStatus: null,
});
console.log(response.data);
if (response.status >= 400) {
    throw new Error(`the server answered ${response.status}`);
}
