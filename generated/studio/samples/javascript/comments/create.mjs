const response = await fetch("https://api.studio.example/v1/projects/prj_0001/comments", {
    method: "POST",
    headers: {
        "X-Studio-Key": process.env.STUDIO_ACCOUNT_API_KEY,
        "Content-Type": "application/json",
    },
    body: JSON.stringify({
        "text": "The gulls are too loud.",
        "reply_to": null,
    }),
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
