const { STUDIO_ACCOUNT_API_KEY } = process.env;
if (!STUDIO_ACCOUNT_API_KEY) throw new Error("STUDIO_ACCOUNT_API_KEY is not set");

const response = await fetch("https://api.studio.example/v1/projects/prj_0001/renders", {
    method: "POST",
    headers: {
        "X-Studio-Key": STUDIO_ACCOUNT_API_KEY,
        "Content-Type": "application/json",
    },
    body: JSON.stringify({
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
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
