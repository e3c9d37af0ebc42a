const response = await fetch("https://api.studio.example/v1/health", {
    method: "GET",
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
