import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

public class Main {
    public static void main(String[] args) throws IOException {
        // as bytes: of a text, OkHttp would add its charset to the type
        var body = RequestBody.create(null, """
{
  "it's \\"q\\"": "'; id; '\\n\\"\\"\\" \\\\ $(id) `id` ${id} </script>\\u2028\\u0000",
  "__proto__": "</pre>",
  "__class__": [
    null,
    true,
    1e+100,
    -0.0,
    "😀"
  ]
}""".getBytes(StandardCharsets.UTF_8));
        var request = new Request.Builder()
            .url("https://evil.example.com/a'b$(id)/a'b%22/..%2F%27%22%0A%24%28id%29/%60id%60/$HOME?q%26a%3D1%23=a%26b%3Dc%20d%23%2B%25")
            .addHeader("Content-Type", "application/json; a=\"b'c\"")
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
