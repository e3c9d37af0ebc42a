const { STUDIO_ACCOUNT_API_KEY } = process.env;
if (!STUDIO_ACCOUNT_API_KEY) throw new Error("STUDIO_ACCOUNT_API_KEY is not set");

const response = await fetch("https://api.studio.example/v1/projects/prj_0001", {
    method: "PATCH",
    headers: {
        "X-Studio-Key": STUDIO_ACCOUNT_API_KEY,
        "Content-Type": "application/merge-patch+json",
    },
    body: JSON.stringify({
        "description": null,
        "visibility": "team",
    }),
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
