#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>

int main(void) {
    CURL *curl = curl_easy_init();
    curl_easy_setopt(curl, CURLOPT_URL, "https://evil.example.com/a'b$(id)/a'b%22/..%2F%27%22%0A%24%28id%29/%60id%60/$HOME?q%26a%3D1%23=a%26b%3Dc%20d%23%2B%25");
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "POST");

    struct curl_slist *headers = NULL;
    headers = curl_slist_append(headers, "Content-Type: application/json; a=\"b'c\"");
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);

    static const char body[] =
        "{\n"
        "  \"it's \\\"q\\\"\": \"'; id; '\\n\\\"\\\"\\\" \\\\ $(id) `id` ${id} </script>\\u2028\\u0000\",\n"
        "  \"__proto__\": \"</pre>\",\n"
        "  \"__class__\": [\n"
        "    null,\n"
        "    true,\n"
        "    1e+100,\n"
        "    -0.0,\n"
        "    \"😀\"\n"
        "  ]\n"
        "}";
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)sizeof body - 1);

    CURLcode result = curl_easy_perform(curl);
    if (result != CURLE_OK) {
        fprintf(stderr, "%s\n", curl_easy_strerror(result));
        return 1;
    }
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (status >= 400) {
        fprintf(stderr, "the server answered %ld\n", status);
        return 1;
    }
    curl_easy_cleanup(curl);
    return 0;
}
