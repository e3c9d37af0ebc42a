import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

public class Main {
    public static void main(String[] args) throws IOException {
        // as bytes: of a text, OkHttp would add its charset to the type
        var body = RequestBody.create(null, """
{
  "name": "Night builds",
  "scopes": [
    "read",
    "render"
  ],
  "password": "correct horse battery"
}""".getBytes(StandardCharsets.UTF_8));
        var request = new Request.Builder()
            .url("https://api.studio.example/v1/tokens")
            .addHeader("X-Studio-Key", Objects.requireNonNull(System.getenv("STUDIO_ACCOUNT_API_KEY"), "STUDIO_ACCOUNT_API_KEY is not set"))
            .addHeader("Content-Type", "application/json")
            .method("POST", body)
            .build();
        var client = new OkHttpClient();
        try (var response = client.newCall(request).execute()) {
            System.out.println(response.body().string());
            if (!response.isSuccessful()) {
                throw new IOException("the server answered " + response.code());
            }
        }
    }
}
