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
  "model": "seedream-3.0",
  "prompt": "A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
  "image_url": "https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
  "duration": 5,
  "aspect_ratio": "16:9",
  "cfg_scale": 0.5
}""".getBytes(StandardCharsets.UTF_8));
        var request = new Request.Builder()
            .url("https://api.chatfire.cn/jimeng-video/v1/tasks")
            .addHeader("Authorization", "Bearer " + Objects.requireNonNull(System.getenv("CHATFIRE_API_KEY"), "CHATFIRE_API_KEY is not set"))
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
