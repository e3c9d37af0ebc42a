import axios from "axios";

const response = await axios.request({
    method: "POST",
    url: "https://api.studio.example/v1/sessions",
    headers: {
        "Authorization": "Basic " + process.env.STUDIO_OWNER_BASIC,
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
