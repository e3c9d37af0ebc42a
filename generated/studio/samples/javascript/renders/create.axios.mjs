import axios from "axios";

const { STUDIO_ACCOUNT_API_KEY } = process.env;
if (!STUDIO_ACCOUNT_API_KEY) throw new Error("STUDIO_ACCOUNT_API_KEY is not set");

const response = await axios.request({
    method: "POST",
    url: "https://api.studio.example/v1/projects/prj_0001/renders",
    headers: {
        "X-Studio-Key": STUDIO_ACCOUNT_API_KEY,
        "Content-Type": "application/json",
    },
    data: JSON.stringify({
        "model": "tide-2",
        "source": {
            "kind": "text",
            "prompt": "A ferry leaves the harbour at dawn, gulls behind it.",
            "seed": 7,
        },
        "format": "mp4",
        "resolution": "1080p",
        "seconds": 6,
        "labels": {
            "scene": "1",
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
