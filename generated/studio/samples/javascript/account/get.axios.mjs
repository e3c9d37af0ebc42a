import axios from "axios";

const response = await axios.request({
    method: "GET",
    url: "https://api.studio.example/v1/account",
    headers: {
        "X-Studio-Key": process.env.STUDIO_ACCOUNT_API_KEY,
    },
    // as it was sent, and whatever the status is
    responseType: "text",
    validateStatus: null,
});
console.log(response.data);
if (response.status >= 400) {
    throw new Error(`the server answered ${response.status}`);
}
