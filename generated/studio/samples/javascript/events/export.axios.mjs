import axios from "axios";

const { STUDIO_ACCOUNT_API_KEY } = process.env;
if (!STUDIO_ACCOUNT_API_KEY) throw new Error("STUDIO_ACCOUNT_API_KEY is not set");

const response = await axios.request({
    method: "GET",
    url: "https://api.studio.example/v1/projects/prj_0001/events/export",
    headers: {
        "X-Studio-Key": STUDIO_ACCOUNT_API_KEY,
    },
    // as it was sent, and whatever the status is
    responseType: "stream",
    validateStatus: null,
});
for await (const chunk of response.data) {
    process.stdout.write(chunk);
}
if (response.status >= 400) {
    throw new Error(`the server answered ${response.status}`);
}
