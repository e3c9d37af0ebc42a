const response = await fetch("https://api.studio.example/v1/sessions", {
    method: "POST",
    headers: {
        "Authorization": "Basic " + process.env.STUDIO_OWNER_BASIC,
        "Content-Type": "application/x-www-form-urlencoded",
    },
    body: "device=string&languages=aa",
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
