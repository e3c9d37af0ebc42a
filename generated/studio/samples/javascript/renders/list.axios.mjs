import axios from "axios";

const { STUDIO_ACCOUNT_API_KEY } = process.env;
if (!STUDIO_ACCOUNT_API_KEY) throw new Error("STUDIO_ACCOUNT_API_KEY is not set");

const response = await axios.request({
    method: "GET",
    url: "https://api.studio.example/v1/renders",
    headers: {
        "X-Studio-Key": STUDIO_ACCOUNT_API_KEY,
    },
    // as it was sent, and whatever the status is
    responseType: "text",
    validateStatus: null,
});
console.log(response.data);
if (response.status >= 400) {
    throw new Error(`the server answered ${response.status}`);
}
