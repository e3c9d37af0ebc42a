const { STUDIO_SESSION_COOKIE_API_KEY } = process.env;
if (!STUDIO_SESSION_COOKIE_API_KEY) throw new Error("STUDIO_SESSION_COOKIE_API_KEY is not set");

const response = await fetch("https://api.studio.example/v1/sessions", {
    method: "GET",
    headers: {
        "Cookie": "studio_session=" + STUDIO_SESSION_COOKIE_API_KEY,
    },
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
