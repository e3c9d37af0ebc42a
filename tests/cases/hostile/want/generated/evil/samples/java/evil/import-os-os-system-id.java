import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

public class Main {
    public static void main(String[] args) throws IOException, InterruptedException {
        var body = BodyPublishers.ofString("""
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
}""");
        var request = HttpRequest.newBuilder()
            .uri(URI.create("https://evil.example.com/a'b$(id)/a'b%22/..%2F%27%22%0A%24%28id%29/%60id%60/$HOME?q%26a%3D1%23=a%26b%3Dc%20d%23%2B%25"))
            .header("Content-Type", "application/json; a=\"b'c\"")
            .method("POST", body)
            .build();
        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        System.out.println(response.body());
        if (response.statusCode() >= 400) {
            throw new IOException("the server answered " + response.statusCode());
        }
    }
}
