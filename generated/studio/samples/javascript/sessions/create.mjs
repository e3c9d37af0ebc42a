const { STUDIO_OWNER_BASIC } = process.env;
if (!STUDIO_OWNER_BASIC) throw new Error("STUDIO_OWNER_BASIC is not set");

const response = await fetch("https://api.studio.example/v1/sessions", {
    method: "POST",
    headers: {
        "Authorization": "Basic " + STUDIO_OWNER_BASIC,
        "Content-Type": "application/x-www-form-urlencoded",
    },
    body: "device=string&languages=aa",
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
