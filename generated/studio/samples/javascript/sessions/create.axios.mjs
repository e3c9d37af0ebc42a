import axios from "axios";

const { STUDIO_OWNER_BASIC } = process.env;
if (!STUDIO_OWNER_BASIC) throw new Error("STUDIO_OWNER_BASIC is not set");

const response = await axios.request({
    method: "POST",
    url: "https://api.studio.example/v1/sessions",
    headers: {
        "Authorization": "Basic " + STUDIO_OWNER_BASIC,
        "Content-Type": "application/x-www-form-urlencoded",
    },
    data: "device=string&languages=aa",
    // as it was sent, and whatever the status is
    responseType: "text",
    validateStatus: null,
});
console.log(response.data);
if (response.status >= 400) {
    throw new Error(`the server answered ${response.status}`);
}
