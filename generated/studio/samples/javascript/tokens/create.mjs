const { STUDIO_ACCOUNT_API_KEY } = process.env;
if (!STUDIO_ACCOUNT_API_KEY) throw new Error("STUDIO_ACCOUNT_API_KEY is not set");

const response = await fetch("https://api.studio.example/v1/tokens", {
    method: "POST",
    headers: {
        "X-Studio-Key": STUDIO_ACCOUNT_API_KEY,
        "Content-Type": "application/json",
    },
    body: JSON.stringify({
        "name": "Night builds",
        "scopes": [
            "read",
            "render",
        ],
        "password": "correct horse battery",
    }),
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
