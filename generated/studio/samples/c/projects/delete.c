#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *with_secret(const char *text, const char *variable) {
    const char *secret = getenv(variable);
    if (!secret) {
        fprintf(stderr, "%s is not set\n", variable);
        exit(1);
    }
    char *joined = malloc(strlen(text) + strlen(secret) + 1);
    return strcat(strcpy(joined, text), secret);
}

int main(void) {
    CURL *curl = curl_easy_init();
    curl_easy_setopt(curl, CURLOPT_URL, "https://api.studio.example/v1/projects/prj_0001");
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "DELETE");

    struct curl_slist *headers = NULL;
    headers = curl_slist_append(headers, with_secret("X-Studio-Key: ", "STUDIO_ACCOUNT_API_KEY"));
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);

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
