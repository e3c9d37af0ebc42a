const response = await fetch("https://api.studio.example/v1/renders", {
    method: "GET",
    headers: {
        "X-Studio-Key": process.env.STUDIO_ACCOUNT_API_KEY,
    },
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
