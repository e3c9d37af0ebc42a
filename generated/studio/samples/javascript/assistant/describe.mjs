const { STUDIO_ACCOUNT_API_KEY } = process.env;
if (!STUDIO_ACCOUNT_API_KEY) throw new Error("STUDIO_ACCOUNT_API_KEY is not set");

const response = await fetch("https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/descriptions", {
    method: "POST",
    headers: {
        "X-Studio-Key": STUDIO_ACCOUNT_API_KEY,
        "Content-Type": "application/json",
    },
    body: JSON.stringify({
        "question": "What is in the foreground?",
        "language": "en",
        "max_words": 12,
    }),
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
